import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { run } from '../harness/run.ts';

interface Report {
  violations: readonly { title: string; location: { file: string; row: number } }[];
  summary: { files_scanned: number };
}

/** How we differ from it is in .regal/config.yaml, with reasons. */
it('Regal, a linter for Rego, finds nothing in our policies', async ({ signal }) => {
  const linting = { cwd: root, allowFailure: true, timeoutMs: 280_000, signal };
  const { stdout, stderr } = await run('regal', ['lint', '--format', 'json', 'policies'], linting);
  expect(stderr).toBe('');
  const { violations, summary } = JSON.parse(stdout) as Report;
  expect(violations.map(({ title, location: { file, row } }) => `${file}:${row}: ${title}`)).toEqual([]);
  expect(summary.files_scanned).toBeGreaterThan(200);
});
