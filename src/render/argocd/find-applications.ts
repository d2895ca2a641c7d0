import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import { readDocuments } from '../parse/documents.ts';
import { firstContentLine, isMapping, objectsOf } from '../parse/objects.ts';
import { isSkipped } from '../plain-files.ts';
import type { TreeReader } from '../tree-reader.ts';
import { readApplication, textOf } from './application.ts';
import { generateApplications } from './application-set.ts';
import type { GeneratorContext } from './generators/generator-context.ts';
import { NotRenderable } from './generators/generator-context.ts';
import type { Params } from './generators/params.ts';
import { createTemplating } from './generators/templating.ts';
import { isOneOf } from './repositories.ts';
import type { ArgoSettings } from './settings.ts';

/** An Application of the repository, or of one of its ApplicationSets; or a set that gives none, with the reason. */
export interface ApplicationRoot {
  id: string;
  manifest: Params;
  location: Location & { line: number };
  problems: readonly { message: string; offline: boolean }[];
}

export interface ApplicationIndex {
  /** By the root's id: `FILE#Application/NAMESPACE/NAME`. */
  roots: ReadonlyMap<string, ApplicationRoot>;
  /** Ids of the Applications that render a folder. */
  folders: ReadonlyMap<string, readonly string[]>;
  settings: ArgoSettings;
}

const templateTimeoutMs = 60_000;

/** Finds the Applications and ApplicationSets among a tree's files, and what the sets generate. */
export async function findApplications(
  reader: TreeReader,
  settings: ArgoSettings,
  signal?: AbortSignal,
): Promise<ApplicationIndex> {
  const entries = await reader.tree.list();
  const files = entries.filter(({ mode }) => mode !== '160000').map(({ path }) => path);
  const roots = new Map<string, ApplicationRoot>();
  const charts = files.filter((file) => posix.basename(file) === 'Chart.yaml').map((file) => posix.dirname(file));
  for (const file of files) {
    if (!/\.ya?ml$/.test(file) || isSkipped(file) || charts.some((chart) => isTemplate(chart, file))) continue;
    const text = await reader.text(file).catch(() => undefined);
    if (text === undefined || !/^\s*apiVersion:\s*["']?argoproj\.io\/v1alpha1/m.test(text)) continue;
    const documents = (await reader.documents(file)) ?? [];
    for (const { manifest, document } of objectsOf(documents).objects) {
      if (manifest.apiVersion !== 'argoproj.io/v1alpha1') continue;
      const { line = 1, text: own = '' } = documents[document] ?? {};
      const location = { file, line: line + firstContentLine(own) };
      if (manifest.kind === 'Application') add(roots, manifest, location, []);
      if (manifest.kind === 'ApplicationSet') await addSet(roots, manifest, location, reader, files, settings, signal);
    }
  }
  return { roots, folders: foldersOf(roots, settings), settings };
}

function isTemplate(chart: string, file: string): boolean {
  const start = chart === '.' ? '' : `${chart}/`;
  return file.startsWith(`${start}templates/`) || file.startsWith(`${start}charts/`);
}

function add(
  roots: Map<string, ApplicationRoot>,
  manifest: Params,
  location: ApplicationRoot['location'],
  problems: ApplicationRoot['problems'],
): void {
  const metadata = isMapping(manifest['metadata']) ? manifest['metadata'] : {};
  const start = `${location.file}#${textOf(manifest['kind'])}/${textOf(metadata['namespace'])}/${textOf(metadata['name'])}`;
  // Two of one name are Argo CD's to refuse; neither may hide the other.
  let id = start;
  for (let number = 2; roots.has(id); number++) id = `${start}#${number}`;
  roots.set(id, { id, manifest, location, problems });
}

async function addSet(
  roots: Map<string, ApplicationRoot>,
  set: Params,
  location: ApplicationRoot['location'],
  reader: TreeReader,
  files: readonly string[],
  settings: ArgoSettings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { applications, problems } = await generateApplications(set, contextOf(set, reader, files, settings, signal));
  for (const application of applications) add(roots, application, location, []);
  if (problems.length > 0) add(roots, set, location, problems);
}

function contextOf(
  set: Params,
  reader: TreeReader,
  files: readonly string[],
  settings: ArgoSettings,
  signal: AbortSignal | undefined,
): GeneratorContext {
  const spec = isMapping(set['spec']) ? set['spec'] : {};
  const options = Array.isArray(spec['goTemplateOptions']) ? spec['goTemplateOptions'].map(String) : [];
  return {
    templating: createTemplating({
      goTemplate: spec['goTemplate'] === true,
      options,
      evaluate: settings.evaluate,
      timeoutMs: templateTimeoutMs,
      signal,
    }),
    clusters: settings.clusters,
    newFileGlobbing: settings.newFileGlobbing,
    files: (repoURL) => {
      if (isOneOf(repoURL, settings.repositories) === false)
        return Promise.reject(new NotRenderable(`its git generator reads another repository, ${repoURL}`));
      return Promise.resolve(files);
    },
    value: async (file) => valueOf((await reader.documents(file)) ?? [], file),
    parse: (text) => valueOf(readDocuments(text), undefined),
  };
}

/** The first document's value: Go's YAML reads no further. */
function valueOf(documents: ReturnType<typeof readDocuments>, file: string | undefined): unknown {
  const first = documents.find(({ value, problem }) => value !== undefined || problem !== undefined);
  if (first?.problem === undefined) return first?.value;
  const { message, line, column } = first.problem;
  const what = `${file ?? 'a text'} is not valid YAML: ${message}`;
  throw new SlipwayError('RENDER_PARSE', what, file === undefined ? {} : { location: { file, line, column } });
}

function foldersOf(
  roots: ReadonlyMap<string, ApplicationRoot>,
  { repositories }: ArgoSettings,
): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const { id, manifest } of roots.values()) {
    if (manifest['kind'] !== 'Application') continue;
    for (const { path, repoURL } of readApplication(manifest).sources) {
      if (typeof path !== 'string' || isOneOf(textOf(repoURL), repositories) === false) continue;
      const folder = posix.normalize(path).replace(/\/+$/, '');
      const known = folders.get(folder);
      if (known === undefined) folders.set(folder, [id]);
      else known.push(id);
    }
  }
  return folders;
}
