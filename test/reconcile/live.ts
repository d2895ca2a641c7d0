import type { LiveObject } from '../../src/ports/kube.ts';

/** A row of managedFields. */
export function managed(manager: string, operation: 'Apply' | 'Update', fieldsV1: object, more: object = {}): object {
  return {
    manager,
    operation,
    apiVersion: 'apps/v1',
    fieldsType: 'FieldsV1',
    time: '2026-01-01T12:00:00Z',
    fieldsV1,
    ...more,
  };
}

/** A Deployment as the cluster holds it. */
export function live(managedFields: object[], more: Record<string, unknown> = {}): LiveObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', uid: 'u1', resourceVersion: '7', managedFields },
    ...more,
  };
}
