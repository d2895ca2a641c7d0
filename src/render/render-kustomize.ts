import { SlipwayError, toErrorDocument } from '../model/errors.ts';
import { explainKustomize } from './kustomize/explain-failure.ts';
import { createSourceFinder } from './kustomize/object-sources.ts';
import type { Need } from './kustomize/needs.ts';
import { readDocuments } from './parse/documents.ts';
import { objectsOf } from './parse/objects.ts';
import { engineProblem, nothing, problem, type RenderContext, type RootContent } from './render-context.ts';
import type { NetworkAccess, RenderOutput } from '../ports/renderer.ts';
import { streamOf } from './stream-cache.ts';

export async function renderKustomize(folder: string, context: RenderContext): Promise<RootContent> {
  const { reader, renderer, network, unrestricted, timeoutMs, maxBytes, signal } = context;
  const closure = await context.closures(folder);
  if (closure === undefined) return nothing(problem('ROOT_NOT_FOUND', `${folder} has no kustomization`));
  const refused = closure.needs.filter((need) => !allowed(need, network));
  if (refused.length > 0) return nothing(...refused.map((need) => toErrorDocument(refusal(need, folder))));
  // kustomize itself would follow a link out of the repository now; reading the file throws for that.
  if (unrestricted) for (const file of closure.files) await reader.bytes(file);
  const options = unrestricted ? { unrestricted } : {};
  const render = async (): Promise<RenderOutput> =>
    renderer.kustomize({
      repository: await context.repository(),
      folder,
      network,
      timeoutMs,
      maxBytes,
      ...options,
      ...(signal === undefined ? {} : { signal }),
    });
  // What is fetched is no file of ours.
  const output =
    closure.needs.length > 0
      ? await render()
      : await streamOf({ id: folder, engine: 'kustomize' }, context, options, render);
  if ('failure' in output) {
    const explained =
      output.failure.kind === 'failed'
        ? await explainKustomize(output.failure.message, folder, closure, reader)
        : output.failure;
    return nothing(engineProblem(output.failure, folder, explained));
  }
  const { objects, problems } = objectsOf(readDocuments(output.stream, reader.cache));
  const find = createSourceFinder(await context.sources(closure.layer));
  return {
    objects: objects.map(({ manifest }) => {
      const source = find(manifest);
      return source === undefined ? { manifest } : { manifest, origin: { file: source.file, line: source.line } };
    }),
    errors: problems.map(({ message, line }) =>
      problem('RENDER_PARSE', `${folder}: line ${line} of what kustomize rendered: ${message}`),
    ),
  };
}

function allowed(need: Need, network: NetworkAccess): boolean {
  if (need.type !== 'remote') return false;
  return network === 'any' || (network !== 'none' && network.has(need.host));
}

function refusal(need: Need, folder: string): SlipwayError {
  const hint = hintOf(need);
  const more = hint === undefined ? {} : { hint };
  return new SlipwayError('RENDER_NEEDS_TRUST', `${folder}: ${tellNeed(need)}`, { location: need.location, ...more });
}

/** Nothing allows what is never done. */
function hintOf({ type }: Need): string | undefined {
  switch (type) {
    case 'remote':
      return undefined;
    case 'helm':
      return 'That is never done: bring the chart by an Application or a HelmRelease, or commit what it renders.';
    case 'plugin':
      return 'Programs are never run: use a transformer that is built into kustomize, or commit what it makes.';
  }
}

function tellNeed(need: Need): string {
  switch (need.type) {
    case 'remote':
      return `${need.what} has to be fetched from ${need.host}`;
    case 'helm':
      return `${need.what} has to be inflated by Helm inside kustomize`;
    case 'plugin':
      return `${need.what} is a plugin, a program that would be run`;
  }
}
