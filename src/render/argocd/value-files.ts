import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { mappingOf, mappingsOf, substitute, textOf, textsOf } from './application.ts';
import { matchDoublestar } from './generators/globs.ts';
import type { Params } from './generators/params.ts';

export interface ValueFilesRequest {
  reader: TreeReader;
  /** Of the source. */
  folder: string;
  /** What holds the source: `.` for this repository. */
  top: string;
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
      const files = (await reader.entries()).map((entry) => entry.path).filter(matches);
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
export function resolvePath(name: string, { folder, top, refs, environment, file }: ValueFilePlace): string {
  const [, ref, rest] = /^\$([A-Za-z0-9_-]+)\/(.*)$/s.exec(name) ?? [];
  if (ref !== undefined && refs.has(ref) && rest !== undefined)
    return joinInside('.', substitute(rest, environment).replace(/^\/+/, ''), { file });
  const path = substitute(name, environment);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    throw new SlipwayError('RENDER_NEEDS_TRUST', `the values file ${path} has to be fetched`, { location: { file } });
  const found = path.startsWith('/')
    ? joinInside(top, posix.normalize(path).replace(/^\/+/, ''), { file })
    : joinInside(folder, path, { file });
  if (top === '.' || found.startsWith(`${top}/`)) return found;
  throw new SlipwayError('PATH_OUTSIDE', `${path} leads out of what was fetched`, { location: { file } });
}

type ValueFilePlace = Pick<ValueFilesRequest, 'folder' | 'top' | 'refs' | 'environment' | 'file'>;

/** The files of the tree that a Helm source's values are in, as far as they are there. */
export async function sourceValueFiles(
  request: ValueFilePlace & { source: Params },
  reader: TreeReader,
): Promise<readonly string[]> {
  const helm = mappingOf(request.source['helm']);
  const names = textsOf(helm['valueFiles']);
  const found = await resolveValueFiles({ ...request, reader, names, ignoreMissing: true });
  const read = mappingsOf(helm['fileParameters']).map(({ path }) => resolvePath(textOf(path), request));
  return [...found, ...read];
}

function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}
