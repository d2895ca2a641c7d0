/** Start-up as a ratio to `node -e 0`: `--help`, and `gate` on ten objects. Run side by side, medians of twenty. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/root.ts';
import { median } from './lib/median.ts';

const rounds = 20;
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const manifest = (index: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web-${index} }\nspec:\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: "example.com/web:1.0.${index}" }] }\n`;

try {
  writeFileSync(join(folder, 'objects.yaml'), Array.from({ length: 10 }, (_, index) => manifest(index)).join('---\n'));
  const slipway = join(root, 'dist/cli.js');
  const cases = {
    'node -e 0': ['-e', '0'],
    'slipway --help': [slipway, '--help'],
    'slipway gate, 10 objects': [slipway, 'gate', 'objects.yaml', '--fail-on', 'never'],
  };
  const times = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(cases)) times.get(name)?.push(run(args));
  }
  const base = median(times.get('node -e 0') ?? []);
  for (const [name, list] of times) {
    const value = median(list);
    console.log(`${name.padEnd(26)} ${value.toFixed(0).padStart(5)} ms  ${(value / base).toFixed(2)} x`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
