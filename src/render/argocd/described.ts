import type { JsonPath } from '../../model/json-path.ts';
import { valueAt } from '../../model/json-path.ts';
import { isMapping } from '../parse/objects.ts';
import type { Described, Stand } from '../traces.ts';
import type { Params } from './generators/params.ts';

/** A file beside a source that changes what the Application says of it. */
export interface ChangingFile {
  file: string;
  value: Params;
}

/** Where the fields of one source of an Application stand. */
export type SourceField = (path: JsonPath) => Stand;

/** A field of the source at an index, in the last of the files that say it, or in the Application. */
export function sourceField(described: Described, index: number, files: readonly ChangingFile[]): SourceField {
  const base = sourcePath(described.manifest, index);
  return (path) => {
    const changed = files.findLast(({ value }) => path.length > 0 && valueAt(value, path) !== undefined);
    return changed === undefined ? { in: described, path: [...base, ...path] } : { in: { file: changed.file }, path };
  };
}

function sourcePath({ spec }: Described['manifest'], index: number): JsonPath {
  const { sources, source } = isMapping(spec) ? spec : {};
  if (Array.isArray(sources) && sources.length > 0) {
    const mappings = [...sources.entries()].filter(([, one]) => isMapping(one));
    return ['spec', 'sources', mappings[index]?.[0] ?? index];
  }
  return isMapping(source) ? ['spec', 'source'] : ['spec', 'sourceHydrator', 'drySource'];
}
