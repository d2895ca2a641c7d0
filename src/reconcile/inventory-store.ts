import { textAt } from '../health/read.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { applySetId, parentAnnotations, refuseParent } from './apply-set.ts';
import {
  decodeInventory,
  encodeInventory,
  type Inventory,
  type InventoryEntry,
  maxInventoryBytes,
} from './inventory.ts';
import { applySetKeys, objectNames } from './names.ts';

/** Where the inventory is kept: the ConfigMap that is also the ApplySet's parent. */
export interface InventoryStore {
  /** Undefined when there is none, or it is damaged. Throws `INVENTORY_FOREIGN`. */
  read(): Promise<Inventory | undefined>;
  write(inventory: Inventory): Promise<void>;
}

export interface InventoryPlace {
  kube: Kube;
  log: Logger;
  namespace: string;
  /** Of Slipway. */
  version: string;
  signal: AbortSignal;
}

const key = 'inventory.json.gz';
// The KEP's form, `<tool>-applyset`.
const manager = 'slipway-applyset';

export function createInventoryStore({ kube, log, namespace, version, signal }: InventoryPlace): InventoryStore {
  const name = objectNames.inventory;
  const id = applySetId(name, namespace);
  return {
    async read() {
      const parent = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name }, { signal });
      if (parent === undefined) return undefined;
      const { labels = {}, annotations = {} } = parent.metadata;
      const refusal = refuseParent({ labels, annotations }, id);
      if (refusal !== undefined) {
        throw new SlipwayError('INVENTORY_FOREIGN', `ConfigMap ${namespace}/${name} is not ours: ${refusal}`);
      }
      const inventory = decodeInventory(Buffer.from(textAt(parent, ['binaryData', key]), 'base64'));
      if (inventory === undefined)
        log.warning(`the inventory in ConfigMap ${namespace}/${name} is damaged; labels tell what is ours`);
      return inventory;
    },
    async write(inventory) {
      const entries = [...inventory.entries.values()];
      const object = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name,
          namespace,
          labels: { [applySetKeys.id]: id },
          annotations: parentAnnotations(
            entries.map((entry) => entry.identity),
            namespace,
            version,
          ),
        },
        binaryData: { [key]: Buffer.from(fitting(inventory, log)).toString('base64') },
      };
      await kube.applyServerSide(object, { fieldManager: manager, force: true, signal });
    },
  };
}

/** A release that is too large for one ConfigMap is known by names alone: it is applied anew each time, and still pruned exactly. */
function fitting(inventory: Inventory, log: Logger): Uint8Array {
  const whole = encodeInventory(inventory);
  if (whole.length <= maxInventoryBytes) return whole;
  log.warning(`the inventory of ${inventory.entries.size} objects is too large to keep fingerprints`);
  const bare = [...inventory.entries].map(([key, entry]): [string, InventoryEntry] => [
    key,
    { ...entry, uid: '', hash: '', owned: '' },
  ]);
  return encodeInventory({ ...inventory, entries: new Map(bare) });
}
