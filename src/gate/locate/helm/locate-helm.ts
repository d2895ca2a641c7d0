import { isDeepStrictEqual } from 'node:util';
import pLimit from 'p-limit';
import { formatPath, type JsonPath, valueAt } from '../../../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../../model/rendered-root.ts';
import type { TreeReader } from '../../../render/tree-reader.ts';
import type { Place } from '../place.ts';
import { overrideOf, readValues, type ValuesLeaf } from './chart-values.ts';
import { type OtherRender, readOtherRender, renderedLine } from './chart-renders.ts';
import { createLineMarks, type LineMarks } from './mark-lines.ts';
import { readTemplateLine, referencesIn, type TemplateLine } from './template-line.ts';

/** Renders a chart again; undefined when that fails. */
export interface ChartRenderer {
  /** With other texts for some files. */
  withFiles(root: RenderedRoot, files: ReadonlyMap<string, Uint8Array>): Promise<string | undefined>;
  /** With values laid over the root's. */
  withValues(root: RenderedRoot, values: unknown): Promise<string | undefined>;
  /** Value files of a root. */
  valueFiles(root: RenderedRoot): readonly string[];
}

/** Renders per chart, at most, and when the last may begin: each costs a process. */
const maxTrials = 60;
const trialTimeMs = 5_000;
/** Values tried for one path. */
const maxCandidates = 6;

/**
 * Finds template lines by rendering the chart once more with marks in comments, and values by changing one at a time: the place
 * of a value is exact only if changing it changed the path.
 */
export function createHelmLocator(
  reader: TreeReader,
  renderer: ChartRenderer,
): (root: RenderedRoot, object: RenderedObject, path: JsonPath) => Promise<Place | undefined> {
  const charts = new Map<RenderedRoot, Promise<ChartTrace>>();
  return async (root, object, path) => {
    let chart = charts.get(root);
    if (chart === undefined) charts.set(root, (chart = traceChart(reader, renderer, root)));
    return await placeInChart(await chart, object, path);
  };
}

/** What is known of one chart, and how to learn more. */
interface ChartTrace {
  reader: TreeReader;
  marks: LineMarks;
  marked: OtherRender | undefined;
  leaves: ReadonlyMap<string, ValuesLeaf>;
  /** Renders with one value changed. */
  trial: (leaf: ValuesLeaf) => Promise<OtherRender | undefined>;
}

async function traceChart(reader: TreeReader, renderer: ChartRenderer, root: RenderedRoot): Promise<ChartTrace> {
  const marks = createLineMarks();
  const files = new Map<string, Uint8Array>();
  for (const { path } of await reader.tree.list([root.id])) {
    if (!/\/templates\/.*\.(ya?ml|tpl)$/.test(`/${path}`)) continue;
    const text = await reader.text(path).catch(() => undefined);
    if (text !== undefined) files.set(path, new TextEncoder().encode(marks.mark(path, text)));
  }
  const stream = await renderer.withFiles(root, files);
  const leaves = await readValues(reader, root.id, renderer.valueFiles(root));
  const limit = pLimit(2);
  const trials = new Map<ValuesLeaf, Promise<OtherRender | undefined>>();
  const start = performance.now();
  const trial: ChartTrace['trial'] = (leaf) => {
    const known = trials.get(leaf);
    if (known !== undefined) return known;
    if (trials.size >= maxTrials || performance.now() - start > trialTimeMs) return Promise.resolve(undefined);
    const made = limit(async () => {
      const changed = await renderer.withValues(root, overrideOf(leaf, leaves));
      return changed === undefined ? undefined : readOtherRender(root, changed);
    });
    trials.set(leaf, made);
    return made;
  };
  return { reader, marks, marked: stream === undefined ? undefined : readOtherRender(root, stream), leaves, trial };
}

async function placeInChart(chart: ChartTrace, object: RenderedObject, path: JsonPath): Promise<Place | undefined> {
  const existing = existingPart(object, path);
  const value = valueAt(object.manifest, existing);
  const scalar = value === null || typeof value !== 'object';
  const rendered = templatePlace(chart, object, existing);
  const at = rendered?.same === true ? rendered : undefined;
  const line = at === undefined ? undefined : await templateLine(chart, at);
  if (at !== undefined && line?.literal === true && scalar && existing.length === path.length) {
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
  const leaf = scalar ? await drivingLeaf(chart, object, existing, value, line?.references ?? []) : undefined;
  if (leaf !== undefined) {
    return {
      file: leaf.file,
      documentLine: leaf.documentLine,
      path: leaf.path,
      precision: existing.length === path.length ? 'exact' : 'block',
      found: `the chart rendered again with ${formatPath(leaf.valuesPath)} changed: ${existing.length === path.length ? 'the path changes with it' : 'what is nearest to the path changes with it, for the path itself is missing'}`,
    };
  }
  const near = rendered ?? nearestPlace(chart, object, existing);
  return near === undefined
    ? undefined
    : {
        file: near.file,
        documentLine: 1,
        path: [],
        line: near.line,
        precision: 'block',
        found:
          'a marked copy of the template: the line computes the value or a part around it, and no single value was found that drives it',
      };
}

function existingPart({ manifest }: RenderedObject, path: JsonPath): JsonPath {
  for (let length = path.length; length > 0; length--) {
    if (valueAt(manifest, path.slice(0, length)) !== undefined) return path.slice(0, length);
  }
  return [];
}

interface MarkedPlace {
  file: string;
  line: number;
  /** The marks left the value as it is; where they did not, the line may be another. */
  same: boolean;
}

/** The template's line for a path. */
function templatePlace({ marked, marks }: ChartTrace, object: RenderedObject, path: JsonPath): MarkedPlace | undefined {
  const counterpart = marked?.counterpart(object);
  if (marked === undefined || counterpart === undefined) return undefined;
  const text = marked.documents[counterpart.document]?.text ?? '';
  const line = renderedLine(text, [...counterpart.items.flatMap((index) => ['items', index]), ...path]);
  const place = line === undefined ? undefined : marks.read(line);
  if (place === undefined) return undefined;
  return { ...place, same: isDeepStrictEqual(valueAt(counterpart.manifest, path), valueAt(object.manifest, path)) };
}

/** The line of the nearest part around a path that has one. */
function nearestPlace(chart: ChartTrace, object: RenderedObject, path: JsonPath): MarkedPlace | undefined {
  for (let length = path.length - 1; length > 0; length--) {
    const part = path.slice(0, length);
    const first = firstScalar(valueAt(object.manifest, part), part);
    const found = first === undefined ? undefined : templatePlace(chart, object, first);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstScalar(value: unknown, path: JsonPath): JsonPath | undefined {
  if (value === null || typeof value !== 'object') return path;
  const [first] = Array.isArray(value) ? value.entries() : Object.entries(value);
  return first === undefined ? undefined : firstScalar(first[1], [...path, first[0]]);
}

async function templateLine({ reader }: ChartTrace, { file, line }: MarkedPlace): Promise<TemplateLine | undefined> {
  const text = (await reader.text(file).catch(() => undefined))?.split('\n')[line - 1];
  return text === undefined ? undefined : readTemplateLine(text);
}

/** The value that drives a path: of those that may, the first whose change changes it. */
async function drivingLeaf(
  chart: ChartTrace,
  object: RenderedObject,
  path: JsonPath,
  value: unknown,
  references: readonly JsonPath[],
): Promise<ValuesLeaf | undefined> {
  for (const leaf of await candidates(chart, object, path, value, references)) {
    const trial = await chart.trial(leaf);
    const counterpart = trial?.counterpart(object);
    if (counterpart !== undefined && !isDeepStrictEqual(valueAt(counterpart.manifest, path), value)) return leaf;
  }
  return undefined;
}

async function candidates(
  { reader, leaves }: ChartTrace,
  { origin }: RenderedObject,
  path: JsonPath,
  value: unknown,
  references: readonly JsonPath[],
): Promise<readonly ValuesLeaf[]> {
  const all = [...leaves.values()];
  // Tag and digest come last in an image, and they are what changes.
  const named = references
    .toReversed()
    .flatMap((reference) => all.filter((leaf) => endsAt(leaf.valuesPath, reference)));
  const template = (origin === undefined ? undefined : await reader.text(origin.file).catch(() => undefined)) ?? '';
  const used = referencesIn(template);
  const equal = all.filter((leaf) => leaf.value === value && leaf.valuesPath.at(-1) === path.at(-1));
  const other = all.filter(
    (leaf) =>
      leaf.value === value ||
      (typeof value === 'string' &&
        value.length > 4 &&
        typeof leaf.value === 'string' &&
        leaf.value.length > 3 &&
        value.includes(leaf.value)),
  );
  const near = (leaf: ValuesLeaf): boolean => used.some((reference) => startsWith(leaf.valuesPath, reference));
  return [...new Set([...named, ...equal.filter(near), ...other.filter(near), ...equal])].slice(0, maxCandidates);
}

function endsAt(path: JsonPath, reference: JsonPath): boolean {
  return (
    path.length >= reference.length &&
    reference.every((step, index) => path[path.length - reference.length + index] === step)
  );
}

/** A subchart's templates use its values without the subchart's name. */
function startsWith(path: JsonPath, reference: JsonPath): boolean {
  return [0, 1].some((skip) => reference.every((step, index) => path[index + skip] === step));
}
