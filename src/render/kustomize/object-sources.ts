import type { KubernetesObject, ObjectIdentity } from '../../model/object.ts';
import { groupOf, identify } from '../../model/object.ts';
import { firstContentLine, objectsOf } from '../parse/objects.ts';
import type { TreeReader } from '../tree-reader.ts';
import type { Layer } from './closure.ts';
import { stripHash } from './hash-suffix.ts';
import { lineOf, mappingList, textField } from './kustomization-file.ts';

/** Where an object of a kustomization comes from: a document of a file, or a generator's entry. */
export interface ObjectSource {
  file: string;
  /** First line of the object, from 1. */
  line: number;
  document: number;
  /** Indices through the `items` of lists. */
  items: readonly number[];
  /** As the source writes it. */
  identity: ObjectIdentity;
  /** Names on the way through the layers: the source's own first, the rendered one (but for a hash) last. */
  names: readonly string[];
  /** Which layers it passes, innermost first. */
  layers: readonly Layer[];
  /** The generator's field and position, when it is generated. */
  generator?: { field: 'configMapGenerator' | 'secretGenerator'; index: number };
}

/** More than this many objects in one root are not traced: layers that include each other can multiply. */
const maxSources = 50_000;

/** Finds the sources of all objects of a kustomization; each layer's are found once. */
export function createObjectSources(reader: TreeReader): (layer: Layer) => Promise<readonly ObjectSource[]> {
  const known = new Map<Layer, Promise<readonly ObjectSource[]>>();

  function sourcesOf(layer: Layer): Promise<readonly ObjectSource[]> {
    const before = known.get(layer);
    if (before !== undefined) return before;
    const made = collect(layer);
    known.set(layer, made);
    return made;
  }

  async function collect(layer: Layer): Promise<readonly ObjectSource[]> {
    const found: ObjectSource[] = [];
    for (const part of layer.parts) {
      const sources = part.type === 'file' ? await sourcesOfFile(reader, part.file) : await sourcesOf(part.layer);
      found.push(...sources.slice(0, maxSources - found.length));
      // A component transforms what came before it, too.
      if (part.type === 'component') found.forEach((source, index) => (found[index] = pass(source, part.layer)));
    }
    found.push(...generated(layer));
    return found.map((source) => pass(source, layer));
  }

  return sourcesOf;
}

async function sourcesOfFile(reader: TreeReader, file: string): Promise<readonly ObjectSource[]> {
  const documents = await reader.documents(file).catch(() => undefined);
  if (documents === undefined) return [];
  return objectsOf(documents).objects.map(({ manifest, document, items }) => {
    const { line = 1, text = '' } = documents[document] ?? {};
    return source(file, line + firstContentLine(text), document, items, manifest);
  });
}

function source(
  file: string,
  line: number,
  document: number,
  items: readonly number[],
  manifest: KubernetesObject,
): ObjectSource {
  const identity = identify(manifest);
  return { file, line, document, items, identity, names: [identity.name], layers: [] };
}

function generated({ kustomization }: Layer): readonly ObjectSource[] {
  const { file, text, data } = kustomization;
  return (['configMapGenerator', 'secretGenerator'] as const).flatMap((field) =>
    mappingList(data, field).flatMap((entry, index): ObjectSource[] => {
      const name = textField(entry, 'name');
      if (name === undefined) return [];
      const kind = field === 'configMapGenerator' ? 'ConfigMap' : 'Secret';
      const identity = { apiVersion: 'v1', kind, namespace: textField(entry, 'namespace') ?? '', name };
      const line = lineOf(text, `name: ${name}`);
      return [{ file, line, document: 0, items: [], identity, names: [name], layers: [], generator: { field, index } }];
    }),
  );
}

/** kustomize's PrefixTransformer leaves these names alone. */
const unprefixed = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

function pass(source: ObjectSource, layer: Layer): ObjectSource {
  if (source.layers.at(-1) === layer) return source;
  const { data } = layer.kustomization;
  const layers = [...source.layers, layer];
  if (unprefixed.has(source.identity.kind)) return { ...source, layers };
  const name = `${textField(data, 'namePrefix') ?? ''}${source.names.at(-1) ?? ''}${textField(data, 'nameSuffix') ?? ''}`;
  return { ...source, layers, names: name === source.names.at(-1) ? source.names : [...source.names, name] };
}

/** Finds the source of a rendered object among a root's sources. */
export function createSourceFinder(
  sources: readonly ObjectSource[],
): (object: KubernetesObject) => ObjectSource | undefined {
  const byName = new Map<string, ObjectSource[]>();
  for (const one of sources) {
    const key = nameKey(one.identity, one.names.at(-1) ?? '');
    const list = byName.get(key);
    if (list === undefined) byName.set(key, [one]);
    else list.push(one);
  }
  return (object) => {
    const identity = identify(object);
    const found =
      byName.get(nameKey(identity, identity.name)) ??
      byName.get(nameKey(identity, stripHash(identity.kind, identity.name)))?.filter((one) => one.generator);
    if (found === undefined || found.length < 2) return found?.[0];
    // Of several of one name, the one whose own namespace is the rendered one; else the last, which may have replaced the others.
    return found.find((one) => one.identity.namespace === identity.namespace) ?? found.at(-1);
  };
}

function nameKey(identity: ObjectIdentity, name: string): string {
  return `${groupOf(identity.apiVersion)}/${identity.kind}/${name}`;
}
