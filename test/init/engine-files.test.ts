import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { deriveAccess } from '../../src/init/derive-access.ts';
import { engineFiles } from '../../src/init/engine-files.ts';
import type { EngineSettings } from '../../src/init/engine-settings.ts';
import { thrownBy } from '../harness/thrown.ts';

const settings: EngineSettings = {
  environment: 'production',
  namespace: 'slipway-production',
  image: `ghcr.io/slipway-ci/slipway@sha256:${'1'.repeat(64)}`,
  repository: 'https://github.com/acme/deploy',
  branch: 'main',
  config: 'deploy/slipway.yaml',
};

function files(change: Partial<EngineSettings> = {}): ReadonlyMap<string, string> {
  return engineFiles({ ...settings, ...change }, deriveAccess([]));
}

interface PodSpec {
  automountServiceAccountToken: boolean;
  initContainers: Container[];
  containers: Container[];
}

interface Container {
  args: string[];
  env: { name: string }[];
  volumeMounts: { name: string; mountPath: string }[];
  securityContext: object;
}

function pod(change: Partial<EngineSettings> = {}): PodSpec {
  const cronJob = load(files(change).get('cron-job.yaml') ?? '') as {
    spec: { jobTemplate: { spec: { template: { spec: PodSpec } } } };
  };
  return cronJob.spec.jobTemplate.spec.template.spec;
}

test('every file that the kustomization names is written', () => {
  const written = files();
  const { resources } = load(written.get('kustomization.yaml') ?? '') as { resources: string[] };
  expect([...written.keys()].toSorted()).toEqual([...resources, 'README.md', 'kustomization.yaml'].toSorted());
});

test('the container that renders gets the git credential and no way to the cluster, the other the reverse', () => {
  const { automountServiceAccountToken, initContainers, containers } = pod();
  expect(automountServiceAccountToken).toBe(false);
  const [render, apply] = [initContainers[0], containers[0]];
  expect(render?.env.map((one) => one.name)).toContain('SLIPWAY_TOKEN');
  expect(JSON.stringify(render?.volumeMounts)).not.toContain('serviceaccount');
  expect(JSON.stringify(apply?.env)).not.toMatch(/TOKEN|SSH/);
  expect(JSON.stringify(apply?.volumeMounts)).toContain('/var/run/secrets/kubernetes.io/serviceaccount');
});

test('both containers meet the restricted pod security standard', () => {
  const { initContainers, containers } = pod();
  for (const { securityContext } of [...initContainers, ...containers]) {
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  }
});

test('a dollar in a value stays one: Kubernetes would put variables of the container in its place', () => {
  expect(pod({ branch: 'release/$(SLIPWAY_TOKEN)' }).initContainers[0]?.args).toContain(
    '--branch=release/$$(SLIPWAY_TOKEN)',
  );
});

test.each([
  ['an image without a digest', { image: 'ghcr.io/slipway-ci/slipway:1.0.0' }],
  ['a namespace that can be none', { namespace: 'Slipway' }],
  ['a namespace that would break out of its line', { namespace: 'a\nb: c' }],
  ['a password in the URL', { repository: 'https://user:secret@git.example/acme/deploy' }],
])('%s is refused', (_what, change) => {
  expect(thrownBy(() => files(change)).code).toBe('OPTION_INVALID');
});

test('no file holds what a git Secret could', () => {
  for (const [, text] of files()) expect(text).not.toMatch(/stringData|kind: Secret/);
});
