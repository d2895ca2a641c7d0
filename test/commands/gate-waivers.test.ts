import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: a:1, securityContext: {privileged: true}}]}
`;

function waivers(expires: string, object = 'web'): string {
  return `version: 1\nwaivers:\n  - rule: no-privileged\n    object: {name: ${object}}\n    owner: team-a\n    reason: x\n    expires: ${expires}\n`;
}

const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const past = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
const file = '.slipway/waivers.yaml';

type Files = Readonly<Record<string, string | null>>;

/** Judges the working tree against a commit of the base's files. */
async function gate(
  base: Files,
  head: Files,
): Promise<Pick<Verdict, 'verdict' | 'findings' | 'errors'> & { told: string }> {
  await using folder = temporaryDirectory('waivers');
  const write = (files: Files): void => {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) continue;
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      writeFileSync(join(folder.path, name), text);
    }
  };
  const git = (...args: readonly string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder.path });
  await git('init', '--quiet');
  write({ 'slipway.yaml': 'version: 1\ngate: {roots: [base]}\n', ...base });
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'base');
  write(head);
  const argv = [program, 'gate', '--base', 'HEAD', '--pack', 'none', '--enable', 'no-privileged', '--format', 'json'];
  const { stdout, stderr } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  return { ...(JSON.parse(stdout) as Verdict), told: stderr };
}

describe('waivers of a repository', () => {
  it('waive findings of a change where the target branch has them', async () => {
    const verdict = await gate(
      { 'base/other.yaml': pod.replace('web}', 'other}'), [file]: waivers(soon) },
      { 'base/web.yaml': pod },
    );
    expect(verdict).toMatchObject({ verdict: 'pass', errors: [] });
    expect(verdict.findings.map(({ object, status }) => [object.name, status])).toEqual([
      ['other', 'existing'],
      ['web', 'waived'],
    ]);
  });

  it('count for nothing where only the change itself has them', async () => {
    const base = { 'base/a.yaml': pod.replace('true', 'false').replace('web}', 'other}') };
    const verdict = await gate(base, { 'base/web.yaml': pod, [file]: waivers(soon) });
    expect(verdict).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
  });

  it('count for nothing where only the change has them, though nothing is configured', async () => {
    const unconfigured = { 'slipway.yaml': null };
    const verdict = await gate(
      { ...unconfigured, 'base/ok.yaml': pod.replace('true', 'false') },
      { 'base/ok.yaml': pod, [file]: waivers(soon) },
    );
    expect(verdict).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
    // Nor where the change brings the first configuration, if the target branch has waivers.
    const wider = await gate(
      { ...unconfigured, 'base/ok.yaml': pod.replace('true', 'false'), [file]: waivers(soon, 'another') },
      { 'slipway.yaml': 'version: 1\n', 'base/ok.yaml': pod, [file]: waivers(soon) },
    );
    expect(wider).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
    expect(wider.told).toContain('the target branch has no slipway.yaml');
  });

  it('past their date block a change of their root, and name owner and date', async () => {
    const verdict = await gate(
      { 'base/web.yaml': pod, [file]: waivers(past) },
      { 'base/web.yaml': `${pod}# changed\n` },
    );
    expect(verdict).toMatchObject({ verdict: 'fail', findings: [{ status: 'new' }] });
    expect(verdict.told).toContain(`team-a) expired on ${past}`);
  });

  it('that are malformed fail the gate with their line', async () => {
    const broken = waivers(soon).replace('    owner: team-a\n', '');
    const verdict = await gate({ 'base/web.yaml': pod, [file]: broken }, {});
    expect(verdict).toMatchObject({
      verdict: 'fail',
      errors: [{ code: 'WAIVER_INVALID', location: { file, line: 3 } }],
    });
  });
});
