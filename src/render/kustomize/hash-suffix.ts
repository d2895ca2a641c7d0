/**
 * What kustomize's generators append to a name: ten characters of a hexadecimal hash in which 0, 1, 3, a and e are written
 * g, h, k, m and t (kustomize api/hasher).
 */
const hashSuffix = /-[2456789bcdfghkmt]{10}$/;

/** A name without such a suffix; only ConfigMaps and Secrets are generated. */
export function stripHash(kind: string, name: string): string {
  return kind === 'ConfigMap' || kind === 'Secret' ? name.replace(hashSuffix, '') : name;
}
