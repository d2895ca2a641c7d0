import type { KubernetesObject } from '../../model/object.ts';
import { isPath } from '../kustomize/file-references.ts';
import type { Closure, Layer } from '../kustomize/closure.ts';
import { mappingList, textField, textList } from '../kustomize/kustomization-file.ts';
import { readDocuments, type StreamDocument } from '../parse/documents.ts';
import { isMapping, objectsOf } from '../parse/objects.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import type { FluxNode, FluxSet } from './flux-set.ts';
import { type HandedDown, handedDown } from './kustomization-patches.ts';
import {
  type Data,
  dataOf,
  mayBeFlux,
  isHelmRelease,
  isKustomization,
  isSource,
  nameOf,
  specOf,
  textOf,
} from './objects.ts';

/** What of HelmReleases a build may change, so that their files do not say which charts and values they take. */
export interface FluxEdits {
  charts: boolean;
  values: boolean;
  /** They may refer to sources of other names. */
  sources: boolean;
  handed: HandedDown;
}

export const nothingHanded: HandedDown = { patches: [], substitutes: false };
const none: FluxEdits = { charts: false, values: false, sources: false, handed: nothingHanded };

interface FoundObject {
  manifest: KubernetesObject;
  file: string;
}

const brought = new WeakMap<Closure, Promise<readonly FoundObject[] | undefined>>();
/** Fields by which a kustomization may change anything of any object. */
const freeFields = ['replacements', 'transformers', 'generators', 'vars'];

/**
 * What the build of a Kustomization makes of the Flux objects that it brings, as far as it counts for what is rendered of them. With `of`
 * only those of its files count; `given` is what those that bring it put into it. Undefined when it may be anything.
 */
export async function fluxEdits(
  set: FluxSet,
  node: FluxNode,
  closure: Closure,
  of?: ReadonlySet<string>,
  given: HandedDown = nothingHanded,
): Promise<FluxEdits | undefined> {
  if (closure.isOpen || closure.needs.length > 0) return undefined;
  const layers = layersOf(closure.layer);
  const found = brought.get(closure) ?? broughtObjects(set.reader, layers);
  brought.set(closure, found);
  const all = await found;
  if (all === undefined || layers.some(({ kustomization }) => changesKinds(kustomization.data))) return undefined;
  const objects = of === undefined ? all : all.filter(({ manifest, file }) => isSource(manifest) || of.has(file));
  if (objects.length === 0) return none;
  if (!objects.every((one) => isSource(one.manifest) || isListed(set, one))) return undefined;
  const substitutes = given.substitutes || specOf(node.manifest)['postBuild'] !== undefined;
  const edits: (FluxEdits | undefined)[] = [substitutes ? substitutionEdits(objects) : none];
  for (const { patch, target } of given.patches) edits.push(patchEdits(readDocuments(textOf(patch)), target, objects));
  for (const layer of layers) edits.push(...(await layerEdits(set.reader, layer, objects)));
  return merged(edits);
}

function merged(edits: readonly (FluxEdits | undefined)[]): FluxEdits | undefined {
  const known = edits.filter((one) => one !== undefined);
  if (known.length < edits.length) return undefined;
  const any = (key: 'charts' | 'values' | 'sources'): boolean => known.some((one) => one[key]);
  const handed = joinHanded(known.map((one) => one.handed));
  return { charts: any('charts'), values: any('values'), sources: any('sources'), handed };
}

export function joinHanded(all: readonly HandedDown[]): HandedDown {
  return {
    patches: all.flatMap(({ patches }) => patches),
    substitutes: all.some(({ substitutes }) => substitutes),
  };
}

function layersOf(top: Layer): readonly Layer[] {
  const found = new Set([top]);
  for (const layer of found) for (const part of layer.parts) if (part.type !== 'file') found.add(part.layer);
  return [...found];
}

async function broughtObjects(
  reader: TreeReader,
  layers: readonly Layer[],
): Promise<readonly FoundObject[] | undefined> {
  const found: FoundObject[] = [];
  for (const part of layers.flatMap(({ parts }) => parts)) {
    if (part.type !== 'file') continue;
    const { file } = part;
    if (!mayBeFlux((await reader.text(file)) ?? '')) continue;
    const { objects, problems } = objectsOf((await reader.documents(file)) ?? []);
    if (problems.length > 0) return undefined;
    for (const { manifest } of objects)
      if (isHelmRelease(manifest) || isKustomization(manifest) || isSource(manifest)) found.push({ manifest, file });
  }
  return found;
}

function isListed({ kustomizations, releases }: FluxSet, { manifest, file }: FoundObject): boolean {
  const listed = isHelmRelease(manifest) ? releases : kustomizations;
  return listed.some((one) => one.location.file === file && nameOf(one.manifest) === nameOf(manifest));
}

function substitutionEdits(objects: readonly FoundObject[]): FluxEdits | undefined {
  let charts = false;
  for (const { manifest } of objects) {
    if (!isHelmRelease(manifest)) {
      if (hasVariable(manifest)) return undefined;
      continue;
    }
    const { chart, chartRef, valuesFrom } = specOf(manifest);
    const { version: _, ...rest } = dataOf(dataOf(chart)['spec']);
    if (hasVariable([rest, chartRef])) return undefined;
    if (hasVariable([manifest.metadata, valuesFrom])) charts = true;
  }
  return { ...none, charts };
}

function hasVariable(value: unknown): boolean {
  return JSON.stringify(value).includes('$');
}

function changesKinds(data: Data): boolean {
  return mappingList(data, 'patches').some(({ options }) => dataOf(options)['allowKindChange'] === true);
}

async function layerEdits(
  reader: TreeReader,
  { kustomization: { data, folder, file } }: Layer,
  objects: readonly FoundObject[],
): Promise<readonly (FluxEdits | undefined)[]> {
  if (freeFields.some((key) => Array.isArray(data[key]) && data[key].length > 0)) return [undefined];
  if (['labels', 'commonLabels'].some((key) => mappingList(data, key).some((one) => 'fields' in one)))
    return [undefined];
  const read = async (path: string): Promise<readonly StreamDocument[]> =>
    (await reader.documents(joinInside(folder, path, { file }))) ?? [];
  for (const path of textList(data, 'configurations')) {
    // The rest may be any field of any object.
    const isOfNames = ({ value }: StreamDocument): boolean =>
      isMapping(value) && Object.keys(value).every((key) => key === 'nameReference');
    if (!(await read(path)).every(isOfNames)) return [undefined];
  }
  const edits: (FluxEdits | undefined)[] = [namingEdits(data, objects)];
  for (const patch of [...mappingList(data, 'patches'), ...mappingList(data, 'patchesJson6902')]) {
    const [path, inline] = [textField(patch, 'path'), textField(patch, 'patch')];
    const documents = path === undefined ? readDocuments(inline ?? '') : await read(path);
    edits.push(patchEdits(documents, patch['target'], objects));
  }
  for (const entry of textList(data, 'patchesStrategicMerge'))
    edits.push(patchEdits(isPath(entry) ? await read(entry) : readDocuments(entry), undefined, objects));
  return edits;
}

/** Names and namespaces decide which source one takes. */
function namingEdits(data: Data, objects: readonly FoundObject[]): FluxEdits | undefined {
  const isRenamed = ['namePrefix', 'nameSuffix'].some((key) => textField(data, key) !== undefined);
  const isMoved = textField(data, 'namespace') !== undefined;
  if (!isRenamed && !isMoved) return none;
  for (const { manifest } of objects) {
    if (isRenamed && !isHelmRelease(manifest)) return undefined;
    if (isKustomization(manifest) && dataOf(specOf(manifest)['sourceRef'])['namespace'] === undefined) return undefined;
  }
  return { ...none, charts: true, sources: isRenamed };
}

function patchEdits(
  documents: readonly StreamDocument[],
  target: unknown,
  objects: readonly FoundObject[],
): FluxEdits | undefined {
  const bodies = documents.map(({ value }) => value).filter((value) => value !== undefined && value !== null);
  const kinds = kindsOf(bodies, target);
  const touched = objects.filter(({ manifest: { kind } }) => kinds?.has(kind) !== false);
  if (touched.length === 0) return none;
  if (documents.some(({ problem }) => problem !== undefined)) return undefined;
  if (touched.some(({ manifest }) => isSource(manifest))) return undefined;
  const handed = touched.some(({ manifest }) => isKustomization(manifest)) ? handedDown(bodies) : nothingHanded;
  if (handed === undefined) return undefined;
  if (!touched.some(({ manifest }) => isHelmRelease(manifest))) return { ...none, handed };
  const words = JSON.stringify(bodies);
  // Those may be any files of the repository; and what is moved or copied is not in the patch.
  if (words.includes('valuesFiles') || bodies.flat().some((one) => isMapping(one) && 'from' in one)) return undefined;
  const charts = /chart/i.test(words);
  return { charts, values: words.includes('valuesFrom'), sources: charts || /source/i.test(words), handed };
}

/** The kinds that a patch changes objects of; undefined when it may be any. */
function kindsOf(bodies: readonly unknown[], target: unknown): ReadonlySet<string> | undefined {
  if (isMapping(target)) {
    const kind = textField(target, 'kind');
    // It is a regular expression.
    return kind !== undefined && /^[A-Za-z0-9]+$/.test(kind) ? new Set([kind]) : undefined;
  }
  const kinds = bodies.map((body) => (isMapping(body) ? body['kind'] : undefined));
  const named = kinds.filter((kind) => typeof kind === 'string' && !kind.endsWith('List'));
  return named.length === bodies.length ? new Set(named as string[]) : undefined;
}
