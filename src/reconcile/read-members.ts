import { isStoredKind } from '../health/object-health.ts';
import { type SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import type { KubeKind } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import { inParallel } from './in-parallel.ts';
import type { Inventory } from './inventory.ts';
import type { Kinds } from './kinds.ts';
import { type LiveRecord, liveRecord } from './live-record.ts';
import { applySetKeys } from './names.ts';
import { groupKind } from './object-key.ts';
import { withPatience } from './patience.ts';
import type { RunContext } from './run-context.ts';
import type { Wanted } from './wanted.ts';

export interface Members {
  /** By object key: what is wanted, or carries our label. */
  records: ReadonlyMap<string, LiveRecord>;
  /** By place: kinds in namespaces that could not be read. Their objects are left alone. */
  failures: ReadonlyMap<string, SlipwayError>;
}

interface Place {
  key: string;
  kind: KubeKind;
  namespace: string;
  /** Something here was never applied before: it may be there already, without our label. */
  unlabelled: boolean;
}

const metadataPage = 5000;
const objectPage = 500;

/** A kind in a namespace: what one LIST answers. */
export function placeOf(identity: { apiVersion: string; kind: string; namespace: string }): string {
  return `${groupKind(identity)}/${identity.namespace}`;
}

/** Reads what the cluster holds of all that is wanted or was applied before: one LIST for each kind in each namespace. */
export async function readMembers(
  context: RunContext,
  kinds: Kinds,
  wanted: readonly Wanted[],
  inventory: Inventory,
  keep: (record: LiveRecord) => boolean,
): Promise<Members> {
  const records = new Map<string, LiveRecord>();
  const failures = new Map<string, SlipwayError>();
  const wantedKeys = new Set(wanted.map((one) => one.key));
  const take = (record: LiveRecord): void => {
    const concerns =
      wantedKeys.has(record.key) || record.partOf === context.partOf || inventory.entries.has(record.key);
    if (concerns) records.set(record.key, record);
  };
  for (const { identity } of [...wanted, ...inventory.entries.values()]) {
    const failure = kinds.failureOf(identity);
    if (failure !== undefined) failures.set(placeOf(identity), failure);
  }
  await inParallel(places(kinds, wanted, inventory), async (place) => {
    try {
      await withPatience(context, async () => await readPlace(context, place, take, keep));
    } catch (error) {
      context.signal.throwIfAborted();
      const [first] = toSlipwayErrors(error);
      // A kind that is gone has no members left.
      if (first !== undefined && !(first instanceof KubeError && first.code === 'KUBE_KIND_MISSING'))
        failures.set(place.key, first);
    }
  });
  return { records, failures };
}

function places(kinds: Kinds, wanted: readonly Wanted[], inventory: Inventory): Place[] {
  const found = new Map<string, Place>();
  const add = (identity: Wanted['identity'], unlabelled: boolean): void => {
    const kind = kinds.served(identity);
    if (kind === undefined) return;
    const key = placeOf(identity);
    const known = found.get(key);
    if (known === undefined) found.set(key, { key, kind, namespace: identity.namespace, unlabelled });
    else known.unlabelled ||= unlabelled;
  };
  for (const { identity, key } of wanted) add(identity, !inventory.entries.has(key));
  for (const { identity } of inventory.entries.values()) add(identity, false);
  return [...found.values()];
}

async function readPlace(
  { kube, clock, signal, partOf }: RunContext,
  { kind, namespace, unlabelled }: Place,
  take: (record: LiveRecord) => void,
  keep: (record: LiveRecord) => boolean,
): Promise<void> {
  const metadataOnly = isStoredKind(kind.apiVersion, kind.kind);
  const query = {
    metadataOnly,
    limit: metadataOnly ? metadataPage : objectPage,
    signal,
    ...(namespace === '' ? {} : { namespace }),
    ...(unlabelled ? {} : { labelSelector: `${applySetKeys.partOf}=${partOf}` }),
  };
  for await (const page of kube.pages(kind, query)) {
    const now = clock.now();
    for (const item of page.items)
      take(liveRecord({ ...item, apiVersion: kind.apiVersion, kind: kind.kind }, now, keep));
  }
}
