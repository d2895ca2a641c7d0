/**
 * The gate side by side with other tools, in one run and alternating: the whole library (`--pack all`) and `kube-score` on the mix, ten rules of
 * a user and `conftest` with the same ten, twice to four times as many objects, and pull requests on a repository of 50 roots: one that
 * changes none of them, and one that changes one as it never was. `node bench/gate.ts [ROUNDS [ONLY]]` needs `dist`; it builds kube-score
 * and conftest from the Go module proxy, once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/root.ts';
import { setupTools } from '../scripts/setup/setup-tools.ts';
import { BENCH_TOOLS } from '../scripts/tools.ts';
import { type Measured, measure, medianOf } from './lib/measure.ts';
import { writeMix } from './lib/mix.ts';
import { type PullRequest, writePullRequest } from './lib/pull-request.ts';
import { writeTenRules } from './lib/ten-rules.ts';

const rounds = Number(process.argv[2] ?? 5);
/** A part of the names of what is measured. */
const only = process.argv[3];
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
  const results = await alternate(pulled, {
    'kube-score, 5,000 objects': [join(bin, 'kube-score'), 'score', ...files],
    'slipway --pack all, 5,000 objects': [...slipway, 'mix-5000', '--pack', 'all', ...quiet],
    'conftest, ten rules, 5,000 objects': [join(bin, 'conftest'), 'test', '--output', 'json', 'mix-5000'],
    'slipway, ten rules, 5,000 objects': [...slipway, 'mix-5000', ...own],
    'slipway, ten rules, 10,000 objects': [...slipway, 'mix-10000', ...own],
    'slipway, ten rules, 20,000 objects': [...slipway, 'mix-20000', ...own],
    'slipway, 50 unchanged roots': [...slipway, '--base', pulled.base, ...quiet],
    'slipway, one of 50 roots changed': [...slipway, '--base', pulled.base, ...quiet],
    'slipway --version': [...slipway.slice(0, -1), '--version'],
  });
  tell(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One after the other, again and again, so that what else the machine does meets all of them. The first round warms caches. */
async function alternate(
  pulled: PullRequest,
  commands: Readonly<Record<string, readonly string[]>>,
): Promise<Map<string, Measured>> {
  const all = new Map<string, Measured[]>();
  const chosen = Object.entries(commands).filter(([name]) => only === undefined || name.includes(only));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of chosen) {
      const cwd = name.includes('50') ? join(folder, 'roots') : folder;
      if (name.includes('one of')) pulled.changeRoot(round);
      // Beside other tools what is measured is judging, not remembering.
      if (!name.includes('50')) rmSync(join(folder, 'cache/slipway/evaluations'), { recursive: true, force: true });
      // What was found before may have been forgotten for the sake of the others.
      if (name.includes('unchanged')) await measure(command, { cwd, env: environment });
      const measured = await measure(command, { cwd, env: environment });
      pulled.restore();
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
    'slipway, one of 50 roots changed': 'slipway, 50 unchanged roots',
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
