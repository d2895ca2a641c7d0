import type { Precision } from '../../../model/verdict.ts';
import type { TreeReader } from '../../../render/tree-reader.ts';
import type { Place } from '../place.ts';

/** The place that a further step led to, told with the way there, and no more exact than that. */
export function joinPlaces(
  way: string | { found?: string | undefined; precision: Precision },
  place: Place | undefined,
): Place | undefined {
  if (place === undefined) return undefined;
  const [words, exact] = typeof way === 'string' ? [way, true] : [way.found, way.precision === 'exact'];
  const found = [words, place.found].filter((one) => one !== undefined).join('; ');
  return { ...place, found, precision: exact ? place.precision : 'block' };
}

/** Goes on inside the YAML that the text at a place is, if it is to be. */
export async function intoText(place: Place, inside: Place['inside'], reader: TreeReader): Promise<Place> {
  if (inside === undefined) return place;
  if (place.inside !== undefined) return { ...place, precision: 'block' };
  if (place.line === undefined) return { ...place, inside };
  // A generator took the whole file.
  const isFile = place.line === 1 && place.column === undefined && /\.(ya?ml|json)$/.test(place.file);
  const documents = isFile ? await reader.documents(place.file).catch(() => undefined) : undefined;
  const document = documents?.filter(({ value }) => value !== undefined)[inside.document];
  if (document === undefined) return { ...place, precision: 'block' };
  const { line: _, ...whole } = place;
  return { ...whole, documentLine: document.line, path: inside.path };
}
