import { SlipwayError } from './errors.ts';
import { type JsonPath, parsePath } from './json-path.ts';

/** One value at an explicit place. */
export interface SetIntent {
  file: string;
  /** Index of the document; absent: the only one that has the path. */
  document?: number;
  path: JsonPath;
  value: string;
}

const pathText = /^(?:\.?[A-Za-z0-9_-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])+(?==)/;

/**
 * Reads the argument of --set: `FILE:PATH=VALUE`, PATH as in the JSON document (`images[0].newTag`, `["a.b/c"].d`),
 * `FILE#1:PATH=VALUE` for the second document of a file. Throws `OPTION_INVALID`.
 */
export function parseSetArgument(text: string): SetIntent {
  for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
    const rest = text.slice(colon + 1);
    const written = pathText.exec(rest)?.[0];
    const path = written === undefined ? undefined : parsePath(written);
    if (written === undefined || !path || path.length === 0) continue;
    const place = text.slice(0, colon);
    const document = /#(\d{1,6})$/.exec(place);
    return {
      file: document ? place.slice(0, document.index) : place,
      ...(document ? { document: Number(document[1]) } : {}),
      path,
      value: rest.slice(written.length + 1),
    };
  }
  throw new SlipwayError('OPTION_INVALID', `"${text}" is not FILE:PATH=VALUE`, {
    hint: 'Write for instance charts/web/values.yaml:image.tag=1.4.2; list items as [0], keys with dots as ["a.b"].',
  });
}
