import { isDeepStrictEqual } from 'node:util';
import { type JsonPath, valueAt } from '../../../model/json-path.ts';
import type { RenderedObject } from '../../../model/rendered-root.ts';
import type { ValuesLeaf } from './chart-values.ts';
import { referencesIn } from './template-line.ts';
import { chartDrivers, type Driver, type ReleaseTrace } from './trace-release.ts';

/** Things tried for one path. */
const maxCandidates = 6;

/** What drives a path: of all that may, the first whose change changes it; `late` when not all of them could be tried. */
export async function drivingValue(
  trace: ReleaseTrace,
  object: RenderedObject,
  path: JsonPath,
  value: unknown,
  references: readonly JsonPath[],
): Promise<Driver | 'late' | undefined> {
  let late = false;
  for (const driver of await candidates(trace, object, path, value, references)) {
    const trial = await trace.trial(driver);
    if (trial === 'late') {
      late = true;
      continue;
    }
    const counterpart = trial?.counterpart(object);
    if (counterpart !== undefined && !isDeepStrictEqual(valueAt(counterpart.manifest, path), value)) return driver;
  }
  return late ? 'late' : undefined;
}

async function candidates(
  trace: ReleaseTrace,
  { origin }: RenderedObject,
  path: JsonPath,
  value: unknown,
  references: readonly JsonPath[],
): Promise<readonly Driver[]> {
  const { release, leaves, facts } = trace;
  const all = [...leaves.values()];
  // Tag and digest come last in an image, and they are what changes.
  const named = references
    .toReversed()
    .flatMap((reference) => all.filter((leaf) => endsAt(leaf.valuesPath, reference)));
  const template =
    (origin === undefined ? undefined : await release.reader.text(origin.file).catch(() => undefined)) ?? '';
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
  const found = [...new Set([...named, ...equal.filter(near), ...other.filter(near), ...equal])];
  const drivers = found.slice(0, maxCandidates).map((leaf): Driver => ({ type: 'leaf', leaf }));
  if (typeof value !== 'string') return drivers;
  const said = { release: release.request.release, namespace: release.request.namespace ?? 'default' };
  const charts = origin === undefined ? [] : await chartDrivers(trace, origin.file);
  const others = [...facts, ...charts].filter(
    (one) => one.type !== 'leaf' && value.includes(one.type === 'fact' ? said[one.fact] : one.value),
  );
  return [...drivers, ...others];
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
