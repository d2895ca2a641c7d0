import { objectSubjects, optionsOf } from './object-subjects.ts';
import type { Sight } from './policy-set.ts';
import type { RuleResult } from './read-results.ts';
import { type Subject, type SubjectMaker, wholeRoot } from './subject.ts';

/**
 * Rules that want all objects at once get what conftest gives with `--combine`: a list of `{path, contents}`, an entry an object, by file.
 * What they find is about the object that their `path` leads into, or that they name as `object`; else about the root.
 */
export function combinedSubjects(combined: ReadonlySet<string>, sees: ReadonlySet<Sight>): SubjectMaker {
  return (rules, request) => {
    const [whole, single] = [true, false].map((wanted) => rules.filter(({ id }) => combined.has(id) === wanted));
    const each = objectSubjects(single ?? [], sees, request);
    const ids = (whole ?? []).map(({ id }) => id);
    const slipway = {
      ...(each.data['slipway'] as object),
      options: optionsOf(rules, request.options ?? {}),
      combined: Object.fromEntries(ids.map((id) => [id, true])),
    };
    const subjects = ids.length === 0 ? each.subjects : [...each.subjects, wholeSubject(ids, sees, request)];
    return { subjects, data: { slipway }, errors: each.errors };
  };
}

function wholeSubject(
  ids: readonly string[],
  sees: ReadonlySet<Sight>,
  { objects, files, before }: Parameters<SubjectMaker>[1],
): Subject {
  const order = [...objects.keys()].toSorted((a, b) => compare(files?.[a] ?? '', files?.[b] ?? ''));
  const input = order.map((index) => {
    const old = sees.has('old') ? before?.old[index] : undefined;
    return { path: files?.[index] ?? '', contents: objects[index], ...(old === undefined ? {} : { old }) };
  });
  const place = (result: RuleResult): RuleResult & { index: number } => {
    const [entry, field, ...path] = result.path;
    const index = typeof entry === 'number' ? order[entry] : undefined;
    if (index === undefined || field !== 'contents') return { ...result, index: wholeRoot };
    return { ...result, path, index };
  };
  return { ids, input, label: 'all objects of the root', index: wholeRoot, place };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
