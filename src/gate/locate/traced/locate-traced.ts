import { formatPath, type JsonPath, valueAt } from '../../../model/json-path.ts';
import type { KubernetesObject } from '../../../model/object.ts';
import type { RenderedObject } from '../../../model/rendered-root.ts';
import {
  type ChartStep,
  type Described,
  type KustomizeBuild,
  type Stand,
  type SubstitutionStep,
  stepOf,
} from '../../../render/traces.ts';
import type { TreeReader } from '../../../render/tree-reader.ts';
import { createHelmLocator } from '../helm/locate-helm.ts';
import type { RenderRelease } from '../helm/release-renderer.ts';
import type { TrialClock } from '../helm/trial-times.ts';
import { createKustomizeLocator } from '../locate-kustomize.ts';
import { createPlainLocator, type PlainLocator } from '../locate-plain.ts';
import type { Place } from '../place.ts';
import { joinPlaces, intoText } from './join-places.ts';
import { placeInSet, type SetTrials } from './place-in-set.ts';
import { wholeVariable } from './whole-variable.ts';

export type LocateTraced = (object: RenderedObject, path: JsonPath) => Promise<Place | undefined>;

/** Objects that are made of objects that are made of objects … */
const deepest = 12;
/** That ApplicationSets may be generated again to prove places. */
const setsTimeMs = 5_000;

/**
 * Goes back the way that an object came, step by step: through fields that were set, variables, kustomizations, charts and the values that
 * they were given, to the file where what decides the path stands. `exact` only where every step is.
 */
export function createTracedLocator(
  reader: TreeReader,
  render: RenderRelease | undefined,
  clock: TrialClock,
): LocateTraced {
  const inRelease = render === undefined ? undefined : createHelmLocator(render, clock);
  const plain = new WeakMap<TreeReader, PlainLocator>();
  const trials: SetTrials = { milliseconds: setsTimeMs, known: new Map() };
  const builds = new WeakMap<KustomizeBuild, ReturnType<typeof createKustomizeLocator>>();

  function inPlain(from: TreeReader): PlainLocator {
    const known = plain.get(from) ?? createPlainLocator(from);
    plain.set(from, known);
    return known;
  }

  async function place(object: RenderedObject, path: JsonPath, depth: number): Promise<Place | undefined> {
    const step = stepOf(object);
    if (step === undefined) return await inPlain(reader)(object, path);
    if (depth > deepest) return undefined;
    switch (step.by) {
      case 'fields': {
        const set = step.set.find((one) => one.path.every((part, index) => path[index] === part));
        const found =
          set === undefined
            ? await place(step.before, path, depth + 1)
            : await standing({ ...set.from, path: [...set.from.path, ...path.slice(set.path.length)] }, depth + 1);
        return step.of === undefined ? found : joinPlaces(`of ${step.of}`, found);
      }
      case 'substitution':
        return await beforeVariables(step, path, depth);
      case 'kustomize':
        return await inBuild(step.build, object, path, depth);
      case 'chart':
        return await inChart(step, object, path, depth);
    }
  }

  /** A value that is nothing but a variable is changed where the variable is set; any other where the variable is used. */
  async function beforeVariables(
    { before, variable }: SubstitutionStep,
    path: JsonPath,
    depth: number,
  ): Promise<Place | undefined> {
    const text = valueAt(before.manifest, path);
    const name = typeof text === 'string' ? wholeVariable(text) : undefined;
    const stand = name === undefined ? undefined : variable(name);
    const set = stand === undefined ? undefined : await standing(stand, depth + 1);
    if (set !== undefined) return joinPlaces(`the value is the variable ${name}`, set);
    const used = typeof text === 'string' && text.includes('${');
    const found = await place(before, path, depth + 1);
    return used ? joinPlaces('variables are put into the value', found) : found;
  }

  async function inBuild(
    build: KustomizeBuild,
    object: RenderedObject,
    path: JsonPath,
    depth: number,
  ): Promise<Place | undefined> {
    const locate = builds.get(build) ?? createKustomizeLocator(build.reader);
    builds.set(build, locate);
    const found = await locate({ id: build.folder, objects: build.objects }, object, path);
    if (found === undefined) return undefined;
    const { output, generated } = build;
    const { precision } = found;
    if (found.file === output?.file) {
      const documents = (await build.reader.documents(output.file)) ?? [];
      const before = output.objects[documents.findIndex(({ line }) => line === found.documentLine)];
      // That it is as it was before is no step.
      const words = precision === 'exact' ? undefined : found.found;
      return before === undefined
        ? undefined
        : joinPlaces({ precision, found: words }, await place(before, found.path, depth + 1));
    }
    if (found.file !== generated?.file) return found;
    const stand = generated.stand(found.path);
    if (stand === undefined) return undefined;
    // The file is one that only kustomize gets to see.
    const words = found.found?.replace(` of ${generated.file}`, '');
    const set = await standing({ ...stand, inside: found.inside ?? stand.inside }, depth + 1);
    return joinPlaces({ precision, found: words }, set);
  }

  async function inChart(
    { release }: ChartStep,
    object: RenderedObject,
    path: JsonPath,
    depth: number,
  ): Promise<Place | undefined> {
    const answer = await inRelease?.(release, object, path);
    const found =
      answer !== undefined && 'stand' in answer
        ? joinPlaces(
            { found: answer.found, precision: answer.isWhole ? 'exact' : 'block' },
            await standing(answer.stand, depth + 1),
          )
        : answer;
    if (found !== undefined && (await isHere(found))) return found;
    const { brought } = release;
    if (brought === undefined) return undefined;
    const words = 'what decides it is in a chart that is not in the repository; what brings the chart is shown';
    return joinPlaces({ found: words, precision: 'block' }, await standing(brought, depth + 1));
  }

  /** The place of a value in a file, or in an object that may have been made of others itself. */
  async function standing(stand: Stand, depth: number): Promise<Place | undefined> {
    if (depth > deepest) return undefined;
    const { path, inside } = stand;
    if ('file' in stand.in) {
      const { file, whole } = stand.in;
      const found = await inFile(file, path);
      return whole === true ? { ...found, line: 1 } : await intoText(found, inside, reader);
    }
    const { name, generated, location, manifest } = stand.in;
    const told = `${path.length === 0 ? '' : `${formatPath(path)} of `}${name}`;
    if (generated !== undefined) {
      const { set } = generated;
      const inSet = (at: JsonPath): Promise<Place | undefined> => inDescribed(set, at, depth);
      const request = { application: manifest, from: generated, stand, inSet, inFile, trials };
      return joinPlaces(told, await placeInSet(request));
    }
    const own = await inDescribed(stand.in, path, depth);
    return joinPlaces(told, await intoText(own ?? headOf(location), inside, reader));
  }

  async function inDescribed(
    { rendered, manifest, location, reader }: Described,
    path: JsonPath,
    depth: number,
  ): Promise<Place | undefined> {
    if (rendered !== undefined) return await place(rendered, path, depth + 1);
    return await inPlain(reader)(asObject(manifest, location), path);
  }

  async function inFile(file: string, path: JsonPath): Promise<Place> {
    const document = (await reader.documents(file).catch(() => undefined))?.find((one) => one.value !== undefined);
    return { file, documentLine: document?.line ?? 1, path, precision: 'exact', found: `it stands in ${file}` };
  }

  async function isHere({ file }: Place): Promise<boolean> {
    return (await reader.bytes(file).catch(() => undefined)) !== undefined;
  }

  return async (object, path) => {
    const found = await place(object, path, 0);
    // What was fetched is in no file that a user could change.
    return found !== undefined && (await isHere(found)) ? found : undefined;
  };
}

function asObject(manifest: Described['manifest'], origin: Described['location']): RenderedObject {
  return { manifest: manifest as KubernetesObject, origin };
}

function headOf({ file, line }: { file: string; line: number }): Place {
  return { file, documentLine: line, path: [], line, precision: 'block', found: 'only its head is known' };
}
