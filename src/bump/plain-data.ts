import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';

/** A file's first document as plain data for looking things up; undefined without one. */
export function plainData(source: YamlSource | undefined): unknown {
  const document = source?.documents[0];
  return document ? toPlain(document, document.root, { left: maxNodes }) : undefined;
}

/** Aliases make a small file large: what is beyond is left out, which only means that less is known. */
const maxNodes = 200_000;

function toPlain(document: YamlDocument, node: unknown, budget: { left: number }): unknown {
  if (--budget.left < 0) return undefined;
  if (isAlias(node)) return toPlain(document, document.aliases.get(node), budget);
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => toPlain(document, item, budget));
  if (!isMap(node)) return undefined;
  // Without a prototype: a key called __proto__ is a key.
  const map = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.items) if (isScalar(key)) map[String(key.value)] = toPlain(document, value, budget);
  return map;
}
