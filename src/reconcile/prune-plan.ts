import { formatIdentity, type ObjectIdentity } from '../model/object.ts';
import { foreignKeep, annotationKeys } from './names.ts';
import { groupKind, objectKey } from './object-key.ts';
import { byStage } from './stages.ts';

/** An object of the cluster that carries our label or stands in our inventory. */
export interface Member {
  identity: ObjectIdentity;
  uid: string;
  resourceVersion: string;
  /** It has an Apply entry of ours in its managedFields. */
  ours: boolean;
  /** A controller made it: it got our label by inheritance. */
  controlled: boolean;
  /** It stands in our inventory, or there is none to ask. */
  recorded: boolean;
  deleting: boolean;
  annotations: Readonly<Record<string, string>>;
}

export interface PruneLimit {
  /** So many may always go. */
  count: number;
  /** And so many of a hundred members. */
  percent: number;
}

export const defaultPruneLimit: PruneLimit = { count: 10, percent: 30 };

export interface PrunePlan {
  /** To be deleted, in this order. */
  doomed: readonly Member[];
  /** Members that are no longer rendered, and stay. */
  kept: readonly { member: Member; reason: string }[];
  /** Set when so many would go that nothing is deleted. */
  blocked?: { doomed: number; members: number; allowed: number };
}

const protectedKinds = new Set([
  '/Namespace',
  '/PersistentVolume',
  '/PersistentVolumeClaim',
  'apiextensions.k8s.io/CustomResourceDefinition',
]);

/** Decides what to delete: members that are no longer wanted, with every reason to keep one considered first. */
export function planPrune(
  members: readonly Member[],
  wanted: ReadonlySet<string>,
  limit: PruneLimit,
  confirmed: ReadonlySet<string> = new Set(),
): PrunePlan {
  const kept: { member: Member; reason: string }[] = [];
  const doomed: Member[] = [];
  for (const member of members) {
    if (wanted.has(objectKey(member.identity))) continue;
    const reason = keepReason(member, confirmed);
    if (reason === undefined) doomed.push(member);
    else if (reason !== '') kept.push({ member, reason });
  }
  const allowed = Math.max(limit.count, Math.floor((members.length * limit.percent) / 100));
  if (doomed.length > allowed) {
    return { doomed: [], kept, blocked: { doomed: doomed.length, members: members.length, allowed } };
  }
  return { doomed: doomed.toSorted((one, other) => byStage(other.identity, one.identity)), kept };
}

/** Why a member stays; empty when that needs no word. */
function keepReason(member: Member, confirmed: ReadonlySet<string>): string | undefined {
  if (member.controlled) return '';
  if (!member.ours) return 'it carries our label, but we never applied it';
  if (!member.recorded) return 'it carries our label, but is not in our inventory';
  const own = member.annotations[annotationKeys.prune] ?? '';
  if (own === 'disabled') return `it is kept by ${annotationKeys.prune}: disabled`;
  const foreign = foreignKeep.find(([key, pattern]) => pattern.test(member.annotations[key] ?? ''));
  if (foreign !== undefined) return `it is kept by ${foreign[0]}`;
  const allowed = own === 'confirmed' || confirmed.has(formatIdentity(member.identity));
  if (protectedKinds.has(groupKind(member.identity)) && !allowed) {
    return `a ${member.identity.kind} is deleted only when it carries ${annotationKeys.prune}: confirmed, or reconcile.prune.confirm names it`;
  }
  return undefined;
}
