import { fileURLToPath } from 'node:url';
import type { KubernetesObject } from '../../../src/model/object.ts';

const folder = new URL('../../fixtures/api-server/taken/', import.meta.url);

/** Objects that an API server takes, though they look as if it would not. */
export const takenFiles: readonly string[] = ['pods', 'workloads', 'schedules', 'network', 'cluster', 'absent'].map(
  (name) => fileURLToPath(new URL(`${name}.yaml`, folder)),
);

export function nameOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata?.name ?? 'with a generated name'}`;
}
