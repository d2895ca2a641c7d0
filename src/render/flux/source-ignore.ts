import { posix } from 'node:path';
import type { Files } from '../../ports/files.ts';
import { matchPath } from '../argocd/generators/globs.ts';
import { overlaidReader } from '../overlaid.ts';
import type { TreeReader } from '../tree-reader.ts';

/** A repository as source-controller gives it to those that build from it. */
export interface Artifact {
  reader: TreeReader;
  /** Why a file of the repository is not in it; undefined when it is. */
  lacks(file: string): string | undefined;
}

export const ignoreFile = '.sourceignore';

/** fluxcd/pkg/sourceignore: what is left out always, and what only while nothing else is said. */
const always = ['.git/', '.gitignore', '.gitmodules', '.gitattributes'];
const byDefault = [
  '*.jpg *.jpeg *.gif *.png *.wmv *.flv *.tar.gz *.zip',
  '.github/ .circleci/ .travis.yml .gitlab-ci.yml appveyor.yml .drone.yml cloudbuild.yaml',
  'codeship-services.yml codeship-steps.yml **/.goreleaser.yml **/.sops.yaml **/.flux.yaml',
].flatMap((line) => line.split(' '));

const known = new WeakMap<TreeReader, Map<string | undefined, Promise<Artifact>>>();

/** The artifact of a GitRepository with this `spec.ignore`, made once for each. */
export function artifactOf(
  reader: TreeReader,
  ignore: string | undefined,
  overlay: Files['overlay'],
): Promise<Artifact> {
  const artifacts = known.get(reader) ?? new Map<string | undefined, Promise<Artifact>>();
  known.set(reader, artifacts);
  const artifact = artifacts.get(ignore) ?? makeArtifact(reader, ignore, overlay);
  artifacts.set(ignore, artifact);
  return artifact;
}

async function makeArtifact(
  reader: TreeReader,
  ignore: string | undefined,
  overlay: Files['overlay'],
): Promise<Artifact> {
  const entries = await reader.entries();
  const isIgnored = await readIgnored(
    reader,
    entries.map(({ path }) => path),
    ignore,
  );
  const out = new Map<string, string>();
  for (const { path, mode } of entries) {
    // Archives hold files and folders alone (source-controller internal/controller/storage.go Archive).
    if (mode === '120000') out.set(path, 'links are not archived');
    else if (mode === '160000') out.set(path, 'submodules are not archived');
    else if (isIgnored(path)) out.set(path, '.sourceignore or spec.ignore of its source leaves it out');
  }
  const changes = new Map([...out.keys()].map((path) => [path, null] as const));
  return {
    reader: overlaidReader(reader, changes, overlay),
    lacks(file) {
      const above = file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
      return out.get(above.find((path) => out.has(path)) ?? '');
    },
  };
}

/** Files that the patterns of all ignore files, a folder's own after those of the folders above it, and then those of the source leave out. */
async function readIgnored(
  reader: TreeReader,
  files: readonly string[],
  ignore: string | undefined,
): Promise<(path: string) => boolean> {
  const own = files.filter((file) => posix.basename(file) === ignoreFile).toSorted(byFolders);
  const patterns: Pattern[] = [];
  for (const file of own) patterns.push(...parse((await reader.text(file)) ?? '', posix.dirname(file)));
  patterns.push(...parse(ignore ?? '', '.'));
  const before = patterns.length > 0 ? always : [...always, ...byDefault];
  const all = [...before.map((text) => parsePattern(text, '.')), ...patterns].toReversed();
  return (path) => all.find((pattern) => pattern.matches(path.split('/')))?.excludes ?? false;
}

/** As a walk meets them: a folder's own file, then its folders by name. */
function byFolders(one: string, other: string): number {
  const [a, b] = [posix.dirname(one), posix.dirname(other)].map((folder) => (folder === '.' ? [] : folder.split('/')));
  for (let index = 0; ; index++) {
    const [x, y] = [a?.[index], b?.[index]];
    if (x === undefined || y === undefined) return (x === undefined ? 0 : 1) - (y === undefined ? 0 : 1);
    if (x !== y) return x < y ? -1 : 1;
  }
}

interface Pattern {
  excludes: boolean;
  /** Of a file, by the parts of its path. */
  matches(parts: readonly string[]): boolean;
}

function parse(text: string, folder: string): readonly Pattern[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.filter((line) => !line.startsWith('#') && line.trim() !== '').map((line) => parsePattern(line, folder));
}

/**
 * A line of an ignore file, which counts below its folder (fluxcd/pkg/sourceignore/gitignore pattern.go). Unlike git's, a file can be taken
 * back whose folder is left out.
 */
function parsePattern(line: string, folder: string): Pattern {
  const excludes = !line.startsWith('!');
  const said = excludes ? line : line.slice(1);
  const text = said.endsWith('\\ ') ? said : said.replace(/ +$/, '');
  const ofFolders = text.endsWith('/');
  const segments = (ofFolders ? text.slice(0, -1) : text).split('/');
  const matchers = segments.map((segment) => ({ segment, matches: matchSegment(segment) }));
  const matches = segments.length > 1 ? matchPathOf(matchers, ofFolders) : matchNameOf(matchers, ofFolders);
  const domain = folder === '.' ? [] : folder.split('/');
  return {
    excludes,
    matches: (parts) =>
      parts.length > domain.length &&
      domain.every((part, index) => parts[index] === part) &&
      matches(parts.slice(domain.length)),
  };
}

/** Most are names, or all names that end alike. */
function matchSegment(segment: string): (part: string) => boolean {
  if (!/[*?[\\]/.test(segment)) return (part) => part === segment;
  const [, ending] = /^\*([^*?[\\]+)$/.exec(segment) ?? [];
  return ending === undefined ? matchPath(segment) : (part) => part.endsWith(ending);
}

interface Segment {
  segment: string;
  matches: (part: string) => boolean;
}

/** Without a slash: any part of the path; of the last, which is a file, only where files are meant, too. */
function matchNameOf([first]: readonly Segment[], ofFolders: boolean): Pattern['matches'] {
  return (parts) => {
    const at = parts.findIndex((part) => first?.matches(part) === true);
    return at >= 0 && !(ofFolders && at === parts.length - 1);
  };
}

function matchPathOf(segments: readonly Segment[], ofFolders: boolean): Pattern['matches'] {
  return (parts) => {
    let rest = parts;
    let matched = false;
    let crosses = false;
    for (const [index, { segment, matches }] of segments.entries()) {
      if (segment === '') crosses = false;
      else if (segment === '**') {
        if (index === segments.length - 1) break;
        crosses = true;
      } else if (segment.includes('**') || rest.length === 0) return false;
      else if (crosses) {
        crosses = false;
        const at = rest.findIndex((part) => matches(part));
        matched = at >= 0;
        rest = at >= 0 ? rest.slice(at + 1) : [];
      } else {
        if (!matches(rest[0] ?? '')) return false;
        matched = true;
        rest = rest.slice(1);
      }
    }
    return matched && !(ofFolders && rest.length === 0);
  };
}
