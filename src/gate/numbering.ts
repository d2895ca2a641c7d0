import type { KubernetesObject } from '../model/object.ts';
import { objectKey } from './object-keys.ts';

/** Gives a fingerprint of a rule's finding its number. */
export type Numbering = (object: KubernetesObject, rule: string, fingerprint: string) => string;

/** What was told of the objects of one key; a root can render an object twice. */
interface Told {
  fingerprints: string[];
  counts?: Map<string, number>;
}

/** Of more that one rule finds in one object, to look at all costs more than to count them. */
const fewOfRule = 16;

/**
 * Gives equal fingerprints their numbers, in the order they come. Only those of one rule and one object can be equal, and those of one
 * rule come one after the other: nearly all are known to be alone without looking.
 */
export function createNumbering(): Numbering {
  const objects = new Map<string, Told>();
  let last: KubernetesObject | undefined;
  let told: Told = { fingerprints: [] };
  let ruleOfLast = '';
  let first = 0;
  return (object, rule, fingerprint) => {
    if (object !== last) {
      last = object;
      ruleOfLast = '';
      const key = objectKey(object);
      const before = objects.get(key);
      told = before ?? { fingerprints: [] };
      if (before === undefined) objects.set(key, told);
      else countAll(told);
    }
    const { fingerprints } = told;
    if (told.counts === undefined) {
      if (rule !== ruleOfLast) first = fingerprints.length;
      if (fingerprints.length - first >= fewOfRule) countAll(told);
      ruleOfLast = rule;
    }
    let count = 1;
    if (told.counts === undefined) {
      for (let at = first; at < fingerprints.length; at++) if (fingerprints[at] === fingerprint) count++;
      fingerprints.push(fingerprint);
    } else {
      count = (told.counts.get(fingerprint) ?? 0) + 1;
      told.counts.set(fingerprint, count);
    }
    return count === 1 ? fingerprint : `${fingerprint}#${count}`;
  };
}

function countAll(told: Told): void {
  if (told.counts !== undefined) return;
  const counts = new Map<string, number>();
  for (const one of told.fingerprints) counts.set(one, (counts.get(one) ?? 0) + 1);
  told.counts = counts;
  told.fingerprints = [];
}
