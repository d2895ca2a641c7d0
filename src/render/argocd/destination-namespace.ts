import { groupOf } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { isMapping } from '../parse/objects.ts';

/** Kinds of Kubernetes that are in no namespace, by group. */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  // Custom resources that are everywhere.
  'cert-manager.io': ['ClusterIssuer'],
  'external-secrets.io': ['ClusterExternalSecret', 'ClusterSecretStore'],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'karpenter.sh': ['NodeClaim', 'NodePool'],
  'kyverno.io': ['ClusterCleanupPolicy', 'ClusterPolicy'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'templates.gatekeeper.sh': ['ConstraintTemplate'],
};

/**
 * Gives the Application's namespace to objects that name none, as Argo CD does when it compares and applies; kinds that are in no namespace
 * lose theirs. A kind that neither Kubernetes nor a CustomResourceDefinition among the objects tells about is taken for one with a namespace.
 */
export function applyNamespace(objects: readonly RenderedObject[], namespace: string): readonly RenderedObject[] {
  const defined = scopesOf(objects);
  return objects.map((object) => {
    const { metadata, kind, apiVersion } = object.manifest;
    const scoped = defined.get(`${groupOf(apiVersion)}/${kind}`) ?? isClusterScoped(groupOf(apiVersion), kind);
    const fields = isMapping(metadata) ? metadata : {};
    const given = fields['namespace'];
    const named = typeof given === 'string' && given !== '';
    if (scoped) {
      if (!named) return object;
      const { namespace: _, ...others } = fields;
      return { ...object, manifest: { ...object.manifest, metadata: others } };
    }
    if (named || namespace === '') return object;
    return { ...object, manifest: { ...object.manifest, metadata: { ...fields, namespace } } };
  });
}

function isClusterScoped(group: string, kind: string): boolean {
  if (group === 'constraints.gatekeeper.sh') return true;
  return clusterScoped[group]?.includes(kind) ?? false;
}

function scopesOf(objects: readonly RenderedObject[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { manifest } of objects) {
    if (manifest.kind !== 'CustomResourceDefinition') continue;
    const spec: unknown = (manifest as Record<string, unknown>)['spec'];
    if (!isMapping(spec) || !isMapping(spec['names'])) continue;
    found.set(`${String(spec['group'])}/${String(spec['names']['kind'])}`, spec['scope'] === 'Cluster');
  }
  return found;
}
