import { type ErrorCodeRow, row } from './error-code-row.ts';

/** What a cluster's API server refuses with; a part of the table in error-codes.ts. */
export const kubeErrorCodes = {
  KUBE_ADMISSION: row(
    1,
    'An admission webhook or policy of the cluster refused an object.',
    'Change the manifest as the message says, or ask whoever runs that policy.',
  ),
  KUBE_AUTH: row(
    3,
    'The cluster does not accept the credential.',
    'Renew it: log in again, or issue a new token. `kubectl auth whoami` with the same kubeconfig tells whether it works.',
  ),
  KUBE_CONFIG: row(
    3,
    'No usable kubeconfig was found.',
    'Set KUBECONFIG to a file, choose one of its contexts with --context, or run in a pod with a ServiceAccount token.',
  ),
  KUBE_CONFLICT: row(
    1,
    'Another writer owns a field, or changed the object in between.',
    'Take the field out of the manifest or away from the other manager; run it again when it was a passing change.',
  ),
  KUBE_FAILED: row(3, 'The API server answered with an error.'),
  KUBE_FORBIDDEN: row(
    3,
    'The cluster does not allow this to the credential.',
    'Grant the verb on the resource that the message names to that user, with a Role and a RoleBinding.',
  ),
  KUBE_IMMUTABLE: row(
    1,
    'The manifest changes a field that cannot be changed.',
    'Give the object a new name, or delete it first so that it is made anew.',
  ),
  KUBE_INVALID: row(
    1,
    'The API server does not accept an object: a field is unknown, missing or has a wrong value.',
    'Correct the manifest; `slipway gate` finds most of these before they are pushed.',
  ),
  KUBE_KIND_MISSING: row(
    1,
    'The cluster does not serve a kind that is needed.',
    'Install its CustomResourceDefinition first, or use an apiVersion that the cluster serves (`kubectl api-resources`).',
  ),
  KUBE_NAMESPACE_TERMINATING: row(
    3,
    'The namespace is being deleted, so nothing can be created in it.',
    'Wait until it is gone and run it again; if it stays, look for finalizers: `kubectl get namespace NAME -o yaml`.',
  ),
  KUBE_NOT_FOUND: row(3, 'An object that is needed is not in the cluster.'),
  KUBE_QUOTA: row(
    1,
    'A ResourceQuota or LimitRange of the namespace does not allow the object.',
    'Lower what the manifest requests, or raise the quota.',
  ),
  KUBE_UNREACHABLE: row(
    3,
    'The API server cannot be reached.',
    'Check the server in the kubeconfig, the network between here and there, and HTTPS_PROXY and NO_PROXY.',
  ),
} as const satisfies Record<string, ErrorCodeRow>;
