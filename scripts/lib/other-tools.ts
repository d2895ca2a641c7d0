/** Checks of other tools, those that are on by default with a star: kube-linter 35de568, polaris c0e23a2, kube-score 06dedc9. */
const kubeLinter = `
access-to-create-pods access-to-secrets cluster-admin-role-binding dangling-horizontalpodautoscaler dangling-ingress dangling-networkpolicy
dangling-networkpolicypeer-podselector *dangling-service dangling-servicemonitor default-service-account *deprecated-service-account-field dnsconfig-options
*docker-sock *drop-net-raw-capability *duplicate-env-var *env-var-secret env-value-from *host-ipc *host-network *host-pid hpa-minimum-three-replicas
*invalid-target-ports *job-ttl-seconds-after-finished *latest-tag *liveness-port *readiness-port *startup-port minimum-three-replicas *mismatching-selector
*no-anti-affinity *no-extensions-v1beta no-liveness-probe no-readiness-probe no-node-affinity no-rolling-update-strategy *no-read-only-root-fs
*non-existent-service-account non-isolated-pod *pdb-max-unavailable *pdb-min-available *pdb-unhealthy-pod-eviction-policy priority-class-name
*privilege-escalation-container *privileged-container privileged-ports read-secret-from-env-var required-annotation-email required-label-owner restart-policy
*run-as-non-root scc-deny-privileged-container schema-validation exposed-services *sensitive-host-mounts sorted-keys *ssh-port *unsafe-sysctls
unsafe-proc-mount *unset-cpu-requirements *unset-memory-requirements use-namespace wildcard-in-rules writable-host-mount`;

const polaris = `
*deploymentMissingReplicas *priorityClassNotSet *tagNotSpecified *pullPolicyNotAlways *readinessProbeMissing *livenessProbeMissing
*metadataAndInstanceMismatched *pdbDisruptionsIsZero *missingPodDisruptionBudget *topologySpreadConstraint *hpaMaxAvailability *hpaMinAvailability
*pdbMinAvailableGreaterThanHPAMinReplicas *cpuRequestsMissing *cpuLimitsMissing *memoryRequestsMissing *memoryLimitsMissing
*automountServiceAccountToken *hostIPCSet *hostPathSet *hostProcess *hostPIDSet *linuxHardening *missingNetworkPolicy *notReadOnlyRootFilesystem
*privilegeEscalationAllowed *procMount *runAsRootAllowed *runAsPrivileged *dangerousCapabilities *insecureCapabilities *hostNetworkSet *hostPortSet
*tlsSettingsMissing *sensitiveContainerEnvVar *sensitiveConfigmapContent *clusterrolePodExecAttach *rolePodExecAttach *clusterrolebindingPodExecAttach
*rolebindingClusterRolePodExecAttach *rolebindingRolePodExecAttach *clusterrolebindingClusterAdmin *rolebindingClusterAdminClusterRole
*rolebindingClusterAdminRole`;

const kubeScore = `
*deployment-strategy *deployment-replicas *ingress-targets-service *cronjob-has-deadline *cronjob-restartpolicy *container-resources
container-resource-requests-equal-limits container-cpu-requests-equal-limits container-memory-requests-equal-limits *container-image-tag
*container-image-pull-policy *container-ephemeral-storage-request-and-limit container-ephemeral-storage-request-equals-limit container-ports-check
*environment-variable-key-duplication *statefulset-has-poddisruptionbudget *deployment-has-poddisruptionbudget *poddisruptionbudget-has-policy
*pod-networkpolicy *networkpolicy-targets-pod *pod-probes *pod-probes-identical *container-security-context-user-group-id
*container-security-context-privileged *container-security-context-readonlyrootfilesystem container-seccomp-profile *service-targets-pod *service-type
*stable-version *deployment-has-host-podantiaffinity *statefulset-has-host-podantiaffinity
*deployment-targeted-by-hpa-does-not-have-replicas-configured *statefulset-has-servicename
*deployment-pod-selector-labels-match-template-metadata-labels *statefulset-pod-selector-labels-match-template-metadata-labels *label-values
*horizontalpodautoscaler-has-target *horizontalpodautoscaler-replicas *pod-topology-spread-constraints`;

/** Those of the restricted level alone do not count as on, because most clusters enforce the baseline. */
const podSecurity = `
*privileged *hostNamespaces *hostPathVolumes *hostPorts *hostProbesAndHostLifecycle *capabilities_baseline *appArmorProfile *seLinuxOptions *procMount
*seccompProfile_baseline *sysctls *windowsHostProcess allowPrivilegeEscalation capabilities_restricted restrictedVolumes runAsNonRoot runAsUser
seccompProfile_restricted procMount_restricted`;

export interface OtherCheck {
  name: string;
  isDefault: boolean;
}

export const otherTools = {
  'kube-linter': { title: 'kube-linter', checks: parse(kubeLinter), defaults: 'on by default' },
  polaris: { title: 'polaris', checks: parse(polaris), defaults: 'on by default' },
  'kube-score': { title: 'kube-score', checks: parse(kubeScore), defaults: 'on by default' },
  pss: { title: 'Pod Security Standards', checks: parse(podSecurity), defaults: 'baseline' },
} as const;

function parse(text: string): readonly OtherCheck[] {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => ({ name: name.replace('*', ''), isDefault: name.startsWith('*') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
