import { posix } from 'node:path';
import { type JsonPath, valueAt } from '../../model/json-path.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import type { Layer } from '../../render/kustomize/closure.ts';
import { isMapping } from '../../render/parse/objects.ts';
import type { Candidate, KustomizeQuery } from './kustomize-query.ts';
import { matchesPattern } from './kustomize-query.ts';
import type { Place } from './place.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** What finding a replacement's source takes. */
export interface ReplacementContext {
  /** The root's objects of a kind that have or had a name. */
  objects: (kind: string, name: string | undefined) => readonly RenderedObject[];
  locate: (object: RenderedObject, path: JsonPath) => Promise<Place | undefined>;
}

/** Where `replacements` took the value of the path from, the last applied first. */
export async function replacementCandidates(
  layer: Layer,
  query: KustomizeQuery,
  context: ReplacementContext,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const replacement of (await replacementsOf(layer, query)).toReversed()) {
    const target = mappings(replacement['targets']).find((one) => reaches(one, query));
    const source = isMapping(replacement['source']) ? replacement['source'] : undefined;
    if (target === undefined || source === undefined) continue;
    const candidate = await sourceCandidate(source, isWhole(source) && isWhole(target), context);
    if (candidate !== undefined) found.push(candidate);
  }
  return found;
}

async function replacementsOf(layer: Layer, { reader }: KustomizeQuery): Promise<readonly Mapping[]> {
  const found: Mapping[] = [];
  for (const entry of mappings(layer.kustomization.data['replacements'])) {
    if (typeof entry['path'] !== 'string') found.push(entry);
    else {
      const documents = await reader
        .documents(posix.join(layer.kustomization.folder, entry['path']))
        .catch(() => undefined);
      found.push(
        ...(documents ?? []).flatMap(({ value }) =>
          Array.isArray(value) ? value.filter(isMapping) : isMapping(value) ? [value] : [],
        ),
      );
    }
  }
  return found;
}

function mappings(value: unknown): readonly Mapping[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

/** With a delimiter only a part of the value is replaced. */
function isWhole(end: Mapping): boolean {
  return !isMapping(end['options']) || end['options']['delimiter'] === undefined;
}

function reaches(target: Mapping, query: KustomizeQuery): boolean {
  const select = isMapping(target['select']) ? target['select'] : {};
  const { identity, names } = query.source;
  if (!matchesPattern(select['kind'], [identity.kind]) || !matchesPattern(select['name'], names)) return false;
  const fields = Array.isArray(target['fieldPaths']) ? target['fieldPaths'] : ['metadata.name'];
  return fields.some((field) => typeof field === 'string' && fits(parseFieldPath(field), query));
}

async function sourceCandidate(
  source: Mapping,
  whole: boolean,
  context: ReplacementContext,
): Promise<Candidate | undefined> {
  const name = typeof source['name'] === 'string' ? source['name'] : undefined;
  const [object] = context.objects(String(source['kind']), name);
  if (object === undefined) return undefined;
  const path = resolveFieldPath(
    object.manifest,
    typeof source['fieldPath'] === 'string' ? source['fieldPath'] : 'metadata.name',
  );
  const place = path === undefined ? undefined : await context.locate(object, path);
  if (place === undefined || path === undefined) return undefined;
  const { precision, ...where } = place;
  return { place: where, value: whole && precision === 'exact' ? valueAt(object.manifest, path) : undefined };
}

/** Steps of a kustomize field path: keys, indices, `*`, and `[key=value]` (kyaml utils.SmarterPathSplitter). */
export function parseFieldPath(text: string): readonly string[] {
  return [...text.matchAll(/\[[^\]]*\]|(?:\\.|[^.[\\])+/g)].map(([step]) => step.replaceAll('\\.', '.'));
}

function fits(steps: readonly string[], { object, path }: KustomizeQuery): boolean {
  if (steps.length !== path.length) return false;
  return steps.every((step, index) => {
    const actual = path[index];
    if (actual === undefined) return false;
    if (step === '*') return true;
    const select = /^\[([^=\]]+)=(.*)\]$/.exec(step);
    if (select === null) return step.replace(/^\[(.*)\]$/, '$1') === String(actual);
    return String(valueAt(object, [...path.slice(0, index + 1), select[1] ?? ''])) === select[2];
  });
}

function resolveFieldPath(object: unknown, text: string): JsonPath | undefined {
  const path: (string | number)[] = [];
  for (const step of parseFieldPath(text)) {
    const value = valueAt(object, path);
    const select = /^\[([^=\]]+)=(.*)\]$/.exec(step);
    if (!Array.isArray(value)) path.push(step.replace(/^\[(.*)\]$/, '$1'));
    else if (select === null) path.push(Number(step));
    else path.push(value.findIndex((item) => String(valueAt(item, [select[1] ?? ''])) === select[2]));
  }
  return valueAt(object, path) === undefined ? undefined : path;
}
