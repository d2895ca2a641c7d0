import type { HelmRequest } from '../../../ports/renderer.ts';
import { mergeValues } from '../../../render/flux/chart-values.ts';
import { readDocuments } from '../../../render/parse/documents.ts';
import { isMapping } from '../../../render/parse/objects.ts';
import type { ChartRelease } from '../../../render/traces.ts';
import { otherValue, overrideOf, type ValuesLeaf, type ValuesLeaves } from './chart-values.ts';

/** What Helm is told for one value to be another than it is. */
export function changeOf({ request }: ChartRelease, leaf: ValuesLeaf, leaves: ValuesLeaves): Partial<HelmRequest> {
  const { set } = leaf;
  if (set === undefined) {
    const changed = overrideOf(leaf, leaves) as Readonly<Record<string, unknown>>;
    return { overrides: JSON.stringify(mergeValues(valuesIn(request.overrides), changed)) };
  }
  const list = [...(request[set.type] ?? [])];
  const text = list[set.index] ?? '';
  const other = `${text.slice(0, text.indexOf('=') + 1)}${escaped(String(otherValue(leaf.value)))}`;
  // A file's content is laid over all else, and so is a text.
  if (set.type === 'setFile')
    return { setFile: list.toSpliced(set.index, 1), setString: [...(request.setString ?? []), other] };
  return { [set.type]: list.with(set.index, other) };
}

function valuesIn(text: string | undefined): Readonly<Record<string, unknown>> {
  const value = text === undefined ? undefined : readDocuments(text).find((one) => one.value !== undefined)?.value;
  return isMapping(value) ? value : {};
}

function escaped(text: string): string {
  return text.replace(/[\\,[\]{}]/g, String.raw`\$&`);
}
