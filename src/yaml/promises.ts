import type { Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { NewValue, Operation } from './operation.ts';
import { replacedValue } from './replace-scalar.ts';

/** What the operations promise, by node of the tree before. */
export interface Promised {
  values: Map<unknown, string>;
  /** Scalars that stay a number or flag, with their new spelling. */
  literals: Map<unknown, string>;
  inserted: Map<YAMLMap, { after: string | undefined; key: string; value: NewValue }[]>;
  deleted: Map<YAMLMap, Set<string>>;
  appended: Map<YAMLSeq, NewValue[]>;
  roots: Map<number, [string, NewValue]>;
}

/** `texts` are the new contents of scalars that are edited inside. */
export function promises(operations: readonly Operation[], texts: ReadonlyMap<Scalar, string>): Promised {
  const promised: Promised = {
    values: new Map(),
    literals: new Map(),
    inserted: new Map(),
    deleted: new Map(),
    appended: new Map(),
    roots: new Map(),
  };
  for (const operation of operations) {
    switch (operation.kind) {
      case 'replace':
        if (operation.literal === true) promised.literals.set(operation.node, operation.value);
        else promised.values.set(operation.node, replacedValue(operation.node, operation.value));
        break;
      case 'replace-alias':
        promised.values.set(operation.node, operation.value);
        break;
      case 'insert-key': {
        const list = promised.inserted.get(operation.map) ?? [];
        list.push({ after: operation.after, key: operation.key, value: operation.value });
        promised.inserted.set(operation.map, list);
        break;
      }
      case 'delete-key': {
        const keys = promised.deleted.get(operation.map) ?? new Set();
        promised.deleted.set(operation.map, keys.add(operation.key));
        break;
      }
      case 'insert-entry':
        promised.appended.set(operation.seq, [...(promised.appended.get(operation.seq) ?? []), operation.value]);
        break;
      case 'insert-root':
        promised.roots.set(operation.document.index, [operation.key, operation.value]);
        break;
    }
  }
  for (const [node, text] of texts) promised.values.set(node, text);
  return promised;
}
