import type { KubernetesObject } from '../../../src/model/object.ts';
import { groupOf } from '../../../src/model/object.ts';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';

export interface Answer {
  accepted: boolean;
  message: string;
}

const plurals: Readonly<Record<string, string>> = {
  Ingress: 'ingresses',
  NetworkPolicy: 'networkpolicies',
  StorageClass: 'storageclasses',
  PriorityClass: 'priorityclasses',
  LimitRange: 'limitranges',
};
const clusterScoped = [
  'ClusterRole',
  'ClusterRoleBinding',
  'StorageClass',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'Namespace',
];

/** What a real API server says of an object: server-side apply as a dry run, with strict field validation. */
export async function dryRun({ admin }: ControlPlane, object: KubernetesObject): Promise<Answer> {
  const { apiVersion, kind } = object;
  const base = groupOf(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  const scope = clusterScoped.includes(kind) ? '' : '/namespaces/default';
  const plural = plurals[kind] ?? `${kind.toLowerCase()}s`;
  const query = 'dryRun=All&fieldValidation=Strict&fieldManager=test&force=true';
  const path = `${base}${scope}/${plural}/${object.metadata?.name ?? ''}?${query}`;
  const { status, body } = await admin.request('PATCH', path, object, 'application/apply-patch+yaml');
  const message = (body as { message?: string }).message ?? '';
  if (status >= 200 && status < 300) return { accepted: true, message };
  if (status === 400 || status === 422 || status === 500) return { accepted: false, message };
  throw new Error(`${path}: ${status} ${message}`);
}
