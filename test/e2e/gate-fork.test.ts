import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { git, initCheckout } from '../harness/repository.ts';
import { startRunner } from '../harness/runner.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const pod = (privileged: boolean): string => `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
  - name: web
    image: ghcr.io/acme/web:1.0.0
    securityContext:
      privileged: ${privileged}
`;

const kustomization = 'resources: [pod.yaml]\n';

test('a change from a fork is judged without starting what is on PATH, though that is asked for', async () => {
  await using directory = temporaryDirectory('fork');
  const workspace = join(directory.path, 'repo');
  const bin = join(directory.path, 'bin');
  const mark = join(directory.path, 'it-ran');
  for (const made of [workspace, bin]) await mkdir(made);
  for (const program of ['kustomize', 'kubectl', 'helm']) {
    await writeFile(join(bin, program), `#!/bin/sh\ntouch ${mark}\n`);
    await chmod(join(bin, program), 0o755);
  }
  await initCheckout(workspace, {
    'slipway.yaml': 'version: 1\nenvironments: { prod: { roots: [prod] } }\n',
    'prod/kustomization.yaml': kustomization,
    'prod/pod.yaml': pod(false),
  });
  const base = await git(workspace, 'rev-parse', 'HEAD');
  await git(workspace, 'checkout', '--quiet', '-b', 'change');
  await writeFile(join(workspace, 'prod/pod.yaml'), pod(true));
  await git(workspace, 'commit', '--quiet', '--all', '--message', 'Change');
  const head = await git(workspace, 'rev-parse', 'HEAD');
  await using runner = await startRunner({
    workspace,
    repository: 'acme/deploy',
    sha: head,
    eventName: 'pull_request',
    event: {
      pull_request: {
        number: 7,
        base: { ref: 'main', sha: base, repo: { full_name: 'acme/deploy' } },
        head: { ref: 'change', sha: head, repo: { full_name: 'stranger/deploy' } },
      },
    },
    path: [bin, ...(process.env['PATH'] ?? '').split(delimiter)],
  });
  const result = await runner.run({ action: join(root, 'gate'), inputs: { renderer: 'native' } });
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', findings: '1' } });
  expect(result.annotations).toContainEqual(
    expect.objectContaining({ level: 'error', file: 'prod/pod.yaml', line: 9 }),
  );
  await expect(access(mark)).rejects.toThrow('ENOENT');
});
