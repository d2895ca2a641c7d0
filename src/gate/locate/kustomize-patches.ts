import { posix } from 'node:path';
import type { JsonPath } from '../../model/json-path.ts';
import { groupOf } from '../../model/object.ts';
import type { Layer } from '../../render/kustomize/closure.ts';
import { isPath } from '../../render/kustomize/file-references.ts';
import { readDocuments, type StreamDocument } from '../../render/parse/documents.ts';
import { isMapping } from '../../render/parse/objects.ts';
import { followPath } from './follow-path.ts';
import { type Candidate, inKustomization, type KustomizeQuery, matchesPattern } from './kustomize-query.ts';
import type { Place } from './place.ts';

/** A document of a patch, and where it stands. */
interface PatchDocument {
  value: unknown;
  target: Readonly<Record<string, unknown>> | undefined;
  place: (path: JsonPath) => Omit<Place, 'precision'>;
}

/** Where `patches` and `patchesStrategicMerge` set the path, the last applied first. */
export async function patchCandidates(layer: Layer, query: KustomizeQuery): Promise<readonly Candidate[]> {
  const merges = await patchesOf(layer, 'patchesStrategicMerge', query);
  const patches = await patchesOf(layer, 'patches', query);
  return [...merges, ...patches].toReversed().flatMap((patch) => candidatesIn(patch, query));
}

export async function jsonPatchCandidates(layer: Layer, query: KustomizeQuery): Promise<readonly Candidate[]> {
  return (await patchesOf(layer, 'patchesJson6902', query)).toReversed().flatMap((patch) => candidatesIn(patch, query));
}

async function patchesOf(layer: Layer, field: string, { reader }: KustomizeQuery): Promise<readonly PatchDocument[]> {
  const list = layer.kustomization.data[field];
  const found: PatchDocument[] = [];
  for (const [index, entry] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const item = isMapping(entry) ? entry : {};
    const target = isMapping(item['target']) ? item['target'] : undefined;
    const inline = typeof entry === 'string' && !isPath(entry) ? entry : item['patch'];
    const path = typeof entry === 'string' && isPath(entry) ? entry : item['path'];
    if (typeof inline === 'string' && inline !== '') {
      const holder = await inKustomization(
        reader,
        layer,
        typeof entry === 'string' ? [field, index] : [field, index, 'patch'],
      );
      const filled = readDocuments(inline).filter((document) => document.value !== undefined);
      found.push(
        ...filled.map((document, which) => ({
          value: document.value,
          target,
          place: (at: JsonPath) => ({ ...holder, inside: { document: which, path: at } }),
        })),
      );
    } else if (typeof path === 'string') {
      const file = posix.join(layer.kustomization.folder, path);
      const documents: readonly StreamDocument[] = (await reader.documents(file).catch(() => undefined)) ?? [];
      found.push(
        ...documents.flatMap(({ value, line }) =>
          value === undefined
            ? []
            : [{ value, target, place: (at: JsonPath) => ({ file, documentLine: line, path: at }) }],
        ),
      );
    }
  }
  return found;
}

function candidatesIn(patch: PatchDocument, query: KustomizeQuery): readonly Candidate[] {
  if (patch.target !== undefined && !targets(patch.target, query)) return [];
  if (Array.isArray(patch.value)) return patch.target === undefined ? [] : operations(patch.value, patch, query);
  if (!isMapping(patch.value) || (patch.target === undefined && !names(patch.value, query))) return [];
  // By these a patch says which object it is for; it does not set them.
  if (selects.has(query.path.join('.'))) return [];
  const { path, value, steps } = followPath(patch.value, query.object, query.path);
  return steps === query.path.length && steps > 0 ? [{ place: patch.place(path), value }] : [];
}

const selects = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.namespace']);

/** Whether a strategic merge patch's own identity is the object's, under any of the names it had. */
function names(patch: Readonly<Record<string, unknown>>, { source }: KustomizeQuery): boolean {
  const { kind, apiVersion, metadata } = patch;
  const name = isMapping(metadata) ? metadata['name'] : undefined;
  if (kind !== source.identity.kind || typeof name !== 'string' || !source.names.includes(name)) return false;
  return typeof apiVersion !== 'string' || groupOf(apiVersion) === groupOf(source.identity.apiVersion);
}

/** Label and annotation selectors are not looked at: a patch that does not apply has not set the value either. */
function targets(target: Readonly<Record<string, unknown>>, { source, object }: KustomizeQuery): boolean {
  const { apiVersion, kind } = source.identity;
  return (
    matchesPattern(target['kind'], [kind]) &&
    matchesPattern(target['group'], [groupOf(apiVersion)]) &&
    matchesPattern(target['name'], source.names) &&
    matchesPattern(target['namespace'], [source.identity.namespace, object.metadata?.namespace ?? ''])
  );
}

/** Operations of a JSON patch (RFC 6902), the last first. */
function operations(list: readonly unknown[], patch: PatchDocument, query: KustomizeQuery): readonly Candidate[] {
  return list
    .flatMap((operation, index): Candidate[] => {
      if (!isMapping(operation) || (operation['op'] !== 'add' && operation['op'] !== 'replace')) return [];
      const { path: pointer, value } = operation;
      const rest = typeof pointer === 'string' ? remainder(pointer, query.path) : undefined;
      if (rest === undefined) return [];
      const followed = followPath(value, valueBelow(query, query.path.length - rest.length), rest);
      if (followed.steps !== rest.length) return [];
      return [{ place: patch.place([index, 'value', ...followed.path]), value: followed.value }];
    })
    .toReversed();
}

/** What is left of a path below a JSON pointer (RFC 6901); `-` is the end of a list, which may be anywhere by now. */
function remainder(pointer: string, path: JsonPath): JsonPath | undefined {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps.length > path.length) return undefined;
  const fits = steps.every((step, index) =>
    step === '-' ? typeof path[index] === 'number' : step === String(path[index]),
  );
  return fits ? path.slice(steps.length) : undefined;
}

function valueBelow({ object, path }: KustomizeQuery, steps: number): unknown {
  let value: unknown = object;
  for (const step of path.slice(0, steps)) {
    value =
      value !== null && typeof value === 'object' && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined;
  }
  return value;
}
