import type { ApplyOutcome } from './apply-all.ts';
import type { Sendable } from './decide.ts';
import type { Inventory, InventoryEntry } from './inventory.ts';
import { vanishes } from './vanishes.ts';

/**
 * The inventory to write before anything is applied: with all that will be members, and without the fingerprints of what will be
 * sent, so that a run that dies leaves nothing unknown and nothing believed. Undefined when the one that is there says so already.
 */
export function beforeApplying(
  inventory: Inventory,
  sendables: readonly Sendable[],
  isUntouched: (sendable: Sendable) => boolean,
): Inventory | undefined {
  const entries = new Map(inventory.entries);
  let changed = false;
  for (const sendable of sendables) {
    const { key, identity } = sendable.wanted;
    const known = entries.get(key);
    if (isUntouched(sendable) || (known !== undefined && known.hash === '')) continue;
    entries.set(key, { identity, uid: known?.uid ?? '', hash: '', owned: known?.owned ?? '' });
    changed = true;
  }
  return changed ? { ...inventory, entries } : undefined;
}

/** The inventory after a run: what was applied as it is now, what failed as it was before, and without what is gone. */
export function afterApplying(
  inventory: Inventory,
  revision: string,
  outcomes: readonly ApplyOutcome[],
  gone: ReadonlySet<string>,
): Inventory {
  const entries = new Map<string, InventoryEntry>(inventory.entries);
  for (const key of gone) entries.delete(key);
  for (const { wanted, entry } of outcomes) if (entry !== undefined) entries.set(wanted.key, entry);
  return { revision, entries };
}

/** The inventory once all is healthy: Jobs that the cluster cleans up are done with. Undefined when there is none of them. */
export function afterCompletion(inventory: Inventory, outcomes: readonly ApplyOutcome[]): Inventory | undefined {
  const entries = new Map<string, InventoryEntry>(inventory.entries);
  let changed = false;
  for (const { wanted } of outcomes) {
    const entry = entries.get(wanted.key);
    if (entry === undefined || entry.done === true || !vanishes(wanted.manifest)) continue;
    entries.set(wanted.key, { ...entry, done: true });
    changed = true;
  }
  return changed ? { ...inventory, entries } : undefined;
}
