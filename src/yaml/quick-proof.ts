import { CORE_SCHEMA, loadAll, realMapTag } from 'js-yaml';
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { NewValue } from './operation.ts';
import type { Promised } from './promises.ts';
import type { YamlSource } from './source.ts';
import { isStringEverywhere } from './write-scalar.ts';

/**
 * The proof by a second, independent parser, which is ten times faster: the tree before against what js-yaml reads after. True proves;
 * false only says that it cannot tell, for instance where anchors, tags or merge keys are, and the full proof decides.
 */
export function provesQuickly(before: YamlSource, after: string, promised: Promised): boolean {
  if (promised.roots.size > 0) return false;
  const documents = readAll(after);
  if (documents?.length !== before.documents.length) return false;
  return before.documents.every(
    (document, index) =>
      document.aliases.size === 0 && document.duplicates.size === 0 && same(document.root, documents[index], promised),
  );
}

function readAll(text: string): unknown[] | undefined {
  try {
    return loadAll(text, { schema: CORE_SCHEMA.withTags([realMapTag]) });
  } catch {
    return undefined;
  }
}

function same(before: unknown, after: unknown, promised: Promised): boolean {
  const wanted = promised.values.get(before);
  if (wanted !== undefined) return isScalar(before) && before.tag === undefined && after === wanted;
  if (promised.literals.has(before)) return false;
  if (isScalar(before)) {
    const { value } = before;
    if (before.tag !== undefined || (value !== null && typeof value === 'object')) return false;
    return Object.is(value ?? null, after);
  }
  if (isMap(before)) return before.tag === undefined && after instanceof Map && sameMap(before, after, promised);
  if (isSeq(before)) return before.tag === undefined && Array.isArray(after) && sameList(before, after, promised);
  return (before ?? null) === null && after === null;
}

function sameMap(before: YAMLMap, after: ReadonlyMap<unknown, unknown>, promised: Promised): boolean {
  const inserted = promised.inserted.get(before) ?? [];
  const deleted = promised.deleted.get(before);
  const expected: (Pair | (typeof inserted)[number])[] = [];
  for (const pair of before.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key === undefined || !deleted?.has(key)) expected.push(pair);
    if (inserted.length > 0) expected.push(...inserted.filter((one) => one.after !== undefined && one.after === key));
  }
  expected.push(...inserted.filter((one) => one.after === undefined));
  if (expected.length !== after.size) return false;
  const entries = after.entries();
  return expected.every((item) => {
    const entry = entries.next().value;
    if (!entry) return false;
    const [key, value] = entry;
    if ('after' in item) return key === item.key && isNew(item.value, value);
    return same(item.key, key, promised) && same(item.value, value, promised);
  });
}

function sameList(before: YAMLSeq, after: readonly unknown[], promised: Promised): boolean {
  const appended = promised.appended.get(before) ?? [];
  if (after.length !== before.items.length + appended.length) return false;
  return (
    before.items.every((item, index) => same(item, after[index], promised)) &&
    appended.every((value, index) => isNew(value, after[before.items.length + index]))
  );
}

function isNew(wanted: NewValue, after: unknown): boolean {
  if (typeof wanted === 'string') return after === wanted;
  if ('flag' in wanted) return after === wanted.flag;
  if ('items' in wanted) {
    return (
      Array.isArray(after) &&
      after.length === wanted.items.length &&
      wanted.items.every((item, index) => isNew(item, after[index]))
    );
  }
  if (!(after instanceof Map) || after.size !== wanted.entries.length) return false;
  return wanted.entries.every(([key, value]) => after.has(key) && isNew(value, after.get(key)));
}

/** A text that was put in for a string: in quotes, or a string for readers of YAML 1.1 as well, which js-yaml here is not. */
export function isWrittenString(text: string): boolean {
  const written = text.trimStart();
  return /^["']/.test(written) || isStringEverywhere(written.trimEnd());
}
