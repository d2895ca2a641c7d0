import type { JsonPath } from '../../model/json-path.ts';
import type { Stand } from '../traces.ts';
import { mappingOf, mappingsOf, substitute, textOf, textsOf } from './application.ts';
import type { SourceField } from './described.ts';
import type { Params } from './generators/params.ts';
import { parseImage } from './kustomize-options.ts';

/** A kustomization, what an Application's options made of it, and where both stand. */
export interface EditedOptions {
  file: string;
  original: Params;
  edited: Params;
  options: Params;
  environment: Readonly<Record<string, string>>;
  field: SourceField;
}

/** Where what is at a path of the edited kustomization really stands: in the Application, or in the kustomization's own file. */
export function optionStand(request: EditedOptions, path: JsonPath): Stand {
  const { file, options, field } = request;
  const said = inOptions(request, path);
  if (said !== undefined) return field(['kustomize', ...said]);
  const [key, index, ...rest] = path;
  const own = options[String(key)] === undefined ? index : ownIndex(request, String(key), index);
  return { in: { file }, path: own === undefined ? path : [String(key), own, ...rest] };
}

function inOptions(request: EditedOptions, [key, index, ...rest]: JsonPath): JsonPath | undefined {
  const { original, edited, options, environment } = request;
  switch (String(key)) {
    case 'namePrefix':
    case 'nameSuffix':
    case 'namespace':
      return textOf(options[String(key)]) === '' ? undefined : [String(key)];
    case 'images': {
      const { name } = mappingsOf(edited['images'])[Number(index)] ?? {};
      const names = textsOf(options['images']).map((image) => parseImage(substitute(image, environment)).name);
      const found = names.lastIndexOf(textOf(name));
      return found < 0 ? undefined : ['images', found];
    }
    case 'replicas': {
      const { name } = mappingsOf(edited['replicas'])[Number(index)] ?? {};
      const found = mappingsOf(options['replicas']).findLastIndex((one) => textOf(one['name']) === textOf(name));
      return found < 0 ? undefined : ['replicas', found, ...rest];
    }
    case 'patches': {
      const before = Array.isArray(original['patches']) ? original['patches'].length : 0;
      return Number(index) < before ? undefined : ['patches', Number(index) - before, ...rest];
    }
    case 'commonLabels':
    case 'commonAnnotations':
      return Object.hasOwn(mappingOf(options[String(key)]), String(index)) ? [String(key), String(index)] : undefined;
    case 'labels': {
      const before = Array.isArray(original['labels']) ? original['labels'].length : 0;
      return Number(index) < before ? undefined : ['commonLabels', ...rest.slice(1)];
    }
    default:
      return undefined;
  }
}

/** Entries are sorted by name when there are more of them. */
function ownIndex(
  { original, edited }: EditedOptions,
  key: string,
  index: string | number | undefined,
): string | number | undefined {
  if (typeof index !== 'number') return index;
  const name = textOf(mappingsOf(edited[key])[index]?.['name']);
  const found = name === '' ? -1 : mappingsOf(original[key]).findIndex((one) => textOf(one['name']) === name);
  return found < 0 ? index : found;
}
