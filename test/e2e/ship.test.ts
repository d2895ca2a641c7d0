import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { type Line, type LineOptions, openLine, stagingAlone, writeToken } from '../harness/line.ts';
import { commitFiles, git } from '../harness/repository.ts';

let line: Line | undefined;
afterEach(async () => {
  await line?.[Symbol.asyncDispose]();
  line = undefined;
});

const ship = { action: root, inputs: { token: writeToken } };
const overlay = 'overlays/staging/kustomization.yaml';

async function open(options: LineOptions = {}): Promise<{ line: Line; clone: string; revision: string }> {
  line = await openLine({ ...options, manifests: { 'slipway.yaml': stagingAlone, ...options.manifests } });
  const clone = await line.clone(line.application);
  return { line, clone, revision: await git(clone, 'rev-parse', 'HEAD') };
}

test('a commit becomes an image, and a commit that changes two values of one file', async () => {
  const { line, clone, revision } = await open();
  const before = await git(line.manifests.folder, 'show', `main:${overlay}`);
  const result = await line.run(clone, ship);
  expect(result).toMatchObject({ exitCode: 0, complaints: [] });
  const tag = `sha-${revision.slice(0, 12)}`;
  const stored = await line.registry.manifest('shop/frontend', tag);
  const after = await git(line.manifests.folder, 'show', `main:${overlay}`);
  expect(after).toBe(
    before
      .replace('newTag: "0.10.6"', `newTag: "${tag}"`)
      .replace(/(newTag: .*)\n/, `$1\n  digest: ${stored?.digest}\n`),
  );
  expect(await git(line.manifests.folder, 'diff', '--name-only', 'main~1', 'main')).toBe(overlay);
  const message = await git(line.manifests.folder, 'log', '-1', '--format=%B', 'main');
  expect(message).toContain(`Slipway-Source: ${line.server.url}/acme/shop`);
  expect(message).toContain(`Slipway-Revision: ${revision}`);
  expect(message).toContain(`Slipway-Image: ${line.registry.host}/shop/frontend:${tag}@${stored?.digest}`);
  const config = (await line.registry.config('shop/frontend', tag)) as { config: { Labels: Record<string, string> } };
  expect(config.config.Labels).toMatchObject({ 'org.opencontainers.image.revision': revision });
  expect(result.outputs).toMatchObject({
    outcome: 'changed',
    verdict: 'pass',
    findings: '0',
    commit: await line.head(),
  });
  expect(JSON.parse(result.outputs['digests'] ?? '')).toEqual({ frontend: stored?.digest });
  expect(JSON.parse(result.outputs['release'] ?? '')).toMatchObject({ schema: 'slipway/release/v1', revision });
  const report = JSON.parse(await readFile(result.outputs['report'] ?? '', 'utf8').catch(() => 'null')) as unknown;
  expect(report === null || typeof report === 'object').toBe(true);
  expect(result.summary).toContain('Gate passed');
});

test('the same commit again builds nothing and commits nothing', async () => {
  const { line, clone } = await open();
  await line.run(clone, ship);
  const head = await line.head();
  const again = await line.run(clone, ship);
  expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', commit: '' } });
  expect(JSON.parse(again.outputs['release'] ?? '')).toMatchObject({ images: [{ built: false }] });
  expect(await line.head()).toBe(head);
});

test('a commit that does not touch the image keeps its digest', async () => {
  const { line, clone } = await open();
  const first = await line.run(clone, ship);
  await writeFile(join(clone, '.dockerignore'), 'NOTES\n');
  await line.push(clone, 'main', 'Leave notes out');
  const second = await line.run(clone, ship);
  await writeFile(join(clone, 'NOTES'), 'nothing of this is in the image\n');
  await line.push(clone, 'main', 'Take a note');
  const third = await line.run(clone, ship);
  expect(first.exitCode + String(second.exitCode) + String(third.exitCode)).toBe('000');
  expect(third.outputs['digests']).toBe(second.outputs['digests']);
  expect(JSON.parse(third.outputs['release'] ?? '')).toMatchObject({ images: [{ built: false }] });
});

test('a branch that moves during the push loses neither commit', async () => {
  const { line, clone } = await open();
  line.server.duringNextPush(async () => {
    const text = await git(line.manifests.folder, 'show', `main:${overlay}`);
    await commitFiles(line.manifests.folder, {
      [overlay]: `${text.replace('count: 2', 'count: 5')}\n`,
      'other.txt': 'x\n',
    });
  });
  const result = await line.run(clone, ship);
  expect(result.exitCode).toBe(0);
  const after = await git(line.manifests.folder, 'show', `main:${overlay}`);
  expect(after).toContain('count: 5');
  expect(after).toContain('digest: sha256:');
  expect(await git(line.manifests.folder, 'show', 'main:other.txt')).toBe('x');
});

const refuseBumps = `package main

import rego.v1

deny contains {"msg": "no image by digest in staging", "path": ["spec", "template", "spec", "containers", 0, "image"]} if {
	input.kind == "Deployment"
	input.metadata.namespace == "shop-staging"
	contains(input.spec.template.spec.containers[0].image, "@sha256:")
}
`;

test('what the gate refuses is not committed, and the finding is told', async () => {
  const { line, clone, revision } = await open({
    manifests: {
      'policy/refuse.rego': refuseBumps,
      'slipway.yaml':
        'version: 1\nenvironments: { staging: { roots: [overlays/staging] } }\ngate: { policies: [policy] }\n',
    },
  });
  const head = await line.head();
  const result = await line.run(clone, ship);
  expect(result).toMatchObject({
    exitCode: 1,
    outputs: { outcome: 'refused', verdict: 'fail', findings: '1', commit: '' },
  });
  expect(result.stdout).toContain('no image by digest in staging');
  expect(result.summary).toContain('no image by digest in staging');
  expect(await line.head()).toBe(head);
  expect(line.server.pushes()).toHaveLength(0);
  expect(await line.registry.manifest('shop/frontend', `sha-${revision.slice(0, 12)}`)).toBeDefined();
  expect(JSON.parse(await readFile(join(clone, 'slipway-release.json'), 'utf8'))).toMatchObject({ revision });
});

test('an environment that fails is left out, and the others go into one commit', async () => {
  const { line, clone } = await open({
    manifests: {
      'policy/refuse.rego': refuseBumps,
      'slipway.yaml':
        'version: 1\nenvironments:\n  staging: { roots: [overlays/staging] }\n  production: { roots: [overlays/production] }\ngate: { policies: [policy] }\n',
    },
  });
  const result = await line.run(clone, ship);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain('staging: blocked');
  expect(await git(line.manifests.folder, 'diff', '--name-only', 'main~1', 'main')).toBe(
    'overlays/production/kustomization.yaml',
  );
});
