import type { NativeRule } from '../native-rule.ts';

const file = 'lifecycle/rules.ts';
const aliases = { 'kube-linter': ['no-extensions-v1beta'], 'kube-score': ['stable-version'] };

const budget = (version: string): string => `apiVersion: policy/${version}
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`;

/** The rules about which apiVersions a version of Kubernetes serves. */
export const lifecycleRules: readonly NativeRule[] = [
  {
    id: 'api-not-served',
    group: 'api',
    severity: 'error',
    packs: ['recommended'],
    title: 'apiVersion that the cluster does not serve',
    description:
      'The target version of Kubernetes (`gate.kubernetes-version`, `--kubernetes-version`, else the newest one that is known) has removed this apiVersion of the kind, or does not have it yet.',
    rationale: 'The API server does not know the kind, so nothing of the object is applied.',
    fix: 'Use the apiVersion that the message names, and look at what changed in its fields: https://kubernetes.io/docs/reference/using-api/deprecation-guide/.',
    aliases,
    file,
    examples: { bad: budget('v1beta1'), good: budget('v1') },
  },
  {
    id: 'api-deprecated',
    group: 'api',
    severity: 'warning',
    packs: ['recommended'],
    title: 'apiVersion that is deprecated',
    description:
      'The target version of Kubernetes still serves this apiVersion of the kind, and it is deprecated, or a later version does not have it any more.',
    rationale: 'An upgrade of the cluster that removes it makes the object impossible to apply.',
    fix: 'Use the apiVersion that the message names before the cluster is upgraded.',
    aliases,
    file,
    examples: {
      bad: 'apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: database\nsubsets:\n  - addresses:\n      - ip: 192.0.2.1\n',
      good: 'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: database\naddressType: IPv4\nendpoints:\n  - addresses:\n      - 192.0.2.1\n',
    },
  },
];
