import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versionFolders } from './go-types.ts';

/** When an apiVersion of a kind came, is deprecated and goes, as minor versions, and what takes its place. */
export interface Lifecycle {
  deprecated?: number;
  removed?: number;
  /** `apps/v1/Deployment` */
  replacement?: string;
}

const generated = 'zz_generated.prerelease-lifecycle.go';

/** Reads the markers of k8s.io/api, of which `apiserver` warnings and the deprecation guide are made; later modules count more. */
export async function readLifecycles(modules: readonly string[]): Promise<ReadonlyMap<string, Lifecycle>> {
  const found = new Map<string, Lifecycle>(Object.entries(goneBefore));
  for (const module of modules) {
    for (const folder of await versionFolders(module, generated)) {
      const group = await groupName(join(module, folder));
      const version = folder.split('/')[1] ?? '';
      const text = await readFile(join(module, folder, generated), 'utf8');
      const facts = new Map<string, Lifecycle>();
      for (const [, kind = '', what = '', minor = ''] of text.matchAll(minorOf))
        facts.set(kind, { ...facts.get(kind), [what.toLowerCase()]: Number(minor) });
      for (const [, kind = '', ofGroup = '', ofVersion = '', ofKind = ''] of text.matchAll(replacementOf))
        facts.set(kind, { ...facts.get(kind), replacement: gvk(ofGroup, ofVersion, ofKind) });
      for (const [kind, fact] of facts) {
        if (fact.deprecated === undefined || kind.endsWith('List')) continue;
        const { deprecated, removed, replacement } = fact;
        found.set(gvk(group, version, kind), {
          deprecated,
          ...(removed === undefined ? {} : { removed }),
          ...(replacement === undefined ? {} : { replacement }),
        });
      }
    }
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const minorOf = /func \(in \*(\w+)\) APILifecycle(Deprecated|Removed)\(\) \(major, minor int\) \{\s+return 1, (\d+)/g;
const replacementOf =
  /func \(in \*(\w+)\) APILifecycleReplacement\(\) schema.GroupVersionKind \{\s+return schema.GroupVersionKind\{Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"\}/g;

async function groupName(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'register.go'), 'utf8');
  return /GroupName\s+= "([^"]*)"/.exec(text)?.[1] ?? '';
}

function gvk(group: string, version: string, kind: string): string {
  return `${group === '' ? '' : `${group}/`}${version}/${kind}`;
}

/** From the deprecation guide (https://kubernetes.io/docs/reference/using-api/deprecation-guide/): what has no markers any more, or never had. */
const goneBefore: Readonly<Record<string, Lifecycle>> = {
  'admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration': {
    deprecated: 16,
    removed: 22,
    replacement: 'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration',
  },
  'admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration': {
    deprecated: 16,
    removed: 22,
    replacement: 'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
  },
  'apiextensions.k8s.io/v1beta1/CustomResourceDefinition': {
    deprecated: 16,
    removed: 22,
    replacement: 'apiextensions.k8s.io/v1/CustomResourceDefinition',
  },
  'apiregistration.k8s.io/v1beta1/APIService': {
    deprecated: 19,
    removed: 22,
    replacement: 'apiregistration.k8s.io/v1/APIService',
  },
  'audit.k8s.io/v1beta1/Policy': { deprecated: 21, removed: 24, replacement: 'audit.k8s.io/v1/Policy' },
  'autoscaling/v2alpha1/HorizontalPodAutoscaler': {
    deprecated: 9,
    removed: 16,
    replacement: 'autoscaling/v2/HorizontalPodAutoscaler',
  },
  'batch/v2alpha1/CronJob': { deprecated: 8, removed: 21, replacement: 'batch/v1/CronJob' },
  'discovery.k8s.io/v1alpha1/EndpointSlice': {
    deprecated: 17,
    removed: 21,
    replacement: 'discovery.k8s.io/v1/EndpointSlice',
  },
  'extensions/v1beta1/PodSecurityPolicy': { deprecated: 11, removed: 16 },
  'node.k8s.io/v1alpha1/RuntimeClass': { deprecated: 20, removed: 24, replacement: 'node.k8s.io/v1/RuntimeClass' },
  'policy/v1beta1/PodSecurityPolicy': { deprecated: 21, removed: 25 },
  'rbac.authorization.k8s.io/v1alpha1/ClusterRole': rbac('ClusterRole', 22),
  'rbac.authorization.k8s.io/v1alpha1/ClusterRoleBinding': rbac('ClusterRoleBinding', 22),
  'rbac.authorization.k8s.io/v1alpha1/Role': rbac('Role', 22),
  'rbac.authorization.k8s.io/v1alpha1/RoleBinding': rbac('RoleBinding', 22),
  'scheduling.k8s.io/v1alpha1/PriorityClass': {
    deprecated: 14,
    removed: 17,
    replacement: 'scheduling.k8s.io/v1/PriorityClass',
  },
  'settings.k8s.io/v1alpha1/PodPreset': { deprecated: 19, removed: 20 },
  // Deprecated for good, but not to be removed (KEP-4974, and the API server's own warnings).
  'v1/ComponentStatus': { deprecated: 19 },
  'v1/Endpoints': { deprecated: 33, replacement: 'discovery.k8s.io/v1/EndpointSlice' },
  'storage.k8s.io/v1alpha1/VolumeAttachment': {
    deprecated: 21,
    removed: 24,
    replacement: 'storage.k8s.io/v1/VolumeAttachment',
  },
};

function rbac(kind: string, removed: number): Lifecycle {
  return { deprecated: 17, removed, replacement: `rbac.authorization.k8s.io/v1/${kind}` };
}
