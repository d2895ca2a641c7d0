import { posix } from 'node:path';
import { parse } from 'yaml';
import { SlipwayError } from '../model/errors.ts';

/** A data file beside policies. */
export interface DataFile {
  /** For messages. */
  path: string;
  /** Its folder below that of the policies; `.` for the same. */
  folder: string;
  text: string;
}

type Data = Readonly<Record<string, unknown>>;

/** Whether a file is data for policies, by the names of OPA's bundles: other YAML beside them may be anything. */
export function isDataFile(path: string): boolean {
  return ['data.json', 'data.yaml', 'data.yml'].includes(posix.basename(path));
}

/**
 * What policies see as `data` of the files beside them: each below the names of its folders, as in OPA's bundles. Throws `POLICY_COMPILE` for
 * a file that is no mapping, for two that say different things of one key, and for `slipway`, which is ours.
 */
export function mergeDataFiles(files: readonly DataFile[]): Data {
  return files.reduce<Data>((merged, { path, folder, text }) => {
    const location = { file: path };
    const value = readMapping(text, path);
    const names = folder === '.' ? [] : folder.split('/');
    const placed = names.reduceRight<Data>((inner, name) => own([[name, inner]]), value);
    if (Object.hasOwn(placed, 'slipway'))
      throw new SlipwayError('POLICY_COMPILE', 'data.slipway is what Slipway itself gives', { location });
    return merge(merged, placed, (key) => {
      throw new SlipwayError('POLICY_COMPILE', `another data file has ${key} too`, { location });
    });
  }, {});
}

function readMapping(text: string, path: string): Data {
  const location = { file: path };
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 100 }) as unknown;
  } catch (thrown) {
    const [reason = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
    throw new SlipwayError('POLICY_COMPILE', `the data file cannot be read: ${reason}`, { location, cause: thrown });
  }
  if (isMapping(value)) return value;
  throw new SlipwayError('POLICY_COMPILE', 'the data file is no mapping', { location });
}

function merge(one: Data, other: Data, refuse: (key: string) => never): Data {
  const added = Object.entries(other).map(([key, value]): [string, unknown] => {
    const known = Object.hasOwn(one, key) ? one[key] : undefined;
    if (known === undefined) return [key, value];
    return [key, isMapping(known) && isMapping(value) ? merge(known, value, refuse) : refuse(key)];
  });
  return own([...Object.entries(one), ...added]);
}

/** Keys like `__proto__` are keys. */
function own(entries: readonly (readonly [string, unknown])[]): Data {
  return Object.fromEntries(entries);
}

function isMapping(value: unknown): value is Data {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
