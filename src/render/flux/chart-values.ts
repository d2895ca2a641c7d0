import { SlipwayError } from '../../model/errors.ts';
import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import { parseSetPath } from '../helm/set-path.ts';
import type { Described, ValuesLayer } from '../traces.ts';
import { type HeldData, heldStand } from './held-data.ts';
import { type Data, dataOf, listOf, textOf } from './objects.ts';

export interface ChartValues {
  values: Data;
  /** In Helm's syntax, laid over all values. */
  set: readonly string[];
  setString: readonly string[];
  /** Where all of it stands, in the order in which Helm takes it. */
  layers: readonly ValuesLayer[];
}

/** The values of a HelmRelease: those of its references in their order, then its own (fluxcd/pkg chartutil/values.go). Throws `RENDER_FAILED`. */
export function chartValues(
  described: Described,
  held: (kind: string, name: string) => HeldData | 'external' | undefined,
): ChartValues {
  const { location: where } = described;
  const spec = dataOf(described.manifest['spec']);
  let values: Data = {};
  const layers: ValuesLayer[] = [];
  const laid: ValuesLayer[] = [];
  const set: string[] = [];
  const setString: string[] = [];
  for (const reference of listOf(spec['valuesFrom'])) {
    const [kind, name] = [textOf(reference['kind']), textOf(reference['name'])];
    const key = textOf(reference['valuesKey']) || 'values.yaml';
    const found = held(kind, name);
    if (found === 'external') continue;
    // What only the cluster can read leaves the chart's defaults.
    if (found?.encrypted === true) continue;
    const text = found?.data[key];
    if (found === undefined || text === undefined) {
      if (reference['optional'] === true) continue;
      const what = found === undefined ? 'which is not in the repository' : `which has no key ${key}`;
      throw new SlipwayError('RENDER_FAILED', `its values come from ${kind} ${name}, ${what}`, {
        hint: 'If something else makes it in the cluster, declare it in gate.external, or set optional.',
        location: where,
      });
    }
    const path = textOf(reference['targetPath']);
    const stand = heldStand(found, key);
    if (path === '') {
      const data = readValues(text, `${kind} ${name}`, where);
      values = mergeValues(values, data);
      layers.push({ type: 'values', data, stand: (inside) => ({ ...stand, inside: { document: 0, path: inside } }) });
      continue;
    }
    const quoted = /^(['"]).*\1$/s.test(text);
    const type = reference['literal'] === true || quoted ? 'setString' : 'set';
    const list = type === 'set' ? set : setString;
    const value = reference['literal'] !== true && quoted ? text.replace(/^['"]+|['"]+$/g, '') : text;
    laid.push({ type, index: list.length, path: parseSetPath(path), value, stand });
    list.push(`${path}=${reference['literal'] === true ? text.replace(/[\\,[\]{}]/g, String.raw`\$&`) : value}`);
  }
  const own = dataOf(spec['values']);
  layers.push({ type: 'values', data: own, stand: (path) => ({ in: described, path: ['spec', 'values', ...path] }) });
  return { values: mergeValues(values, own), set, setString, layers: [...layers, ...laid] };
}

export function readValues(text: string, what: string, where: { file: string; line?: number }): Data {
  const document = readDocuments(text).find(({ value, problem }) => value !== undefined || problem !== undefined);
  if (document === undefined || document.value === null) return {};
  if (document.problem !== undefined || !isMapping(document.value))
    throw new SlipwayError(
      'RENDER_FAILED',
      `the values of ${what} are not valid: ${document.problem?.message ?? 'no mapping'}`,
      { location: where },
    );
  return document.value;
}

export function mergeValues(one: Data, other: Data): Data {
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key];
    merged[key] = isMapping(value) && isMapping(before) ? mergeValues(before, value) : value;
  }
  return merged;
}
