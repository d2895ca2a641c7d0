import { isDeepStrictEqual } from 'node:util';
import { formatPath, type JsonPath, valueAt } from '../../../model/json-path.ts';
import { readDocuments } from '../../../render/parse/documents.ts';
import { isMapping } from '../../../render/parse/objects.ts';
import type { GeneratedFrom, Stand } from '../../../render/traces.ts';
import { otherValue } from '../helm/chart-values.ts';
import type { Place } from '../place.ts';
import { positionInText } from '../positions.ts';
import { joinPlaces } from './join-places.ts';
import { type ElementStand, elementStands } from './set-elements.ts';
import { wholeParameter } from './whole-variable.ts';

/** What finding a place in an ApplicationSet takes. */
export interface SetRequest {
  /** As it was generated. */
  application: Readonly<Record<string, unknown>>;
  from: GeneratedFrom;
  stand: Pick<Stand, 'path' | 'inside'>;
  inSet: (path: JsonPath) => Promise<Place | undefined>;
  inFile: (file: string, path: JsonPath) => Promise<Place | undefined>;
  trials: SetTrials;
}

/** Sets are generated again to prove places, each in one way only once, and all together for so long. */
export interface SetTrials {
  milliseconds: number;
  known: Map<string, Promise<readonly Readonly<Record<string, unknown>>[]>>;
}

/** A set may make thousands of Applications, so few of its trials are remembered. */
const mostKnown = 20;

/**
 * Where a field of a generated Application stands: in the element, file or `values` that its parameter comes from if it is nothing but a
 * parameter, and else in the template.
 */
export async function placeInSet(request: SetRequest): Promise<Place | undefined> {
  const { application, from, stand, inSet } = request;
  const { set } = from;
  const value = valueAt(application, stand.path);
  const patched = await placeInPatch(request, value);
  if (patched !== undefined) return patched;
  const path = templatePath(from, stand.path);
  const written = valueAt(set.manifest, path);
  const found = joinPlaces(`the template of ${set.name}`, await inSet(path));
  if (found === undefined || path.length < stand.path.length + 2) return found && { ...found, precision: 'block' };
  if (stand.inside === undefined) {
    const isText = typeof written === 'string' && written.includes('{{');
    if (!isText) return isDeepStrictEqual(written, value) ? found : { ...found, precision: 'block' };
    return (await placeOfParameter(request, written)) ?? found;
  }
  if (typeof written !== 'string' || typeof value !== 'string') return { ...found, precision: 'block' };
  return await placeInText(request, found, written, value, stand.inside);
}

/** A line of a text in the template; parameters rarely change how many lines it has. */
async function placeInText(
  request: SetRequest,
  found: Place,
  written: string,
  generated: string,
  inside: NonNullable<Stand['inside']>,
): Promise<Place> {
  const [lines, others] = [written.split('\n'), generated.split('\n')];
  const at = positionInText(generated, inside);
  const line = at === undefined ? undefined : lines[at.line - 1];
  if (at === undefined || line === undefined || lines.length !== others.length) return { ...found, precision: 'block' };
  const place: Place = { ...found, inside: { ...inside, of: generated } };
  if (line === others[at.line - 1]) return place;
  const rest = line.slice(at.column - 1).trim();
  const text = /^(["'])(.*)\1$/.exec(rest)?.[2] ?? rest;
  if (line.slice(0, at.column - 1) !== others[at.line - 1]?.slice(0, at.column - 1))
    return { ...place, precision: 'block' };
  return (await placeOfParameter(request, text)) ?? place;
}

/** The generator's own template goes before the set's, field by field. */
function templatePath({ set, generator }: GeneratedFrom, path: JsonPath): JsonPath {
  const generators = valueAt(set.manifest, ['spec', 'generators', generator]);
  const own = Object.keys(isMapping(generators) ? generators : {}).map(
    (kind): JsonPath => ['spec', 'generators', generator, kind, 'template'],
  );
  for (let length = path.length; length > 0; length--) {
    for (const base of [...own, ['spec', 'template']]) {
      const whole = [...base, ...path.slice(0, length)];
      const value = valueAt(set.manifest, whole);
      if (value !== undefined && value !== null && value !== '') return whole;
    }
  }
  return ['spec', 'template'];
}

/** Where the set's `templatePatch` says it, which changing it would show. */
async function placeInPatch(request: SetRequest, value: unknown): Promise<Place | undefined> {
  const { from, stand, inSet } = request;
  const spec = valueAt(from.set.manifest, ['spec']);
  if (!isMapping(spec) || typeof spec['templatePatch'] !== 'string') return undefined;
  const { templatePatch: patch, ...others } = spec;
  const without = await generate(request, 'templatePatch', { set: { ...from.set.manifest, spec: others } });
  if (without === undefined || isDeepStrictEqual(valueAt(without, stand.path), value)) return undefined;
  const found = joinPlaces(`the templatePatch of ${from.set.name}`, await inSet(['spec', 'templatePatch']));
  if (found === undefined) return undefined;
  const documents = readDocuments(patch).filter((one) => one.value !== undefined || one.problem !== undefined);
  const same = isDeepStrictEqual(valueAt(documents[0]?.value, stand.path), value) && stand.inside === undefined;
  return same ? { ...found, inside: { document: 0, path: stand.path } } : { ...found, precision: 'block' };
}

async function placeOfParameter(request: SetRequest, text: string): Promise<Place | undefined> {
  const { from, inSet, inFile } = request;
  const goTemplate = valueAt(from.set.manifest, ['spec', 'goTemplate']) === true;
  const key = wholeParameter(text, goTemplate);
  if (key === undefined) return undefined;
  for (const element of await elementStands(from, key)) {
    if (!(await changes(request, element))) continue;
    const found = 'file' in element ? await inFile(element.file, element.path) : await inSet(element.path);
    return joinPlaces(`the parameter ${formatPath(key)}, which ${from.set.name} takes from there`, found);
  }
  return undefined;
}

/** Whether the field changes with the element. */
async function changes(request: SetRequest, element: ElementStand): Promise<boolean> {
  const { application, from, stand } = request;
  const { path } = element;
  const whole = 'file' in element ? element.value : from.set.manifest;
  const changed = withValue(whole, path, otherValue(valueAt(whole, path) as string));
  const other = await generate(
    request,
    JSON.stringify('file' in element ? [element.file, path] : path),
    'file' in element
      ? { file: { path: element.file, value: changed } }
      : { set: changed as Readonly<Record<string, unknown>> },
  );
  return other !== undefined && !isDeepStrictEqual(valueAt(other, stand.path), valueAt(application, stand.path));
}

async function generate(
  { from, trials }: SetRequest,
  what: string,
  change: Parameters<GeneratedFrom['generate']>[0],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { file, line } = from.set.location;
  const key = `${file}:${line} ${from.set.name} ${what}`;
  const before = trials.known.get(key);
  if (before !== undefined) return (await before)[from.index];
  if (trials.milliseconds <= 0) return undefined;
  const begin = performance.now();
  const made = from.generate(change).catch(() => []);
  if (trials.known.size >= mostKnown) trials.known.clear();
  trials.known.set(key, made);
  const all = await made;
  trials.milliseconds -= performance.now() - begin;
  return all[from.index];
}

function withValue(value: unknown, path: JsonPath, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.with(Number(step), withValue(value[Number(step)], rest, to));
  const before = isMapping(value) ? value : {};
  return { ...before, [step]: withValue(before[step], rest, to) };
}
