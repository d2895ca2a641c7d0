import { posix } from 'node:path';
import { isMapping } from '../../parse/objects.ts';
import { appendValues, type GeneratorContext } from './generator-context.ts';
import { matchDoublestar, matchPath, matchPathspec } from './globs.ts';
import { byCodePoints, flatten, type Params, printed, sanitizeName } from './params.ts';

/** The git generator (argo-cd applicationset/generators/git.go). */
export async function gitParams(generator: Params, context: GeneratorContext): Promise<readonly Params[]> {
  const { directories, files } = generator;
  if (Array.isArray(directories) && directories.length > 0) return await ofDirectories(generator, directories, context);
  if (Array.isArray(files) && files.length > 0) return await ofFiles(generator, files, context);
  throw new Error('the git generator names neither directories nor files');
}

interface Item {
  path: string;
  exclude: boolean;
}

function itemsOf(list: readonly unknown[]): readonly Item[] {
  return list.filter(isMapping).map(({ path, exclude }) => ({ path: text(path), exclude: exclude === true }));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function ofDirectories(
  generator: Params,
  list: readonly unknown[],
  context: GeneratorContext,
): Promise<readonly Params[]> {
  const files = await context.files(text(generator['repoURL']), text(generator['revision']));
  const items = itemsOf(list).map(({ path, exclude }) => ({ matches: matchPath(path), exclude }));
  const chosen = foldersOf(files).filter((folder) => {
    const matching = items.filter(({ matches }) => matches(folder));
    return matching.length > 0 && !matching.some(({ exclude }) => exclude);
  });
  const found: Params[] = [];
  for (const folder of chosen) found.push(await withPath({}, folder, undefined, generator, context));
  return found;
}

/** Folders in the order in which Argo CD walks them; those whose name begins with a dot are not entered. */
function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = file.split('/').slice(0, -1);
    for (let depth = 1; depth <= parts.length; depth++) {
      if (parts[depth - 1]?.startsWith('.') === true) break;
      folders.add(parts.slice(0, depth).join('/'));
    }
  }
  // Walking goes into a folder before it goes on to the next, so `/` comes before all other characters.
  return [...folders].toSorted((one, other) => byCodePoints(one.replaceAll('/', '\0'), other.replaceAll('/', '\0')));
}

async function ofFiles(
  generator: Params,
  list: readonly unknown[],
  context: GeneratorContext,
): Promise<readonly Params[]> {
  const files = await context.files(text(generator['repoURL']), text(generator['revision']));
  const compile = context.newFileGlobbing ? matchDoublestar : matchPathspec;
  const items = itemsOf(list).map(({ path, exclude }) => ({ matches: compile(path), exclude }));
  const chosen = files.filter((file) => {
    const matching = items.filter(({ matches }) => matches(file));
    return matching.length > 0 && !matching.some(({ exclude }) => exclude);
  });
  const found: Params[] = [];
  for (const file of chosen.toSorted(byCodePoints)) {
    const value = (await context.value(file)) ?? {};
    const objects = isMapping(value) ? [value] : value;
    if (!Array.isArray(objects) || !objects.every(isMapping))
      throw new Error(`${file} is neither a mapping nor a list of mappings`);
    for (const object of objects) {
      const params = context.templating.goTemplate ? object : flatTexts(object);
      found.push(await withPath(params, posix.dirname(file), posix.basename(file), generator, context));
    }
  }
  return found;
}

function flatTexts(object: Params): Params {
  return Object.fromEntries(Object.entries(flatten(object)).map(([key, value]) => [key, printed(value)]));
}

async function withPath(
  params: Params,
  folder: string,
  file: string | undefined,
  { pathParamPrefix, values }: Params,
  { templating }: GeneratorContext,
): Promise<Params> {
  const prefix = text(pathParamPrefix);
  const basename = posix.basename(folder);
  const segments = folder.split('/');
  const facts: Record<string, string> = { basename, basenameNormalized: sanitizeName(basename) };
  if (file !== undefined) Object.assign(facts, { filename: file, filenameNormalized: sanitizeName(file) });
  let all: Params;
  if (templating.goTemplate) {
    const path = { path: folder, ...facts, segments };
    all = { ...params, ...(prefix === '' ? { path } : { [prefix]: { path } }) };
  } else {
    const name = prefix === '' ? 'path' : `${prefix}.path`;
    all = { ...params, [name]: folder };
    for (const [fact, value] of Object.entries(facts)) all[`${name}.${fact}`] = value;
    for (const [index, segment] of segments.entries()) if (segment !== '') all[`${name}[${index}]`] = segment;
  }
  return await appendValues(values, all, templating);
}
