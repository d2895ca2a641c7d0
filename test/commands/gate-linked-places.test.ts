import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: a:1
      securityContext: { privileged: true }
`;

it('a finding and an error behind a link are at the file that the link leads to', async () => {
  await using folder = temporaryDirectory('linked');
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  };
  write('apps/real/web.yaml', pod);
  write('shared/deep/broken.yaml', 'apiVersion: v1\nkind: Pod\n  metadata: {}\n');
  write('apps/kustomization.yaml', 'resources: [web.yaml]\n');
  write('plain/other.yaml', pod.replace('name: web }', 'name: other }'));
  write('slipway.yaml', 'version: 1\ngate: { roots: [apps, plain], packs: [none], enable: [no-privileged] }\n');
  symlinkSync('real/web.yaml', join(folder.path, 'apps/web.yaml'));
  symlinkSync('../apps/real/web.yaml', join(folder.path, 'plain/web.yaml'));
  symlinkSync('../shared/deep/broken.yaml', join(folder.path, 'plain/broken.yaml'));
  const argv = [program, 'gate', '--renderer', 'embedded', '--format', 'json'];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  const { findings, errors } = JSON.parse(stdout) as Verdict;
  const placed = findings.map(({ root, location }) => `${root} ${location?.file}:${location?.line}`);
  expect(placed.toSorted()).toEqual([
    'apps apps/real/web.yaml:8',
    'plain apps/real/web.yaml:8',
    'plain plain/other.yaml:8',
  ]);
  expect(errors.map(({ code, location }) => [code, location?.file])).toEqual([
    ['RENDER_PARSE', 'shared/deep/broken.yaml'],
  ]);
});
