import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import type { Described, GeneratedFrom } from '../traces.ts';
import type { TreeReader } from '../tree-reader.ts';
import { readApplication, textOf } from './application.ts';
import type { ApplicationRoot } from './application-index.ts';
import { generateApplications } from './application-set.ts';
import { type GeneratorContext, NotRenderable } from './generators/generator-context.ts';
import type { Params } from './generators/params.ts';
import { createTemplating } from './generators/templating.ts';
import { isOneOf } from './repositories.ts';
import type { ArgoSettings } from './settings.ts';

const templateTimeoutMs = 60_000;

function add(
  roots: Map<string, ApplicationRoot>,
  manifest: Params,
  { location, reader, ...more }: Omit<Described, 'name' | 'manifest'>,
  problems: ApplicationRoot['problems'] = [],
): void {
  const metadata = isMapping(manifest['metadata']) ? manifest['metadata'] : {};
  const start = `${location.file}#${textOf(manifest['kind'])}/${textOf(metadata['namespace'])}/${textOf(metadata['name'])}`;
  // Two of one name are Argo CD's to refuse; neither may hide the other.
  let id = start;
  for (let number = 2; roots.has(id); number++) id = `${start}#${number}`;
  const name = `${textOf(manifest['kind'])} ${textOf(metadata['name'])}`;
  roots.set(id, { id, manifest, location, problems, described: { name, manifest, location, reader, ...more } });
}

/** What all of one look through a tree shares. */
export interface Look {
  reader: TreeReader;
  files: readonly string[];
  settings: ArgoSettings;
  signal: AbortSignal | undefined;
}

/** Adds the root of an Application, or those that an ApplicationSet generates. Anything else is none. */
export async function addObject(
  roots: Map<string, ApplicationRoot>,
  manifest: KubernetesObject,
  location: ApplicationRoot['location'],
  look: Look,
  /** It was rendered itself. */
  rendered?: RenderedObject,
): Promise<void> {
  if (manifest.apiVersion !== 'argoproj.io/v1alpha1') return;
  const { reader } = look;
  const own = { location, reader, rendered };
  if (manifest.kind === 'Application') add(roots, manifest, own);
  if (manifest.kind !== 'ApplicationSet') return;
  const set = { ...own, name: `ApplicationSet ${textOf(manifest.metadata?.name)}`, manifest };
  const { applications, problems } = await generateApplications(manifest, contextOf(manifest, look));
  for (const [index, { manifest: application, params, generator }] of applications.entries()) {
    const generate: GeneratedFrom['generate'] = async ({ set: other = manifest, file }) => {
      const made = await generateApplications(other, contextOf(other, look, file));
      return made.applications.map((one) => one.manifest);
    };
    add(roots, application, { location, reader, generated: { set, index, params, generator, generate } });
  }
  if (problems.length > 0) add(roots, manifest, own, problems);
}

function contextOf(
  set: Params,
  { reader, files, settings, signal }: Look,
  instead?: { path: string; value: unknown },
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
    value: async (file) =>
      file === instead?.path ? instead.value : valueOf((await reader.documents(file)) ?? [], file),
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

export function foldersOf(
  roots: ReadonlyMap<string, ApplicationRoot>,
  { repositories }: ArgoSettings,
): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const { id, manifest } of roots.values()) {
    if (manifest['kind'] !== 'Application') continue;
    for (const { path, repoURL } of readApplication(manifest).sources) {
      if (textOf(repoURL).startsWith('oci://')) continue;
      if (typeof path !== 'string' || isOneOf(textOf(repoURL), repositories) === false) continue;
      const folder = posix.normalize(path).replace(/\/+$/, '');
      const known = folders.get(folder);
      if (known === undefined) folders.set(folder, [id]);
      else known.push(id);
    }
  }
  return folders;
}
