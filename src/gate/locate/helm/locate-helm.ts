import { isDeepStrictEqual } from 'node:util';
import { formatPath, type JsonPath, valueAt } from '../../../model/json-path.ts';
import type { RenderedObject } from '../../../model/rendered-root.ts';
import type { ChartRelease, Stand } from '../../../render/traces.ts';
import type { Place } from '../place.ts';
import { renderedLine } from './chart-renders.ts';
import { drivingValue } from './driving-value.ts';
import type { RenderRelease } from './release-renderer.ts';
import { readTemplateLine, type TemplateLine } from './template-line.ts';
import { createReleaseTracer, type Driver, type ReleaseTrace } from './trace-release.ts';
import type { TrialClock } from './trial-times.ts';

/** A place in the chart, or where what drives the path stands. */
export type PlaceInRelease = Place | { stand: Stand; isWhole: boolean; found: string };

type LocateInRelease = (
  release: ChartRelease,
  object: RenderedObject,
  path: JsonPath,
) => Promise<PlaceInRelease | undefined>;

/**
 * Finds template lines by rendering the chart once more with marks in comments, and values by changing one at a time: the place
 * of a value is exact only if changing it changed the path.
 */
export function createHelmLocator(render: RenderRelease, clock: TrialClock): LocateInRelease {
  const traceOf = createReleaseTracer(render, clock);
  return async (release, object, path) => await placeInChart(await traceOf(release), object, path);
}

async function placeInChart(
  trace: ReleaseTrace,
  object: RenderedObject,
  path: JsonPath,
): Promise<PlaceInRelease | undefined> {
  const existing = existingPart(object, path);
  const isWhole = existing.length === path.length;
  const value = valueAt(object.manifest, existing);
  const scalar = value === null || typeof value !== 'object';
  const rendered = templatePlace(trace, object, existing);
  const at = rendered?.same === true ? rendered : undefined;
  const line = at === undefined ? undefined : await templateLine(trace, at);
  if (at !== undefined && line?.literal === true && scalar && isWhole) {
    return {
      file: at.file,
      documentLine: 1,
      path: [],
      line: at.line,
      column: line.column,
      precision: 'exact',
      found: 'a marked copy of the template: the line says the value itself',
    };
  }
  const driver = scalar ? await drivingValue(trace, object, existing, value, line?.references ?? []) : undefined;
  const stand = driver === undefined || driver === 'late' ? undefined : standOf(driver);
  if (driver !== undefined && driver !== 'late' && stand !== undefined)
    return { stand, isWhole, found: tell(driver, isWhole) };
  const beside = scalar || isWhole ? undefined : await besideMissing(trace, object, existing);
  if (beside !== undefined) return beside;
  const near = rendered ?? nearestPlace(trace, object, existing);
  return near === undefined
    ? undefined
    : {
        file: near.file,
        documentLine: 1,
        path: [],
        line: near.line,
        precision: 'block',
        ...(driver === 'late' ? { cut: true } : {}),
        found: isWhole ? computed : missing,
      };
}

const computed =
  'a marked copy of the template: the line computes the value or a part around it, and no single value was found that drives it';
const missing = 'a marked copy of the template: the object has no such path, this is as near as it comes';

function standOf(driver: Driver): Stand | undefined {
  switch (driver.type) {
    case 'leaf':
      return driver.leaf.stand;
    case 'fact':
      return driver.stand;
    case 'chart':
      return { in: { file: driver.file }, path: [driver.field] };
  }
}

function tell(driver: Driver, isWhole: boolean): string {
  const change = tellChange(driver);
  return `the chart rendered again with ${change}: ${isWhole ? 'the path changes with it' : 'what is nearest to the path changes with it, for the path itself is missing'}`;
}

function tellChange(driver: Driver): string {
  switch (driver.type) {
    case 'leaf':
      return `${formatPath(driver.leaf.valuesPath)} changed`;
    case 'fact':
      return driver.fact === 'release' ? 'another name of the release' : 'another namespace';
    case 'chart':
      return `another ${driver.field} of the chart`;
  }
}

function existingPart({ manifest }: RenderedObject, path: JsonPath): JsonPath {
  for (let length = path.length; length > 0; length--) {
    if (valueAt(manifest, path.slice(0, length)) !== undefined) return path.slice(0, length);
  }
  return [];
}

/** Values that are written out whole, where a part of them is missing: what is missing belongs beside the others. */
async function besideMissing(
  trace: ReleaseTrace,
  object: RenderedObject,
  existing: JsonPath,
): Promise<PlaceInRelease | undefined> {
  const first = firstScalar(valueAt(object.manifest, existing), existing);
  if (first === undefined || first.length === existing.length) return undefined;
  const inner = first.slice(existing.length);
  const driver = await drivingValue(trace, object, first, valueAt(object.manifest, first), []);
  if (driver === undefined || driver === 'late' || driver.type !== 'leaf') return undefined;
  const { stand, set, valuesPath } = driver.leaf;
  const around = valuesPath.slice(0, -inner.length);
  if (stand === undefined || set !== undefined || around.length === 0) return undefined;
  if (!isDeepStrictEqual(valuesPath.slice(-inner.length), inner)) return undefined;
  const { inside, path } = stand;
  const whole: Stand =
    inside === undefined
      ? { ...stand, path: path.slice(0, -inner.length) }
      : { ...stand, inside: { ...inside, path: inside.path.slice(0, -inner.length) } };
  const found = `the chart rendered again with ${formatPath(valuesPath)} changed: what is beside the path changes with it, for the path itself is missing in ${formatPath(around)}`;
  return { stand: whole, isWhole: false, found };
}

interface MarkedPlace {
  file: string;
  line: number;
  /** The marks left the value as it is; where they did not, the line may be another. */
  same: boolean;
}

/** The template's line for a path. */
function templatePlace(
  { marked, marks }: ReleaseTrace,
  object: RenderedObject,
  path: JsonPath,
): MarkedPlace | undefined {
  const counterpart = marked?.counterpart(object);
  if (marked === undefined || counterpart === undefined) return undefined;
  const text = marked.documents[counterpart.document]?.text ?? '';
  const line = renderedLine(text, [...counterpart.items.flatMap((index) => ['items', index]), ...path]);
  const place = line === undefined ? undefined : marks.read(line);
  if (place === undefined) return undefined;
  return { ...place, same: isDeepStrictEqual(valueAt(counterpart.manifest, path), valueAt(object.manifest, path)) };
}

/** The line of the nearest part around a path that has one. */
function nearestPlace(trace: ReleaseTrace, object: RenderedObject, path: JsonPath): MarkedPlace | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const part = path.slice(0, length);
    const first = firstScalar(valueAt(object.manifest, part), part);
    const found = first === undefined ? undefined : templatePlace(trace, object, first);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstScalar(value: unknown, path: JsonPath): JsonPath | undefined {
  if (value === null || typeof value !== 'object') return path;
  const [first] = Array.isArray(value) ? value.entries() : Object.entries(value);
  return first === undefined ? undefined : firstScalar(first[1], [...path, first[0]]);
}

async function templateLine({ release }: ReleaseTrace, { file, line }: MarkedPlace): Promise<TemplateLine | undefined> {
  const text = (await release.reader.text(file).catch(() => undefined))?.split('\n')[line - 1];
  return text === undefined ? undefined : readTemplateLine(text);
}
