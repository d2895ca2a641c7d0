/** Every check that needs no server: types, lint, format, dead code, generated files, dist. Runs all, then fails if one did. */
import { spawnSync } from 'node:child_process';
import { root } from './lib/root.ts';

const checks: readonly { name: string; command: readonly string[]; cure: string }[] = [
  { name: 'types', command: ['tsc'], cure: 'fix the types' },
  { name: 'lint', command: ['oxlint', '--deny-warnings'], cure: 'fix what is named' },
  { name: 'format', command: ['biome', 'format'], cure: 'npm run format' },
  { name: 'dead code', command: ['knip'], cure: 'delete what nothing uses' },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'], cure: 'npm run generate' },
  {
    name: 'policies',
    command: ['node', 'scripts/build-policies.ts', '--check'],
    cure: 'node scripts/build-policies.ts, and commit what it writes',
  },
  {
    name: 'schemas',
    command: ['node', 'scripts/build-schemas.ts', '--check'],
    cure: 'node scripts/build-schemas.ts, and commit what it writes',
  },
  { name: 'dist', command: ['node', 'scripts/check-dist.ts'], cure: 'npm run build, and commit dist' },
];

let failed = 0;
for (const check of checks) {
  const started = Date.now();
  const [command = '', ...args] = check.command;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`ok      ${check.name} (${seconds} s)`);
    continue;
  }
  failed += 1;
  console.log(`FAILED  ${check.name} (${seconds} s): ${check.cure}\n${stdout ?? ''}${stderr ?? ''}`);
}
if (failed > 0) {
  console.log(`${failed} of ${checks.length} checks failed`);
  process.exitCode = 1;
}
