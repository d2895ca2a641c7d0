/** The field manager of everything that we apply, one for all environments, so that an object can move between them. */
export const fieldManager = 'slipway';

/** Names of what a reconcile keeps in its own namespace: one environment is one namespace. */
export const objectNames = {
  /** The ApplySet's parent: which objects are ours. */
  inventory: 'slipway-inventory',
  /** The reconcile document, bounded; all that CI may read. */
  status: 'slipway-status',
  /** Held while a run writes. */
  lease: 'slipway-reconcile',
} as const;

/** The key of the status ConfigMap that holds the document. */
export const statusKey = 'status.json';

/** KEP-3659 as kubectl implements it: `applyset.kubernetes.io`, not the KEP text's `applyset.k8s.io`. */
export const applySetKeys = {
  id: 'applyset.kubernetes.io/id',
  partOf: 'applyset.kubernetes.io/part-of',
  tooling: 'applyset.kubernetes.io/tooling',
  groupKinds: 'applyset.kubernetes.io/contains-group-kinds',
  namespaces: 'applyset.kubernetes.io/additional-namespaces',
} as const;

/** What the author of a manifest tells us by annotations. */
export const annotationKeys = {
  /** `disabled`: never delete it · `confirmed`: it may be deleted though it is a Namespace, CRD, PV or PVC. */
  prune: 'slipway.dev/prune',
  /** `enabled`: take fields also from other tools that apply them. */
  force: 'slipway.dev/force',
  /** `enabled`: delete and create anew when an immutable field changes. */
  recreate: 'slipway.dev/recreate',
  /** On the Lease: a newer run wants it. */
  wanted: 'slipway.dev/wanted-by',
} as const;

/** Annotations of other tools that ask to keep an object. */
export const foreignKeep: readonly (readonly [string, RegExp])[] = [
  ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/i],
  ['argocd.argoproj.io/sync-options', /(^|,)\s*Prune=false\s*(,|$)/],
  ['helm.sh/resource-policy', /^keep$/],
];
