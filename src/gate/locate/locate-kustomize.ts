import { isDeepStrictEqual } from 'node:util';
import { type JsonPath, valueAt } from '../../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../model/rendered-root.ts';
import { createClosureReader } from '../../render/kustomize/closure.ts';
import { stripHash } from '../../render/kustomize/hash-suffix.ts';
import { createObjectSources, createSourceFinder, type ObjectSource } from '../../render/kustomize/object-sources.ts';
import { objectsOf } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { followPath } from './follow-path.ts';
import { fieldsAfterJsonPatches, fieldsBeforeJsonPatches } from './kustomize-fields.ts';
import { generatorCandidates } from './kustomize-generators.ts';
import { jsonPatchCandidates, patchCandidates } from './kustomize-patches.ts';
import type { Candidate, KustomizeQuery } from './kustomize-query.ts';
import { replacementCandidates, type ReplacementContext } from './kustomize-replacements.ts';
import type { Place } from './place.ts';

type LocateInKustomize = (root: BuiltRoot, object: RenderedObject, path: JsonPath) => Promise<Place | undefined>;

/** A kustomization's folder and all that it gave. */
type BuiltRoot = Pick<RenderedRoot, 'id' | 'objects'>;

/** What is known of a root's objects. */
interface RootSources {
  find: ReturnType<typeof createSourceFinder>;
  renamed: KustomizeQuery['renamed'];
}

/**
 * Goes back the way that kustomize went: from the outermost layer's last step inwards, to whatever set the path last; at the end
 * stands the object's own file. `exact` only where the value there is the value rendered.
 */
export function createKustomizeLocator(reader: TreeReader): LocateInKustomize {
  const closures = createClosureReader(reader);
  const sourcesOf = createObjectSources(reader);
  const roots = new Map<string, Promise<RootSources>>();

  async function readRoot(folder: string): Promise<RootSources> {
    const closure = await closures(folder);
    const sources = closure === undefined ? [] : await sourcesOf(closure.layer);
    return { find: createSourceFinder(sources), renamed: createRenames(sources) };
  }

  async function locate(
    root: BuiltRoot,
    { manifest }: RenderedObject,
    path: JsonPath,
    depth: number,
  ): Promise<Place | undefined> {
    let reading = roots.get(root.id);
    if (reading === undefined) roots.set(root.id, (reading = readRoot(root.id)));
    const { find, renamed } = await reading;
    const source = find(manifest);
    if (source === undefined) return undefined;
    const existing = existingPart(manifest, path);
    const value = valueAt(manifest, existing);
    const query: KustomizeQuery = { reader, object: manifest, source, path: existing, value, renamed };
    const own = await ownCandidate(query);
    // A replacement's source may be replaced itself, but not for ever.
    const replacements =
      depth > 3 ? undefined : replacementContext(root, find, (object, at) => locate(root, object, at, depth + 1));
    const set = await setters(query, replacements);
    const whole = value !== null && typeof value === 'object';
    // A block is made of what all layers put in it; it is shown where it began. A value is shown where it was set last.
    const candidates = whole ? [...own, ...set.toReversed()] : [...set, ...own];
    const match = candidates.find((candidate) => sameValue(candidate, query));
    const chosen = match ?? candidates[0];
    if (chosen === undefined) return await nearestPlace(query);
    const isWhole = existing.length === path.length;
    const precision = match !== undefined && isWhole ? 'exact' : 'block';
    return { ...chosen.place, precision, found: tellStep(chosen, match !== undefined, isWhole) };
  }

  return (root, object, path) => locate(root, object, path, 0);
}

function replacementContext(
  root: BuiltRoot,
  find: RootSources['find'],
  locate: ReplacementContext['locate'],
): ReplacementContext {
  return {
    locate,
    objects: (kind, name) =>
      root.objects.filter(
        ({ manifest }) =>
          manifest.kind === kind && (name === undefined || find(manifest)?.names.includes(name) === true),
      ),
  };
}

/** The part of a path that the object has. */
function existingPart(object: unknown, path: JsonPath): JsonPath {
  for (let length = path.length; length > 0; length--) {
    if (valueAt(object, path.slice(0, length)) !== undefined) return path.slice(0, length);
  }
  return [];
}

function sameValue({ value }: Candidate, query: KustomizeQuery): boolean {
  if (isDeepStrictEqual(value, query.value)) return true;
  return typeof value === 'string' && typeof query.value === 'string' && query.renamed(query.value, value);
}

function createRenames(sources: readonly ObjectSource[]): KustomizeQuery['renamed'] {
  const originals = new Map<string, Set<string>>();
  for (const { names } of sources) {
    const final = names.at(-1) ?? '';
    const known = originals.get(final);
    if (known === undefined) originals.set(final, new Set(names));
    else for (const name of names) known.add(name);
  }
  return (rendered, original) =>
    [rendered, stripHash('ConfigMap', rendered)].some((name) => originals.get(name)?.has(original) === true);
}

/** Everything that sets the path on its way out, the last first. */
async function setters(
  query: KustomizeQuery,
  replacements: ReplacementContext | undefined,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const layer of query.source.layers.toReversed()) {
    const { file } = layer.kustomization;
    const field = ({ place }: Candidate): string => `${String(place.path[0])} of ${file}`;
    found.push(
      ...setBy(
        replacements === undefined ? [] : await replacementCandidates(layer, query, replacements),
        () => `the source of a replacement of ${file}`,
      ),
      ...setBy(await fieldsAfterJsonPatches(layer, query), field),
      ...setBy(await jsonPatchCandidates(layer, query), () => `a JSON patch of ${file}`),
      ...setBy(await fieldsBeforeJsonPatches(layer, query), field),
      ...setBy(await patchCandidates(layer, query), () => `a patch of ${file}`),
    );
  }
  return found;
}

function setBy(candidates: readonly Candidate[], tell: (candidate: Candidate) => string): readonly Candidate[] {
  return candidates.map((candidate) => ({ ...candidate, by: tell(candidate) }));
}

/** Why this place, and why it is not exact where it is not. */
function tellStep({ by = 'the document itself' }: Candidate, isSame: boolean, isWhole: boolean): string {
  if (!isWhole) return `${by}: the object has no such path, this is as near as it comes`;
  return isSame
    ? `${by}, which sets the value`
    : `${by}, which sets only a part of the value, or another step changes it`;
}

/** The object's own document or generator, where it has the path. */
async function ownCandidate(query: KustomizeQuery): Promise<readonly Candidate[]> {
  const { source, object, path } = query;
  if (source.generator !== undefined)
    return setBy(
      await generatorCandidates(source, query),
      () => `an entry of ${source.generator?.field ?? 'a generator'}`,
    );
  const manifest = await manifestOf(query);
  if (manifest === undefined) return [];
  const followed = followPath(manifest.value, object, path);
  return followed.steps === path.length
    ? [
        {
          place: placeIn(source, manifest.line, followed.path),
          value: followed.value,
          by: "the object's own document",
        },
      ]
    : [];
}

const unset = 'no step of kustomize is known to set it: this is as near as the object comes';

/** As near as the object's own document comes to the path. */
async function nearestPlace(query: KustomizeQuery): Promise<Place | undefined> {
  const { source, object, path } = query;
  const manifest = await manifestOf(query);
  if (manifest === undefined)
    return {
      file: source.file,
      documentLine: source.line,
      path: [],
      line: source.line,
      precision: 'block',
      found: unset,
    };
  return {
    ...placeIn(source, manifest.line, followPath(manifest.value, object, path).path),
    precision: 'block',
    found: unset,
  };
}

function placeIn(source: ObjectSource, documentLine: number, path: JsonPath): Omit<Place, 'precision'> {
  return { file: source.file, documentLine, path: [...source.items.flatMap((index) => ['items', index]), ...path] };
}

async function manifestOf({ reader, source }: KustomizeQuery): Promise<{ value: unknown; line: number } | undefined> {
  if (source.generator !== undefined) return undefined;
  const documents = (await reader.documents(source.file)) ?? [];
  const found = objectsOf(documents).objects.find(
    ({ document, items }) => document === source.document && isDeepStrictEqual(items, source.items),
  );
  return found === undefined ? undefined : { value: found.manifest, line: documents[found.document]?.line ?? 1 };
}
