import { posix } from 'node:path';
import { isOneOf } from '../argocd/repositories.ts';
import type { OperatorObject } from '../operator-objects.ts';
import { dataOf, listOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';
import type { FluxSettings } from './settings.ts';

export type SourcePlace = { folder: string } | { elsewhere: string };

export interface SourceQuery {
  kind: string;
  namespace: string;
  name: string;
  path: string;
}

/** The name that `flux bootstrap` gives the repository that the cluster itself is described in. */
const bootstrapName = 'flux-system';

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
  const found = sources.filter(({ manifest }) => manifest.kind === kind && nameOf(manifest) === name);
  const same = found.filter(({ manifest }) => ['', namespace].includes(namespaceOf(manifest)));
  const source = (same[0] ?? found[0])?.manifest;
  if (kind === 'ExternalArtifact') return placeInArtifact({ ...query, path }, sources, settings);
  if (kind === 'GitRepository') {
    const url = source === undefined ? '' : textOf(specOf(source)['url']);
    const here = url === '' ? undefined : isOneOf(url, settings.repositories);
    if (here === true || name === bootstrapName) return { folder: path };
    if (source === undefined) return { elsewhere: `there is no ${kind} ${name} in the repository` };
    if (here === undefined) return { folder: path };
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
  for (const { manifest } of sources) {
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
      return placeOfSource(
        { kind: textOf(given['kind']), name: textOf(given['name']), namespace, path },
        sources,
        settings,
      );
    }
    return { elsewhere: `its artifact ${query.name} has no copy of ${query.path}` };
  }
  return { elsewhere: `there is no ArtifactGenerator of the artifact ${query.name} in the repository` };
}

function relativeTo(folder: string, path: string): string | undefined {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

export function sourceReference(spec: unknown, namespace: string): Omit<SourceQuery, 'path'> {
  const reference = dataOf(spec);
  return {
    kind: textOf(reference['kind']),
    name: textOf(reference['name']),
    namespace: textOf(reference['namespace']) || namespace,
  };
}
