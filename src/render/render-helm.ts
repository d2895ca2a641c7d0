import { type ErrorDocument, SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { FileEntry } from '../ports/files.ts';
import { createTemplateFinder, explainHelm, readChart, releaseName } from './helm/chart.ts';
import { readDocuments } from './parse/documents.ts';
import { objectsOf } from './parse/objects.ts';
import { engineProblem, nothing, problem, type RenderContext, type RootContent } from './render-context.ts';
import type { HelmRequest } from '../ports/renderer.ts';
import { streamOf } from './stream-cache.ts';
import { type ChartRelease, noteStep } from './traces.ts';
import { joinInside, type TreeReader } from './tree-reader.ts';

/** What whoever brings a chart says about its release. */
export type HelmOptions = Pick<
  HelmRequest,
  'overrides' | 'namespace' | 'apiVersions' | 'skipCrds' | 'skipSchema' | 'set' | 'setString' | 'setFile'
> & {
  release?: string;
  /** Where what is said about it stands, for whoever looks for a place. */
  trace?: Partial<Pick<ChartRelease, 'layers' | 'ownValues' | 'facts' | 'brought'>>;
};

export async function renderHelm(
  folder: string,
  values: readonly string[],
  context: RenderContext,
  { release, trace, ...options }: HelmOptions = {},
): Promise<RootContent> {
  const { reader, renderer, network, kubernetesVersion, timeoutMs, maxBytes, signal } = context;
  const chart = await readChart(reader, folder);
  if (chart === undefined) return nothing(problem('ROOT_NOT_FOUND', `${folder} has no Chart.yaml`));
  const files = values.map((file) => joinInside('.', file, { file }));
  for (const file of files) {
    if ((await reader.text(file)) === undefined)
      return nothing(problem('RENDER_FAILED', `${folder}: there is no values file ${file}`, { file }));
  }
  const asked = {
    ...options,
    release: release ?? releaseName(chart),
    values: files,
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  };
  const output = await streamOf({ id: folder, engine: 'helm', values: files }, context, asked, async () =>
    renderer.helm({
      repository: await context.repository(),
      folder,
      network,
      timeoutMs,
      maxBytes,
      ...asked,
      ...(signal === undefined ? {} : { signal }),
    }),
  );
  const entries = await reader.tree.list([folder]);
  const find = createTemplateFinder(chart, new Set(entries.map((entry) => entry.path)));
  if ('failure' in output) {
    const explained = output.failure.kind === 'failed' ? explainHelm(output.failure.message, find) : output.failure;
    return nothing(engineProblem(output.failure, folder, explained));
  }
  const documents = readDocuments(output.stream, reader.cache);
  const sources = sourcesOf(documents.map((document) => document.text));
  const { objects, problems } = objectsOf(documents);
  const rendered = objects.map(({ manifest, document }): RenderedObject => {
    const source = sources[document];
    return source === undefined ? { manifest } : { manifest, origin: { file: find(source) } };
  });
  const noted: ChartRelease = { reader, folder, request: asked, objects: rendered, layers: [], facts: {}, ...trace };
  const invalid = problems.map(({ message, document }) => {
    const source = sources[document];
    return problem(
      'RENDER_PARSE',
      `${folder}: what the template renders is not valid: ${message}`,
      source === undefined ? undefined : { file: find(source) },
    );
  });
  return {
    objects: rendered.map((object) => noteStep(object, { by: 'chart', release: noted })),
    errors: [...invalid, ...(await linksOut(reader, entries))],
  };
}

/** The chart is rendered without what they lead to. */
async function linksOut({ tree }: TreeReader, entries: readonly FileEntry[]): Promise<readonly ErrorDocument[]> {
  const errors: ErrorDocument[] = [];
  for (const { path } of entries.filter(({ mode }) => mode === '120000')) {
    await tree.resolve(path).catch((thrown: unknown) => {
      if (!(thrown instanceof SlipwayError)) throw thrown;
      errors.push({ ...toErrorDocument(thrown), location: { file: path } });
    });
  }
  return errors;
}

/** Helm writes `# Source: CHART/templates/a.yaml` before each document; one without (inside a CRD file) belongs to the one before. */
function sourcesOf(texts: readonly string[]): readonly (string | undefined)[] {
  let last: string | undefined;
  return texts.map((text) => {
    last = /^---\r?\n# Source: (\S.*)$/m.exec(text)?.[1]?.trim() ?? last;
    return last;
  });
}
