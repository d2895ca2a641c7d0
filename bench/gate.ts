/**
 * The gate side by side with other tools, in one run and alternating: the whole library (`--pack all`) and `kube-score` on the mix, ten rules of
 * a user and `conftest` with the same ten, twice to four times as many objects, and an unchanged pull request on a repository of 50 roots.
 * `node bench/gate.ts [ROUNDS]` needs `dist`; it builds kube-score and conftest from the Go module proxy, once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/root.ts';
import { setupTools } from '../scripts/setup/setup-tools.ts';
import { BENCH_TOOLS } from '../scripts/tools.ts';
import { type Measured, measure, medianOf } from './lib/measure.ts';
import { writeMix } from './lib/mix.ts';
import { writePullRequest } from './lib/pull-request.ts';
import { writeTenRules } from './lib/ten-rules.ts';

const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const { bin } = await setupTools(BENCH_TOOLS);
const slipway = [process.execPath, join(root, 'dist/cli.js'), 'gate'];
const quiet = ['--fail-on', 'never', '--format', 'json'];
const environment = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };

try {
  const files = [5000, 10_000, 20_000].map((objects) => writeMix(join(folder, `mix-${objects}`), objects))[0] ?? [];
  writeTenRules(join(folder, 'policy'));
  const pulled = writePullRequest(join(folder, 'roots'), 50);
  const own = ['--pack', 'none', '--policy', 'policy', ...quiet];
  const results = await alternate({
    'kube-score, 5,000 objects': [join(bin, 'kube-score'), 'score', ...files],
    'slipway --pack all, 5,000 objects': [...slipway, 'mix-5000', '--pack', 'all', ...quiet],
    'conftest, ten rules, 5,000 objects': [join(bin, 'conftest'), 'test', '--output', 'json', 'mix-5000'],
    'slipway, ten rules, 5,000 objects': [...slipway, 'mix-5000', ...own],
    'slipway, ten rules, 10,000 objects': [...slipway, 'mix-10000', ...own],
    'slipway, ten rules, 20,000 objects': [...slipway, 'mix-20000', ...own],
    'slipway, 50 unchanged roots': [...slipway, '--base', pulled.base, ...quiet],
  });
  tell(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One after the other, again and again, so that what else the machine does meets all of them. The first round warms caches. */
async function alternate(commands: Readonly<Record<string, readonly string[]>>): Promise<Map<string, Measured>> {
  const all = new Map<string, Measured[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const cwd = name.includes('unchanged') ? join(folder, 'roots') : folder;
      const measured = await measure(command, { cwd, env: environment });
      if (round > 0) all.set(name, [...(all.get(name) ?? []), measured]);
    }
  }
  return new Map([...all].map(([name, list]) => [name, medianOf(list)]));
}

function tell(results: ReadonlyMap<string, Measured>): void {
  const beside: Readonly<Record<string, string>> = {
    'slipway --pack all, 5,000 objects': 'kube-score, 5,000 objects',
    'slipway, ten rules, 5,000 objects': 'conftest, ten rules, 5,000 objects',
    'slipway, ten rules, 10,000 objects': 'slipway, ten rules, 5,000 objects',
    'slipway, ten rules, 20,000 objects': 'slipway, ten rules, 5,000 objects',
  };
  for (const [name, { milliseconds, megabytes }] of results) {
    const other = beside[name];
    const ratio = other === undefined ? NaN : milliseconds / (results.get(other)?.milliseconds ?? NaN);
    const text = other === undefined ? '' : `  ${ratio.toFixed(2)} × ${other}`;
    console.log(
      `${name.padEnd(36)} ${milliseconds.toFixed(0).padStart(6)} ms ${megabytes.toFixed(0).padStart(5)} MB${text}`,
    );
  }
}
