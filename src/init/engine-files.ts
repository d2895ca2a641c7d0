import { dump } from 'js-yaml';
import type { KubernetesObject } from '../model/object.ts';
import { engineNames } from '../sync/engine-names.ts';
import { ciAccess, reconcilerAccess } from './access.ts';
import { cronJob } from './cron-job.ts';
import type { DerivedAccess } from './derive-access.ts';
import { engineReadme } from './engine-readme.ts';
import { checkEngineSettings, type EngineSettings } from './engine-settings.ts';
import { jobPolicy } from './job-policy.ts';

/** Everything that installs, upgrades and uninstalls the built-in engine for one environment: file name → text. */
export function engineFiles(given: EngineSettings, access: DerivedAccess): ReadonlyMap<string, string> {
  const settings = checkEngineSettings(given);
  const manifests: readonly (readonly [string, string, readonly KubernetesObject[]])[] = [
    ['namespace.yaml', "The engine's namespace; one environment is one namespace.", [namespaceObject(settings)]],
    [
      'accounts.yaml',
      'Accounts of the reconciler and of CI. No pod gets a token but where it is asked for.',
      [engineNames.reconciler, engineNames.ci].map((name) => account(name, settings)),
    ],
    [
      'job-policy.yaml',
      "Pins every Job in the namespace to the CronJob's template. Without it, whoever may create Jobs owns the namespace,\n# and `slipway sync` refuses to work.",
      jobPolicy(settings),
    ],
    ['ci-access.yaml', 'What CI may do: by its ServiceAccount, or by a group from GitHub OIDC.', ciAccess(settings)],
    [
      'reconciler-access.yaml',
      'What the reconciler may do, derived from the kinds that the manifests had when this was written. After adding a kind,\n# delete this file and run `slipway init` again.',
      reconcilerAccess(settings, access),
    ],
    [
      'cron-job.yaml',
      'The reconciler: repairs drift on its schedule, and when `slipway sync` asks.',
      [cronJob(settings)],
    ],
  ];
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: manifests.map(([file]) => file),
  };
  return new Map([
    ['kustomization.yaml', yaml('Installs Slipway’s built-in engine: kubectl apply -k .', [kustomization])],
    ...manifests.map(([file, comment, objects]): [string, string] => [file, yaml(comment, objects)]),
    ['README.md', engineReadme(settings, access)],
  ]);
}

function yaml(comment: string, objects: readonly object[]): string {
  const documents = objects.map((object) => dump(object, { lineWidth: -1, noRefs: true }));
  return `# ${comment}\n${documents.join('---\n')}`;
}

function namespaceObject({ namespace, environment }: EngineSettings): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        'app.kubernetes.io/part-of': 'slipway',
        'slipway.dev/environment': environment,
        'pod-security.kubernetes.io/enforce': 'restricted',
      },
    },
  };
}

function account(name: string, { namespace }: EngineSettings): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
    automountServiceAccountToken: false,
  };
}
