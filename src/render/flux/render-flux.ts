import picomatch from 'picomatch';
import { type ErrorDocument, SlipwayError, toErrorDocument, toSlipwayErrors } from '../../model/errors.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { JsonPath } from '../../model/json-path.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { type Described, derive, noteStep, type Stand } from '../traces.ts';
import { withTree } from '../overlaid.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { renderKustomize } from '../render-kustomize.ts';
import { findDependencyProblem } from './dependencies.ts';
import { type FluxNode, type FluxSet, type MissingFile, parentsOf, placeOf, prepareBuild } from './flux-set.ts';
import { optionStand } from './option-stands.ts';
import { findHeld, type HeldData } from './held-data.ts';
import { dataOf, isHelmRelease, isKustomization, keyOf, nameOf, namespaceOf, specOf } from './objects.ts';
import { renderRelease } from './render-release.ts';
import { readVariables, substituteObject, withCommonMetadata } from './substitute.ts';

/** What a run has rendered: a Kustomization that others come from is rendered once. */
export interface FluxRun {
  set: FluxSet;
  context: RenderContext;
  built: Map<FluxNode, Promise<RootContent>>;
}

interface Subject {
  object: KubernetesObject;
  where: { file: string; line: number };
  /** It was rendered itself. */
  rendered?: RenderedObject;
  /** Objects that it comes from or with, the nearest first. */
  around: readonly (readonly RenderedObject[])[];
}

/** Deeper than anyone nests Kustomizations that are in no file. */
const maxDepth = 5;

/** The objects that the cluster gets of a Kustomization: its own, and those of the HelmReleases among them. */
export async function renderNode(node: FluxNode, run: FluxRun): Promise<RootContent> {
  if (isExcluded(node.id, run)) return { objects: [], errors: [], excluded: 'gate.exclude' };
  const objects: RenderedObject[] = [];
  const errors: ErrorDocument[] = [];
  const dependency = findDependencyProblem(run.set, node);
  if (dependency !== undefined) errors.push(problem('RENDER_FAILED', `${node.id}: ${dependency}`, node.location));
  const add = (content: RootContent): void => {
    objects.push(...content.objects);
    errors.push(...content.errors);
  };
  if (isHelmRelease(node.manifest)) {
    const subject = { object: node.manifest, where: node.location, around: [] };
    add(await attempt(() => release(subject, run), node.id, node.location, run));
    return { objects, errors };
  }
  add(await buildNode(node, run));
  add(await below(objects.slice(), node.location, run, 0));
  return { objects: distinct(objects), errors };
}

/** What it builds, before anything among that is rendered in turn. */
function buildNode(node: FluxNode, run: FluxRun): Promise<RootContent> {
  const before = run.built.get(node);
  if (before !== undefined) return before;
  const made = buildVariants(node, run);
  run.built.set(node, made);
  return made;
}

/** A Kustomization that several others bring is built as each of them leaves it. */
async function buildVariants(node: FluxNode, run: FluxRun): Promise<RootContent> {
  const variants: Subject[] = [];
  for (const parent of parentsOf(run.set, node)) {
    const { objects } = await buildNode(parent, run);
    for (const rendered of objects) {
      const { manifest, origin } = rendered;
      if (!isKustomization(manifest) || origin?.file !== node.location.file) continue;
      if (nameOf(manifest) !== nameOf(node.manifest)) continue;
      variants.push({ object: manifest, where: node.location, rendered, around: [objects] });
    }
  }
  if (variants.length === 0) variants.push({ object: node.manifest, where: node.location, around: [] });
  const objects: RenderedObject[] = [];
  const errors: ErrorDocument[] = [];
  for (const variant of variants) {
    const content = await attempt(() => build(variant, run), node.id, node.location, run);
    objects.push(...content.objects);
    errors.push(...content.errors);
  }
  return { objects: distinct(objects), errors: variants.length > 1 ? distinct(errors) : errors };
}

async function build(subject: Subject, run: FluxRun): Promise<RootContent> {
  const { object, where } = subject;
  const { set, context } = run;
  const { settings } = set;
  const place = placeOf(object, set.sources, settings, where.file);
  if ('elsewhere' in place) {
    const hint =
      'What a Kustomization is built from is not fetched: keep it in this repository, or leave it out with gate.exclude.';
    return nothing(toErrorDocument(new SlipwayError('RENDER_NEEDS_TRUST', place.elsewhere, { hint, location: where })));
  }
  const described = describe(subject, run);
  const { reader, folder, generated, missing } = await prepareBuild(context.reader, place, object, where, settings);
  // kustomize-controller reads any file of the artifact (fluxcd/pkg/kustomize Build).
  const free = { ...context, unrestricted: true };
  const content =
    reader === context.reader
      ? await renderKustomize(folder, free)
      : await withTree(reader, folder, free, (changed) => renderKustomize(folder, changed));
  const spec = specOf(object);
  const common = dataOf(spec['commonMetadata']);
  const postBuild = spec['postBuild'] === undefined ? undefined : dataOf(spec['postBuild']);
  const variables = postBuild === undefined ? undefined : readVariables(described, await heldAround(subject, run));
  const substitutes = variables !== undefined && (variables.values.size > 0 || variables.unknown);
  const errors = [...content.errors, ...(content.errors.length > 0 ? missing.map(notInArtifact) : [])];
  const objects: RenderedObject[] = [];
  const stand = (path: JsonPath): Stand | undefined => generated && optionStand(generated, described, path);
  const own = generated === undefined ? undefined : { file: generated.file, stand };
  const made = { reader, folder, objects: content.objects, generated: own };
  for (const one of content.objects) {
    noteStep(one, { by: 'kustomize', build: made });
    try {
      const { manifest } = one;
      const substituted =
        substitutes || postBuild?.['substituteStrategy'] === 'Always'
          ? substituteObject(manifest, variables ?? { values: new Map(), unknown: false }, settings.strict)
          : manifest;
      const variable = (name: string): Stand | undefined => variables?.stands.get(name);
      const after = derive(one, substituted, { by: 'substitution', before: one, variable });
      objects.push(withCommonMetadata(after, common, described));
    } catch (thrown) {
      if (!(thrown instanceof SlipwayError)) throw thrown;
      errors.push({ ...toErrorDocument(thrown), location: thrown.location ?? one.origin ?? where });
    }
  }
  return { objects, errors };
}

function notInArtifact({ file, why }: MissingFile): ErrorDocument {
  return problem('RENDER_FAILED', `${file} is not in the artifact: ${why}`, { file });
}

/** HelmReleases among objects, and Kustomizations that stand in no file, rendered in turn. */
async function below(
  objects: readonly RenderedObject[],
  where: Subject['where'],
  run: FluxRun,
  depth: number,
): Promise<RootContent> {
  const found: RenderedObject[] = [];
  const errors: ErrorDocument[] = [];
  const around = [objects];
  for (const rendered of objects) {
    const { manifest: object, origin } = rendered;
    const at = origin === undefined ? where : { file: origin.file, line: origin.line ?? 1 };
    const id = `${at.file}#${keyOf(object)}`;
    if (isHelmRelease(object) && !isExcluded(id, run)) {
      const content = await attempt(() => release({ object, where: at, rendered, around }, run), id, at, run);
      found.push(...content.objects);
      errors.push(...content.errors);
    }
    if (!isKustomization(object) || isExcluded(id, run) || isListed(object, at.file, run)) continue;
    if (depth >= maxDepth) {
      errors.push(problem('RENDER_LIMIT', `${id}: Kustomizations are nested too deeply`, at));
      continue;
    }
    const own = await attempt(() => build({ object, where: at, rendered, around }, run), id, at, run);
    const deeper = await below(own.objects, at, run, depth + 1);
    found.push(...own.objects, ...deeper.objects);
    errors.push(...own.errors, ...deeper.errors);
  }
  return { objects: found, errors };
}

/** It is a root itself. */
function isListed(object: KubernetesObject, file: string, { set }: FluxRun): boolean {
  return set.kustomizations.some(
    ({ location, manifest }) => location.file === file && nameOf(manifest) === nameOf(object),
  );
}

async function release(subject: Subject, run: FluxRun): Promise<RootContent> {
  const { object, where, around } = subject;
  const { sources, settings } = run.set;
  const rendered = around.flat().map(({ manifest }) => ({ manifest, location: where }));
  return await renderRelease(
    {
      object,
      where,
      described: describe(subject, run),
      settings,
      // As rendered before as in files: what was patched and substituted counts.
      sources: [...rendered, ...sources],
      held: await heldAround(subject, run),
    },
    run.context,
  );
}

function describe({ object, where, rendered }: Subject, { set }: FluxRun): Described {
  const name = `${object.kind} ${nameOf(object)}`;
  return { name, location: where, manifest: object, rendered, reader: set.reader };
}

async function heldAround(
  { object, where: { file }, around }: Subject,
  { set }: FluxRun,
): Promise<(kind: string, name: string) => HeldData | 'external' | undefined> {
  const files = await set.held();
  const namespace = namespaceOf(object);
  return (kind, name) =>
    findHeld({ kind, namespace, name, file }, around, files, set.reader) ??
    (set.settings.isExternal(kind, namespace, name) ? 'external' : undefined);
}

function isExcluded(id: string, { set }: FluxRun): boolean {
  return set.settings.exclude.some((pattern) => picomatch.isMatch(id, pattern, { dot: true }));
}

/** What is wrong with one does not hide the others. */
async function attempt(
  work: () => Promise<RootContent>,
  id: string,
  where: Subject['where'],
  { context }: FluxRun,
): Promise<RootContent> {
  try {
    const { objects, errors } = await work();
    return { objects, errors: errors.map((error) => ({ ...error, location: error.location ?? where })) };
  } catch (thrown) {
    if (context.signal?.aborted === true) throw thrown;
    const errors = toSlipwayErrors(thrown);
    if (errors.some(({ code }) => ['TOOL_MISSING', 'INTERNAL', 'EXEC_FAILED'].includes(code))) throw thrown;
    return nothing(
      ...errors.map((error) => {
        const document = toErrorDocument(error);
        return { ...document, message: `${id}: ${document.message}`, location: document.location ?? where };
      }),
    );
  }
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
