import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { substitute } from './application.ts';
import { matchDoublestar } from './generators/globs.ts';

export interface ValueFilesRequest {
  reader: TreeReader;
  /** Of the source. */
  folder: string;
  names: readonly string[];
  /** Folders that `$name/` stands for. */
  refs: ReadonlyMap<string, string>;
  environment: Readonly<Record<string, string>>;
  ignoreMissing: boolean;
  /** The file that names them. */
  file: string;
}

/** The value files of a Helm source in their order (argo-cd reposerver/repository/repository.go getResolvedValueFiles). Throws `RENDER_FAILED`. */
export async function resolveValueFiles(request: ValueFilesRequest): Promise<readonly string[]> {
  const { reader, names, ignoreMissing, file } = request;
  const resolved = names.map((name) => ({ name, path: resolvePath(name, request) }));
  const explicit = new Set(resolved.map(({ path }) => path).filter((path) => !isGlob(path)));
  const found = new Set<string>();
  for (const { name, path } of resolved) {
    if (isGlob(path)) {
      const matches = matchDoublestar(path);
      const files = (await reader.tree.list()).map((entry) => entry.path).filter(matches);
      if (files.length === 0 && !ignoreMissing)
        throw new SlipwayError('RENDER_FAILED', `the values file pattern ${name} matches no file`, {
          location: { file },
        });
      for (const one of files) if (!explicit.has(one)) found.add(one);
    } else if ((await reader.bytes(path)) !== undefined) found.add(path);
    else if (!ignoreMissing)
      throw new SlipwayError('RENDER_FAILED', `there is no values file ${path}`, { location: { file } });
  }
  return [...found];
}

/** Where a file that a Helm source names is: beside the chart, from the top of the repository, or in another source's. */
export function resolvePath(
  name: string,
  { folder, refs, environment, file }: Pick<ValueFilesRequest, 'folder' | 'refs' | 'environment' | 'file'>,
): string {
  const [, ref, rest] = /^\$([A-Za-z0-9_-]+)\/(.*)$/s.exec(name) ?? [];
  const top = ref === undefined ? undefined : refs.get(ref);
  if (top !== undefined && rest !== undefined)
    return joinInside('.', substitute(rest, environment).replace(/^\/+/, ''), { file });
  const path = substitute(name, environment);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    throw new SlipwayError('RENDER_NEEDS_TRUST', `the values file ${path} has to be fetched`, { location: { file } });
  return path.startsWith('/')
    ? joinInside('.', posix.normalize(path).replace(/^\/+/, ''), { file })
    : joinInside(folder, path, { file });
}

function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}
