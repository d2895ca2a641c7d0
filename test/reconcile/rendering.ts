import type { Rendering } from '../../src/reconcile/rendering.ts';

export const head = '1111111111111111111111111111111111111111';

/** A rendering of one ConfigMap. */
export function rendering(more: Partial<Rendering> = {}): Rendering {
  return {
    environment: 'prod',
    repository: 'https://git.example/acme/deploy',
    branch: 'main',
    requested: '',
    revision: head,
    history: { revisions: [head], complete: true },
    objects: [
      {
        manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, data: { x: 'ä' } },
        origin: { file: 'base/a.yaml', line: 1 },
      },
    ],
    options: { pruneLimit: { count: 5, percent: 50 } },
    errors: [],
    stages: [{ name: 'fetched', at: '2026-01-01T12:00:00.000Z' }],
    ...more,
  };
}
