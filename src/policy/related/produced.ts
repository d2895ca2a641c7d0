import { groupOf, type KubernetesObject } from '../../model/object.ts';
import { below, fieldsOf, listOf, textOf } from './read.ts';

/** An object that is there because of another one. */
export interface Produced {
  kind: 'Secret' | 'ConfigMap' | 'Endpoints';
  /** Undefined: in namespaces that the manifest does not tell. */
  namespace: string | undefined;
  name: string;
}

const nothing: readonly Produced[] = [];

/** Kinds that are in every root, and nothing is made of. */
const barren = new Set([
  'Deployment',
  'ConfigMap',
  'ServiceAccount',
  'CronJob',
  'Job',
  'StatefulSet',
  'DaemonSet',
  'Pod',
]);

/** The Secrets and ConfigMaps that operators make of an object. */
export function producedBy(object: KubernetesObject): readonly Produced[] {
  if (barren.has(object.kind)) return nothing;
  const namespace = object.metadata?.namespace ?? '';
  const own = textOf(object.metadata?.name);
  const secrets = secretNames(object, own).filter((name) => name !== '');
  const group = groupOf(object.apiVersion);
  if (object.kind === 'Bundle' && group === 'trust.cert-manager.io') {
    const kind = below(object, 'spec', 'target', 'secret') === undefined ? 'ConfigMap' : 'Secret';
    return [{ kind, namespace: undefined, name: own }];
  }
  if (object.kind === 'EndpointSlice') {
    // What a Service without a selector is filled with.
    const name = textOf(object.metadata?.labels?.['kubernetes.io/service-name']);
    return name === '' ? [] : [{ kind: 'Endpoints', namespace, name }];
  }
  const everywhere = object.kind.startsWith('Cluster');
  return secrets.map((name) => ({ kind: 'Secret', namespace: everywhere ? undefined : namespace, name }));
}

function secretNames(object: KubernetesObject, own: string): readonly string[] {
  const spec = (...steps: string[]): string => textOf(below(object, 'spec', ...steps));
  switch (`${object.kind}.${groupOf(object.apiVersion)}`) {
    case 'ExternalSecret.external-secrets.io':
    case 'ExternalSecret.kubernetes-client.io':
      return [spec('target', 'name') || own];
    case 'ClusterExternalSecret.external-secrets.io':
      return [spec('externalSecretSpec', 'target', 'name') || spec('externalSecretName') || own];
    case 'SealedSecret.bitnami.com':
      return [spec('template', 'metadata', 'name') || own];
    case 'Certificate.cert-manager.io':
      return [spec('secretName'), spec('keystores', 'jks', 'passwordSecretRef', 'name')];
    case 'Issuer.cert-manager.io':
    case 'ClusterIssuer.cert-manager.io':
      return [spec('acme', 'privateKeySecretRef', 'name')];
    case 'VaultStaticSecret.secrets.hashicorp.com':
    case 'VaultDynamicSecret.secrets.hashicorp.com':
    case 'VaultPKISecret.secrets.hashicorp.com':
    case 'HCPVaultSecretsApp.secrets.hashicorp.com':
      return [spec('destination', 'name')];
    case 'VaultSecret.ricoberger.de':
    case 'OnePasswordItem.onepassword.com':
    case 'AzureKeyVaultSecret.spv.no':
      return [spec('output', 'secret', 'name') || own];
    case 'SopsSecret.isindir.github.com':
      return listOf(below(object, 'spec', 'secretTemplates')).map((each) => textOf(fieldsOf(each)['name']));
    case 'SecretProviderClass.secrets-store.csi.x-k8s.io':
      return listOf(below(object, 'spec', 'secretObjects')).map((each) => textOf(fieldsOf(each)['secretName']));
    case 'DopplerSecret.secrets.doppler.com':
      return [spec('managedSecret', 'name')];
    case 'InfisicalSecret.secrets.infisical.com':
      return [spec('managedSecretReference', 'secretName')];
    case 'BitwardenSecret.k8s.bitwarden.com':
      return [spec('secretName')];
    case 'KafkaUser.kafka.strimzi.io':
      return [spec('secretName') || own];
    case 'Kafka.kafka.strimzi.io':
      return [`${own}-cluster-ca-cert`, `${own}-clients-ca-cert`];
    case 'Cluster.postgresql.cnpg.io':
      return ['app', 'superuser', 'ca', 'server', 'replication'].map((part) => `${own}-${part}`);
    case 'Elasticsearch.elasticsearch.k8s.elastic.co':
      return [`${own}-es-elastic-user`, `${own}-es-http-certs-public`, `${own}-es-http-certs-internal`];
    case 'Ingress.networking.k8s.io':
    case 'Gateway.gateway.networking.k8s.io':
      return certificates(object);
    case 'Service.':
      return [textOf(object.metadata?.annotations?.['service.beta.openshift.io/serving-cert-secret-name'])];
    default:
      return [];
  }
}

/** cert-manager makes what an annotated Ingress or Gateway names. */
function certificates(object: KubernetesObject): readonly string[] {
  const annotations = Object.keys(fieldsOf(object.metadata?.annotations));
  if (!annotations.some((name) => name.startsWith('cert-manager.io/') || name === 'kubernetes.io/tls-acme')) return [];
  const ofIngress = listOf(below(object, 'spec', 'tls')).map((each) => textOf(fieldsOf(each)['secretName']));
  const ofGateway = listOf(below(object, 'spec', 'listeners'))
    .flatMap((listener) => listOf(below(listener, 'tls', 'certificateRefs')))
    .map((each) => textOf(fieldsOf(each)['name']));
  return [...ofIngress, ...ofGateway];
}
