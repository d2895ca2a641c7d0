import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { JsonPath } from '../../model/json-path.ts';
import type { Location } from '../../model/location.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { resolve } from '../../yaml/nodes.ts';
import { parseSource, parseText, type YamlDocument, type YamlSource } from '../../yaml/source.ts';
import type { Place } from './place.ts';

/**
 * Turns places into lines and columns; each file is parsed with positions once, and only when a finding needs it. `near` says that it is
 * only the text that the place is inside of.
 */
export function createParsedPositions(reader: TreeReader): (place: Place) => Promise<Location & { near?: true }> {
  const sources = new Map<string, Promise<YamlSource | undefined>>();

  async function parse(file: string): Promise<YamlSource | undefined> {
    const bytes = await reader.tree.read(file).catch(() => undefined);
    return bytes === undefined ? undefined : parseSource(file, bytes);
  }

  return async (place) => {
    const { file } = place;
    if (place.line !== undefined) {
      return { file, line: place.line, ...(place.column === undefined ? {} : { column: place.column }) };
    }
    let source = sources.get(file);
    if (source === undefined) sources.set(file, (source = parse(file)));
    const parsed = await source;
    const document = parsed === undefined ? undefined : documentAt(parsed, place.documentLine);
    if (parsed === undefined || document === undefined) return { file, line: place.documentLine };
    const found = nodeAt(document, place.path);
    const inner = place.inside === undefined ? undefined : innerPosition(parsed, found?.node, place.inside);
    const offset = found === undefined ? document.root?.range?.[0] : offsetOf(found);
    const missed = place.inside !== undefined && inner === undefined;
    return { file, ...(inner ?? parsed.positions.at(offset ?? 0)), ...(missed ? { near: true } : {}) };
  };
}

/** The document whose content begins at or after a line: documents without content count in one parser and not in the other. */
function documentAt({ documents, positions }: YamlSource, line: number): YamlDocument | undefined {
  return documents.find(({ root }) => root !== null && positions.at(root.range?.[0] ?? 0).line >= line);
}

interface FoundNode {
  node: Node;
  /** The key that it is the value of. */
  key: Node | undefined;
}

/** The node at a path, or the deepest one on the way to it. */
function nodeAt(document: YamlDocument, path: JsonPath): FoundNode | undefined {
  let found: FoundNode | undefined = document.root === null ? undefined : { node: document.root, key: undefined };
  for (const step of path) {
    const node: Node | undefined = found === undefined ? undefined : resolve(document, found.node);
    const next: FoundNode | undefined = isMap(node)
      ? inMap(document, node, String(step))
      : isSeq(node) && typeof step === 'number'
        ? asFound(node.items[step], undefined)
        : undefined;
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function inMap(document: YamlDocument, map: YAMLMap, key: string): FoundNode | undefined {
  const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own !== undefined) return ofPair(own);
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
    const merged = resolve(document, pair.value);
    for (const item of isSeq(merged) ? merged.items : [merged]) {
      const from = resolve(document, item);
      const pairInside = isMap(from)
        ? from.items.find((inner) => isScalar(inner.key) && String(inner.key.value) === key)
        : undefined;
      if (pairInside !== undefined) return ofPair(pairInside);
    }
  }
  return undefined;
}

function ofPair(pair: Pair): FoundNode | undefined {
  return asFound(pair.value ?? pair.key, pair.key as Node);
}

function asFound(node: unknown, key: Node | undefined): FoundNode | undefined {
  return node !== null && typeof node === 'object' ? { node: node as Node, key } : undefined;
}

/** A scalar stands for itself; of a block the key is what people look for, because its value begins somewhere below. */
function offsetOf({ node, key }: FoundNode): number | undefined {
  const block = (isMap(node) || isSeq(node)) && node.flow !== true;
  const long = isScalar(node) && isBlockScalar(node);
  return (block || long) && key !== undefined ? key.range?.[0] : node.range?.[0];
}

function isBlockScalar(node: Scalar): boolean {
  return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
}

/** A position in the YAML that a block scalar holds. Only literal blocks keep their lines. */
function innerPosition(
  source: YamlSource,
  node: Node | undefined,
  inside: NonNullable<Place['inside']>,
): { line: number; column: number } | undefined {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || typeof node.value !== 'string' || node.range == null)
    return undefined;
  const at = positionInText(inside.of ?? node.value, inside);
  if (at === undefined) return undefined;
  const header = source.positions.at(node.range[0]).line;
  const first = source.text.indexOf('\n', node.range[0]) + 1;
  const indent = /^(?:[ \t]*\n)*( *)/.exec(source.text.slice(first))?.[1]?.length ?? 0;
  return { line: header + at.line, column: indent + at.column };
}

/** A position in a text of YAML, counted from 1; undefined when the path is not there. */
export function positionInText(
  text: string,
  inside: { document: number; path: JsonPath },
): { line: number; column: number } | undefined {
  const { documents, positions } = parseText('', text);
  const document = documents.filter(({ root }) => root !== null)[inside.document];
  const found = document === undefined ? undefined : nodeAt(document, inside.path);
  const offset = found === undefined ? undefined : offsetOf(found);
  return offset === undefined ? undefined : positions.at(offset);
}
