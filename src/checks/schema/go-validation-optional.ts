import type { Constraints } from './constraint.ts';

/** The OpenAPI says, in some version, that these are required; an API server takes objects without them, for in Go absent is 0 or empty there. */
const fields = [
  'apiextensions.v1.CustomResourceDefinitionVersion.served',
  'apiextensions.v1.CustomResourceDefinitionVersion.storage',
  'apps.v1.ControllerRevision.revision',
  'apps.v1.StatefulSetSpec.serviceName',
  'batch.v1.PodFailurePolicy.rules',
  'batch.v1.PodFailurePolicyOnPodConditionsPattern.status',
  'core.v1.HTTPHeader.value',
  'core.v1.ISCSIPersistentVolumeSource.lun',
  'core.v1.ISCSIVolumeSource.lun',
  'core.v1.PreferredSchedulingTerm.preference',
  'core.v1.ScaleIOPersistentVolumeSource.secretRef',
  'core.v1.ScaleIOVolumeSource.secretRef',
  'networking.v1.NetworkPolicySpec.podSelector',
  'resource.v1.ResourceClaimTemplateSpec.spec',
  'storage.v1.CSIDriver.spec',
  'storage.v1.TokenRequest.audience',
];

/** Which fields may be absent though they are said to be required; see go-validation.ts. */
export const ofOptional: Readonly<Record<string, Constraints>> = fields.reduce<Record<string, Constraints>>(
  (all, field) => {
    const dot = field.lastIndexOf('.');
    const definition = field.slice(0, dot);
    return { ...all, [definition]: { ...all[definition], [field.slice(dot + 1)]: { optional: true } } };
  },
  {},
);
