import type { ReconcileConfig } from '../config/schema-reconcile.ts';
import { parseDuration } from '../model/duration.ts';
import type { ApplyOptions } from '../reconcile/rendering.ts';

/** What an environment's `reconcile` says, as the engine takes it. */
export function applyOptions(config: ReconcileConfig | undefined): ApplyOptions {
  if (config === undefined) return {};
  const { prune, settle } = config;
  const namespace = config['default-namespace'];
  const rewind = config['allow-rewind'];
  const settleMs = parseDuration(settle);
  return {
    ...(namespace === undefined ? {} : { defaultNamespace: namespace }),
    ...(prune?.limit === undefined ? {} : { pruneLimit: prune.limit }),
    ...(prune?.confirm === undefined ? {} : { pruneConfirmed: prune.confirm }),
    ...(rewind === undefined ? {} : { allowRewind: rewind }),
    ...(settleMs === undefined ? {} : { settleMs }),
    addresses: config['wait-for-addresses'],
  };
}
