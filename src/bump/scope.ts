import { SlipwayError } from '../model/errors.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import { fileOf } from '../model/root-id.ts';
import type { FileTree } from '../ports/files.ts';
import type { YamlSource } from '../yaml/source.ts';
import { applicationReferences } from './application-references.ts';
import { isValuesName } from './create-context.ts';
import { type IsMeant, meantDocuments } from './described.ts';
import { includedPaths } from './included.ts';
import { type Kustomization, readKustomization } from './kustomization.ts';
import { folderOf, isKustomizationFile, resolvePath } from './kustomization-file.ts';
import type { KustomizeEntry } from './kustomize-entry.ts';
import { createListing, isManifest, type Listing } from './listing.ts';
import { createReader, type Reader } from './reader.ts';
import { createScreen, type Screen } from './screen.ts';
import { sameRepository } from './whole-reference.ts';

/** Everything that a bump may look at: files below the wanted folders, and what kustomizations and applications there take in. */
export interface Scope {
  reader: Reader;
  /** By folder. */
  kustomizations: ReadonlyMap<string, Kustomization>;
  /** Parsed files other than kustomizations that could hold one of the images. */
  sources: readonly YamlSource[];
  /** Folders and files that were asked for; empty when the whole tree is looked at. */
  prefixes: readonly string[];
  /** The same with the folders that applications render. */
  roots: ReadonlySet<string>;
  /** Values files that applications name. */
  valueFiles: ReadonlySet<string>;
  /** Of files of which only some objects are asked for: whether a document is one. */
  isMeant: IsMeant;
  isChart: (folder: string) => boolean;
  skipped: readonly Skipped[];
  errors: readonly SlipwayError[];
}

/**
 * Lists and reads what is in scope. `always` are files that are parsed whatever is in them.
 * Throws `PATH_OUTSIDE` and `ROOT_NOT_FOUND` for prefixes that cannot be.
 */
export async function openScope(
  tree: FileTree,
  asked: readonly string[] | undefined,
  intents: readonly ImageIntent[],
  always: readonly string[],
  fields: boolean,
): Promise<Scope> {
  const paths = asked === undefined ? [] : asked.map(fileOf).map(checkPrefix);
  const isMeant = meantDocuments(asked ?? []);
  const wanted = asked === undefined || paths.includes('') ? undefined : new Set(paths);
  const listing = createListing(tree);
  await listing.add(wanted && [...wanted, ...always]);
  for (const prefix of wanted ?? []) checkPresent(tree, listing, prefix);

  const reader = createReader(tree);
  const kustomizations = new Map<string, Kustomization>();
  const valueFiles = new Set<string>();
  let sources: YamlSource[] = [];
  let included: Included = () => true;
  for (let round = 0; round < maxRounds; round++) {
    included = await followKustomizations(listing, reader, kustomizations, wanted);
    for (const file of [...kustomizations.values()].flatMap((one) => one.valueFiles)) valueFiles.add(file);
    sources = await reader.read(manifestFiles(listing, included), screenFor(kustomizations, intents, fields));
    const references = sources.map((source) => applicationReferences(source, isMeant));
    for (const file of references.flatMap((one) => one.valueFiles)) valueFiles.add(file);
    const folders = references.flatMap((one) => one.folders).filter((folder) => wanted?.has(folder) === false);
    for (const folder of folders) wanted?.add(folder);
    const missing = [...folders, ...valueFiles].filter((path) => !listing.knows(path));
    if (missing.length > 0) await listing.add([...new Set(missing)]);
    else if (folders.length === 0) break;
  }
  sources = await addValues(listing, reader, sources, new Set([...valueFiles, ...always]));
  return {
    reader,
    kustomizations,
    sources,
    prefixes: wanted === undefined ? [] : paths,
    roots: wanted ?? new Set(),
    valueFiles,
    isMeant,
    isChart: (folder) => listing.has(folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`),
    skipped: [...listing.oddities().filter(({ file }) => included(file)), ...outsideReferences(kustomizations)],
    errors: listing
      .ambiguities()
      .filter(({ folder }) => wanted?.has(folder) !== false || included(folder))
      .map(({ error }) => error),
  };
}

type Included = (path: string) => boolean;

/** How many kustomizations may stand behind each other, and applications behind applications. */
const maxDepth = 64;
const maxRounds = 8;

async function followKustomizations(
  listing: Listing,
  reader: Reader,
  kustomizations: Map<string, Kustomization>,
  wanted: ReadonlySet<string> | undefined,
): Promise<Included> {
  let included: Included = () => true;
  for (let depth = 0; depth < maxDepth; depth++) {
    const files = listing.kustomizations();
    included = includedPaths(kustomizations, wanted, (folder) => files.has(folder));
    const fresh = [...files].filter(
      ([folder]) => !kustomizations.has(folder) && (wanted?.has(folder) !== false || included(folder)),
    );
    const found = (await reader.read(fresh.map(([, file]) => file))).flatMap(
      (source) => readKustomization(source) ?? [],
    );
    if (found.length === 0) break;
    for (const one of found) kustomizations.set(one.folder, one);
    const taken = found.flatMap((one) => [...one.references.map(({ path }) => path), ...one.configurations]);
    const missing = taken.filter((path) => !listing.knows(path));
    if (missing.length > 0) await listing.add([...new Set(missing)]);
  }
  await reader.read(
    [...kustomizations.values()].flatMap((one) => one.configurations).filter((path) => listing.has(path)),
  );
  return included;
}

function manifestFiles(listing: Listing, included: Included): string[] {
  return listing.files().filter((path) => isManifest(path) && !isKustomizationFile(path) && included(path));
}

/** Values files may say a tag alone, whose image only the chart's own values name: they are read when those were. */
async function addValues(
  listing: Listing,
  reader: Reader,
  sources: readonly YamlSource[],
  valueFiles: ReadonlySet<string>,
): Promise<YamlSource[]> {
  const read = new Set(sources.map(({ file }) => file));
  const charts = sources.filter(({ file }) => /(?:^|\/)values\.yaml$/.test(file)).map(({ file }) => folderOf(file));
  const beside = (file: string): boolean => charts.some((folder) => folder === '' || file.startsWith(`${folder}/`));
  const more = listing
    .files()
    .filter((file) => !read.has(file) && ((isValuesName(file) && beside(file)) || valueFiles.has(file)));
  return [...sources, ...(await reader.read(more))];
}

/** Words of which every way of writing an image needs one. */
const mentionsImage = /image|repositor|reference|digest|tag/i;

/** Files that say without the image's name which version runs: Flux's setters and policies, and charts' parameters. */
const indirect =
  /"\$imagepolicy"|\bkind:\s*["']?(?:Image(?:Policy|Repository)|Application(?:Set)?|HelmRelease)\b|kustomize\.toolkit\.fluxcd\.io/;

function screenFor(
  kustomizations: ReadonlyMap<string, Kustomization>,
  intents: readonly ImageIntent[],
  fields: boolean,
): Screen | undefined {
  const entries = [...kustomizations.values()].flatMap((one) => one.entries.map(({ entry }) => entry));
  const names = namesBelow(entries, intents);
  // An entry whose name is an expression may match more than one image: only all images tell which.
  const expressions = entries.filter(({ literal }) => !literal);
  if (expressions.some(({ matches, newName }) => names.some((name) => matches(name) || name === newName)))
    return undefined;
  const screen = createScreen(names);
  // Configured fields may be called anything.
  const anyWord = fields || [...kustomizations.values()].some((one) => one.configurations.length > 0);
  return (text) => ((anyWord || mentionsImage.test(text)) && screen(text)) || indirect.test(text);
}

/** The images' names, and those that entries make into them: what has these below is what an entry is about. */
function namesBelow(entries: readonly KustomizeEntry['entry'][], intents: readonly ImageIntent[]): string[] {
  const names = intents.map(({ repository }) => repository);
  for (let index = 0; index < names.length; index++) {
    const wanted = names[index] ?? '';
    for (const { name, newName } of entries) {
      if (newName !== undefined && sameRepository(newName, wanted) && !names.includes(name)) names.push(name);
    }
  }
  return names;
}

function outsideReferences(kustomizations: ReadonlyMap<string, Kustomization>): Skipped[] {
  return [...kustomizations.values()].flatMap(({ file, outside }) =>
    outside.map(({ line, text }) => ({ file, line, reason: `"${text}" leads out of the repository` })),
  );
}

function checkPrefix(prefix: string): string {
  const path = resolvePath('', prefix);
  if (path === undefined) throw new SlipwayError('PATH_OUTSIDE', `"${prefix}" leads out of the repository`);
  return path;
}

function checkPresent(tree: FileTree, listing: Listing, prefix: string): void {
  if (listing.has(prefix)) return;
  throw new SlipwayError('ROOT_NOT_FOUND', `there is nothing at "${prefix}" in ${tree.label}`, {
    hint: 'Check --path, or the roots of the environment.',
  });
}
