import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { startOf } from './geometry.ts';
import type { NewValue } from './operation.ts';
import type { Promised } from './promises.ts';
import type { YamlSource } from './source.ts';
import { isStringEverywhere } from './write-scalar.ts';

/** Why a change is not what was asked for, and where (offset in the text before). */
export interface Disproof {
  reason: string;
  offset: number;
}

/**
 * Compares the trees before and after: they differ in exactly what the operations promise, and every new value is a string.
 */
export function proveChange(before: YamlSource, after: YamlSource, promised: Promised): Disproof | undefined {
  if (after.problem) return { reason: `the file would no longer parse: ${after.problem.reason}`, offset: 0 };
  for (const [index, document] of before.documents.entries()) {
    const other = after.documents[index];
    if (!other) return { reason: 'the number of documents would change', offset: 0 };
    const root = promised.roots.get(index);
    const problem = root
      ? compareNew({ entries: [root] }, other.root, 0)
      : compare(document.root, other.root, promised);
    if (problem) return problem;
  }
  const added = before.documents.length === 0 && promised.roots.size > 0 ? 1 : 0;
  if (after.documents.length !== before.documents.length + added) {
    return { reason: 'the number of documents would change', offset: 0 };
  }
  return undefined;
}

function compare(before: unknown, after: unknown, promised: Promised): Disproof | undefined {
  const offset = startOf(before);
  const wanted = promised.values.get(before);
  if (wanted !== undefined) return compareValue(wanted, after, offset) ?? compareProperties(before, after, offset);
  const literal = promised.literals.get(before);
  if (literal !== undefined) {
    const same =
      isScalar(before) && isScalar(after) && after.source === literal && typeof after.value === typeof before.value;
    return same ? undefined : { reason: 'the value would be read as something else', offset };
  }
  if (isAlias(before)) {
    return isAlias(after) && after.source === before.source ? undefined : { reason: 'an alias would change', offset };
  }
  if (isScalar(before)) {
    const same = isScalar(after) && Object.is(plainValue(after), plainValue(before)) && after.source === before.source;
    return same
      ? compareProperties(before, after, offset)
      : { reason: 'a value that is not meant would change', offset };
  }
  if (isMap(before)) {
    if (!isMap(after)) return { reason: 'a map would become something else', offset };
    return compareProperties(before, after, offset) ?? compareMaps(before, after, promised);
  }
  if (isSeq(before)) {
    if (!isSeq(after)) return { reason: 'a list would become something else', offset };
    return compareProperties(before, after, offset) ?? compareLists(before, after, promised);
  }
  if (isPair(before)) {
    // The items of an ordered map.
    if (!isPair(after)) return { reason: 'a pair would become something else', offset: startOf(before.key) };
    return compare(before.key, after.key, promised) ?? compare(before.value, after.value, promised);
  }
  return (before ?? null) === (after ?? null) ? undefined : { reason: 'an empty place would be filled', offset };
}

/** Dates and big numbers are objects; their spelling is compared anyway. */
function plainValue(node: Scalar): unknown {
  return node.value !== null && typeof node.value === 'object' ? node.source : node.value;
}

function compareProperties(before: unknown, after: unknown, offset: number): Disproof | undefined {
  const one = before as { anchor?: string; tag?: string };
  const other = after as { anchor?: string; tag?: string };
  // An implicit tag depends on the value; only what is written counts, and what is written stays by the spans.
  return one.anchor === other.anchor || isAlias(before) ? undefined : { reason: 'an anchor would change', offset };
}

function compareMaps(before: YAMLMap, after: YAMLMap, promised: Promised): Disproof | undefined {
  const deleted = promised.deleted.get(before);
  const inserted = [...(promised.inserted.get(before) ?? [])];
  const expected: (Pair | { key: string; value: NewValue })[] = [];
  for (const pair of before.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key === undefined || !deleted?.has(key)) expected.push(pair);
    expected.push(...inserted.filter((one) => one.after !== undefined && one.after === key));
  }
  expected.push(...inserted.filter((one) => one.after === undefined));
  if (expected.length !== after.items.length) return { reason: 'a map would have other keys', offset: startOf(before) };
  for (const [index, item] of expected.entries()) {
    const pair = after.items[index] as Pair;
    const problem =
      'after' in item
        ? compareInsertedPair(item as { key: string; value: NewValue }, pair, startOf(before))
        : (compare(item.key, pair.key, promised) ?? compare(item.value, pair.value, promised));
    if (problem) return problem;
  }
  return undefined;
}

function compareInsertedPair(
  wanted: { key: string; value: NewValue },
  pair: Pair,
  offset: number,
): Disproof | undefined {
  if (!isScalar(pair.key) || pair.key.value !== wanted.key) return { reason: 'a map would have other keys', offset };
  return compareNew(wanted.value, pair.value, offset);
}

function compareLists(before: YAMLSeq, after: YAMLSeq, promised: Promised): Disproof | undefined {
  const appended = promised.appended.get(before) ?? [];
  if (after.items.length !== before.items.length + appended.length) {
    return { reason: 'a list would have another length', offset: startOf(before) };
  }
  for (const [index, item] of after.items.entries()) {
    const fresh = appended[index - before.items.length];
    const problem =
      index < before.items.length || fresh === undefined
        ? compare(before.items[index], item, promised)
        : compareNew(fresh, item, startOf(before));
    if (problem) return problem;
  }
  return undefined;
}

function compareNew(wanted: NewValue, after: unknown, offset: number): Disproof | undefined {
  if (typeof wanted === 'string') return compareValue(wanted, after, offset);
  if ('flag' in wanted) {
    return isScalar(after) && after.value === wanted.flag
      ? undefined
      : { reason: 'a flag is not put in as meant', offset };
  }
  if ('items' in wanted) {
    if (!isSeq(after) || after.items.length !== wanted.items.length)
      return { reason: 'a list is not put in as meant', offset };
    return firstOf(wanted.items, (item, index) => compareNew(item, after.items[index], offset));
  }
  if (!isMap(after) || after.items.length !== wanted.entries.length)
    return { reason: 'a map is not put in as meant', offset };
  return firstOf(wanted.entries, ([key, value], index) =>
    compareInsertedPair({ key, value }, after.items[index] as Pair, offset),
  );
}

function firstOf<T>(list: readonly T[], check: (item: T, index: number) => Disproof | undefined): Disproof | undefined {
  for (const [index, item] of list.entries()) {
    const problem = check(item, index);
    if (problem) return problem;
  }
  return undefined;
}

function compareValue(wanted: string, after: unknown, offset: number): Disproof | undefined {
  if (!isScalar(after) || after.value !== wanted)
    return { reason: 'the value would be read as something else', offset };
  if (after.tag !== undefined && after.tag !== '!' && after.tag !== 'tag:yaml.org,2002:str') {
    return { reason: `the tag ${after.tag} makes something else of the value`, offset };
  }
  const plain = after.type === 'PLAIN' && after.tag === undefined;
  if (plain && !isStringEverywhere(after.source ?? '')) {
    return { reason: 'the value would not be a string for every reader', offset };
  }
  return undefined;
}
