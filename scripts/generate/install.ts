import { deriveAccess } from '../../src/init/derive-access.ts';
import { engineFiles } from '../../src/init/engine-files.ts';
import type { KubernetesObject } from '../../src/model/object.ts';

function object(apiVersion: string, kind: string, name: string, namespace?: string): KubernetesObject {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

/** What an application usually has: a namespace of its own, and another that was there before. */
const application = [
  object('v1', 'Namespace', 'shop'),
  object('apps/v1', 'Deployment', 'web', 'shop'),
  object('v1', 'Service', 'web', 'shop'),
  object('networking.k8s.io/v1', 'Ingress', 'web', 'shop'),
  object('v1', 'ConfigMap', 'dashboards', 'monitoring'),
];

/** An example of what `slipway init --engine job` writes, by path. */
export function installFiles(): [string, string][] {
  const files = engineFiles(
    {
      environment: 'production',
      namespace: 'slipway-production',
      image: `ghcr.io/slipway-ci/slipway@sha256:${'0'.repeat(64)}`,
      repository: 'https://github.com/acme/deploy',
      branch: 'main',
      config: 'slipway.yaml',
    },
    deriveAccess(application),
  );
  return [...files].map(([name, text]) => [`install/kustomize/${name}`, text]);
}
