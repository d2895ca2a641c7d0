import { posix } from 'node:path';
import { isOneOf } from '../argocd/repositories.ts';
import type { OperatorObject } from '../operator-objects.ts';
import { dataOf, listOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';
import type { FluxSettings } from './settings.ts';

/** A folder of this repository. */
export interface PlaceHere {
  folder: string;
  /** Of a GitRepository, whose archive leaves files out; one says so itself with `ignore`. */
  archive?: { ignore: string | undefined };
}

export type SourcePlace = PlaceHere | { elsewhere: string };

export interface SourceQuery {
  kind: string;
  namespace: string;
  name: string;
  path: string;
  /** That names it: of several sources of a name, the nearest counts, for clusters have them alike. */
  file: string;
}

/** The name that `flux bootstrap` gives the repository that the cluster itself is described in. */
export const bootstrapName = 'flux-system';

/**
 * The repository's folder that a path of a source is, or why it is not here. A GitRepository is this repository when its URL is one of
 * the repository's; the one of the bootstrap is when its URL says nothing else.
 */
export function placeOfSource(
  query: SourceQuery,
  sources: readonly OperatorObject[],
  settings: FluxSettings,
): SourcePlace {
  const { kind, namespace, name } = query;
  const path = posix.normalize(posix.join('/', query.path)).slice(1).replace(/\/+$/, '') || '.';
  const found = nearestFirst(sources, query.file).filter(
    ({ manifest }) => manifest.kind === kind && nameOf(manifest) === name,
  );
  const same = found.filter(({ manifest }) => ['', namespace].includes(namespaceOf(manifest)));
  const source = (same[0] ?? found[0])?.manifest;
  if (kind === 'ExternalArtifact') return placeInArtifact({ ...query, path }, sources, settings);
  if (kind === 'GitRepository') {
    const url = source === undefined ? '' : textOf(specOf(source)['url']);
    const known = [...settings.repositories, ...bootstrapUrls(sources)];
    const here = url === '' ? undefined : isOneOf(url, known);
    const ignore = source === undefined ? undefined : specOf(source)['ignore'];
    const place = { folder: path, archive: { ignore: typeof ignore === 'string' ? ignore : undefined } };
    if (here === true || name === bootstrapName) return place;
    if (source === undefined) return { elsewhere: `there is no ${kind} ${name} in the repository` };
    if (here === undefined && path !== '.') return place;
    return {
      elsewhere: `its source ${kind} ${name} is another repository, ${url} (if it is this one, name it in gate.flux.repositories)`,
    };
  }
  // The bootstrap may bring this very repository as an artifact.
  if (name === bootstrapName) return { folder: path };
  const where =
    source === undefined ? '' : ` (${textOf(specOf(source)['url']) || textOf(specOf(source)['bucketName'])})`;
  return { elsewhere: `its source ${kind} ${name}${where} has to be fetched` };
}

/** ArtifactGenerators copy parts of sources to an artifact: `@alias/apps/base/**` to `@artifact/base/`. */
function placeInArtifact(query: SourceQuery, sources: readonly OperatorObject[], settings: FluxSettings): SourcePlace {
  for (const { manifest } of nearestFirst(sources, query.file)) {
    if (manifest.kind !== 'ArtifactGenerator') continue;
    const spec = specOf(manifest);
    const artifact = listOf(spec['artifacts']).find((one) => one['name'] === query.name);
    if (artifact === undefined) continue;
    for (const copy of listOf(artifact['copy']).toReversed()) {
      const [, alias = '', from = ''] = /^@([^/]+)\/(.*)$/s.exec(textOf(copy['from'])) ?? [];
      const to = textOf(copy['to'])
        .replace(/^@artifact\/?/, '')
        .replace(/\/+$/, '');
      const whole = /^(.*?)\/?\*\*$/s.exec(from)?.[1];
      const inside = to === '' ? query.path : query.path === to ? '.' : relativeTo(to, query.path);
      const base = whole ?? (from.endsWith('/') ? from.slice(0, -1) : undefined);
      if (inside === undefined || base === undefined || /[*?[]/.test(base)) continue;
      const given = listOf(spec['sources']).find((one) => one['alias'] === alias);
      if (given === undefined)
        return { elsewhere: `its artifact ${query.name} copies from @${alias}, which is no source` };
      const namespace = textOf(given['namespace']) || namespaceOf(manifest);
      const path = posix.join(base === '' ? '.' : base, inside);
      const { file } = query;
      return placeOfSource(
        { kind: textOf(given['kind']), name: textOf(given['name']), namespace, path, file },
        sources,
        settings,
      );
    }
    return { elsewhere: `its artifact ${query.name} has no copy of ${query.path}` };
  }
  return { elsewhere: `there is no ArtifactGenerator of the artifact ${query.name} in the repository` };
}

/** By how much of the way two files have in common. */
export function nearestFirst(objects: readonly OperatorObject[], file: string): readonly OperatorObject[] {
  const common = new Map(objects.map((object) => [object, commonFolders(object.location.file, file)]));
  return objects.toSorted((one, other) => (common.get(other) ?? 0) - (common.get(one) ?? 0));
}

function commonFolders(one: string, other: string): number {
  const [parts, others] = [posix.dirname(one).split('/'), posix.dirname(other).split('/')];
  const differs = parts.findIndex((part, index) => part !== others[index]);
  return differs < 0 ? parts.length : differs;
}

/** The repository that the bootstrap brings is the one that its objects are in. */
function bootstrapUrls(sources: readonly OperatorObject[]): readonly string[] {
  return sources
    .filter(({ manifest }) => manifest.kind === 'GitRepository' && nameOf(manifest) === bootstrapName)
    .map(({ manifest }) => textOf(specOf(manifest)['url']))
    .filter((url) => url !== '' && !/^https:\/\/(?:example|github)\.com\/(?:<|example)/.test(url));
}

function relativeTo(folder: string, path: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

export function sourceReference(spec: unknown, namespace: string): Omit<SourceQuery, 'path' | 'file'> {
  const reference = dataOf(spec);
  return {
    kind: textOf(reference['kind']),
    name: textOf(reference['name']),
    namespace: textOf(reference['namespace']) || namespace,
  };
}
