import type { Aliases } from '../policy/rule.ts';

/** Checkov's checks that say what a check of kube-linter or polaris says (checkov docs/5.Policy Index/kubernetes.md). */
const likeKubeLinter: Readonly<Record<string, string>> = {
  'no-liveness-probe': 'CKV_K8S_8',
  'no-readiness-probe': 'CKV_K8S_9',
  'unset-cpu-requirements': 'CKV_K8S_10',
  'unset-memory-requirements': 'CKV_K8S_13',
  'latest-tag': 'CKV_K8S_14',
  'privileged-container': 'CKV_K8S_16',
  'host-pid': 'CKV_K8S_17',
  'host-ipc': 'CKV_K8S_18',
  'host-network': 'CKV_K8S_19',
  'privilege-escalation-container': 'CKV_K8S_20',
  'use-namespace': 'CKV_K8S_21',
  'no-read-only-root-fs': 'CKV_K8S_22',
  'run-as-non-root': 'CKV_K8S_23',
  'docker-sock': 'CKV_K8S_27',
  'drop-net-raw-capability': 'CKV_K8S_28',
  'read-secret-from-env-var': 'CKV_K8S_35',
  'default-service-account': 'CKV_K8S_41',
  'wildcard-in-rules': 'CKV_K8S_49',
};

const likePolaris: Readonly<Record<string, string>> = {
  cpuLimitsMissing: 'CKV_K8S_11',
  memoryRequestsMissing: 'CKV_K8S_12',
  pullPolicyNotAlways: 'CKV_K8S_15',
  hostPortSet: 'CKV_K8S_26',
  automountServiceAccountToken: 'CKV_K8S_38',
};

/** The checks of checkov that a rule stands for. */
export function checkovNames(aliases: Aliases): readonly string[] {
  const names = [
    ...aliases['kube-linter'].map((name) => likeKubeLinter[name]),
    ...aliases.polaris.map((name) => likePolaris[name]),
  ];
  return [...new Set(names.filter((name) => name !== undefined))];
}
