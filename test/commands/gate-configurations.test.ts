import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { git, initCheckout } from '../harness/repository.ts';
import { type StepResult, startRunner } from '../harness/runner.ts';
import { temporaryDirectory } from '../harness/temp.ts';

type Files = Readonly<Record<string, string>>;

const pod = (privileged: boolean): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: a:1, securityContext: {privileged: ${privileged}}}]}\n`;
const strict = 'version: 1\ngate: {roots: [prod], packs: [none], enable: [no-privileged]}\n';
const lax = 'version: 1\ngate: {roots: [prod], packs: [none], enable: [single-replica]}\n';
const workflow = (inputs: string): string =>
  `on: pull_request\njobs: {gate: {steps: [{uses: acme/slipway/gate@v1, with: {${inputs}}}]}}\n`;
const file = '.github/workflows/gate.yaml';

/** The gate's Action on a change that makes a pod privileged. */
async function changed(
  event: 'pull_request' | 'pull_request_target' | 'merge_group',
  base: Files,
  change: Files,
  inputs: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  await using folder = temporaryDirectory('configurations');
  await initCheckout(folder.path, { 'prod/a.yaml': pod(false), ...base });
  const target = await git(folder.path, 'rev-parse', 'HEAD');
  for (const [name, text] of Object.entries({ 'prod/a.yaml': pod(true), ...change })) {
    const path = join(folder.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await git(folder.path, 'add', '--all');
  await git(folder.path, 'commit', '--quiet', '--message', 'Change');
  const sha = await git(folder.path, 'rev-parse', 'HEAD');
  const repo = { full_name: 'acme/deploy' };
  const events = {
    pull_request: { base: { ref: 'main', sha: target, repo }, head: { ref: 'change', sha, repo }, number: 7 },
    merge_group: { base_ref: 'refs/heads/main', base_sha: target, head_sha: sha },
  };
  await using runner = await startRunner({
    workspace: folder.path,
    repository: 'acme/deploy',
    sha,
    eventName: event,
    event: event === 'merge_group' ? { merge_group: events.merge_group } : { pull_request: events.pull_request },
    path: (process.env['PATH'] ?? '').split(':'),
  });
  return await runner.run({ action: join(root, 'gate'), main: join(root, 'src/entry/gate.ts'), inputs });
}

const events = ['pull_request', 'pull_request_target', 'merge_group'] as const;

describe.each(events)('on %s, where the configuration of the target branch is not at the top', (event) => {
  const base = {
    'deploy/slipway.yaml': strict.replace('prod', '../prod'),
    [file]: workflow('config: deploy/slipway.yaml'),
  };

  it('decides where the input names it', async () => {
    const result = await changed(event, base, {}, { config: 'deploy/slipway.yaml' });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(result.stdout).toContain('no-privileged');
  });

  it('a change that names a new one is refused', async () => {
    const result = await changed(event, base, { 'evil.yaml': lax }, { config: 'evil.yaml' });
    expect(result.exitCode).toBe(2);
    expect(result.stdout + result.stderr).toContain('error[GATE_LOOSENED]: input "config" would loosen the gate');
    expect(result.stdout + result.stderr).toContain('the target branch has deploy/slipway.yaml, but no evil.yaml');
  });
});

it('a first configuration decides, and the summary says so', async () => {
  const result = await changed('pull_request', {}, { 'slipway.yaml': strict });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
  expect(result.summary).toContain(
    'the target branch has no slipway.yaml, so the rules that this change brings decide',
  );
});
