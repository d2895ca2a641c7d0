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
  IngressClass: 'ingressclasses',
  RuntimeClass: 'runtimeclasses',
  Endpoints: 'endpoints',
  ValidatingAdmissionPolicy: 'validatingadmissionpolicies',
};
const clusterScoped = [
  'ClusterRole',
  'ClusterRoleBinding',
  'StorageClass',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'Namespace',
  'Node',
  'PersistentVolume',
  'IngressClass',
  'RuntimeClass',
  'CSIDriver',
  'FlowSchema',
  'PriorityLevelConfiguration',
  'CustomResourceDefinition',
  'APIService',
];

/** What a real API server says of an object: server-side apply as a dry run, with strict field validation; one without a name is made. */
export async function dryRun({ admin }: ControlPlane, object: KubernetesObject): Promise<Answer> {
  const { apiVersion, kind, metadata } = object;
  const base = groupOf(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  const scope = clusterScoped.includes(kind) ? '' : `/namespaces/${metadata?.namespace ?? 'default'}`;
  const kinds = `${base}${scope}/${plurals[kind] ?? `${kind.toLowerCase()}s`}`;
  const query = 'dryRun=All&fieldValidation=Strict&fieldManager=test';
  const name = metadata?.name;
  const path = name === undefined ? `${kinds}?${query}` : `${kinds}/${encodeURIComponent(name)}?${query}&force=true`;
  const { status, body } =
    name === undefined
      ? await admin.request('POST', path, object)
      : await admin.request('PATCH', path, object, 'application/apply-patch+yaml');
  const message = (body as { message?: string }).message ?? '';
  if (status >= 200 && status < 300) return { accepted: true, message };
  if (status === 400 || status === 422 || status === 500) return { accepted: false, message };
  throw new Error(`${path}: ${status} ${message}`);
}
