import { createEvaluationCache, type EvaluationCache } from '../gate/evaluation-cache.ts';
import { inLinkedFiles } from '../gate/linked-places.ts';
import { createLocator } from '../gate/locate/create-locator.ts';
import { type Baselines, ratchetErrors } from '../gate/ratchet.ts';
import { type GateRequest, runGate } from '../gate/run-gate.ts';
import { type ErrorDocument, toErrorDocument } from '../model/errors.ts';
import type { FailOn, ProposedVerdict, Verdict } from '../model/verdict.ts';
import type { ContentCache } from '../ports/content-cache.ts';
import type { Platform } from '../ports/platform.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import type { Charts } from '../render/charts/create-charts.ts';
import { renderBoth, type TreeRoots } from '../render/render-both.ts';
import type { RenderCache } from '../render/stream-cache.ts';
import { createTreeReader } from '../render/tree-reader.ts';
import type { NetworkAccess } from '../ports/renderer.ts';
import { chooseRenderer } from './render-settings.ts';
import type { LoadedRules } from './rules.ts';

export interface JudgeRequest {
  base: TreeRoots | undefined;
  head: TreeRoots;
  rules: LoadedRules;
  failOn: FailOn;
  network: NetworkAccess;
  charts: Charts;
  /** Kustomizations may read files of the repository that are outside their folders. */
  unrestricted: boolean;
  /** --renderer */
  renderer: string | undefined;
  kubernetesVersion: string | undefined;
  baseline?: Baselines | undefined;
  /** Rules that the change brings: what they say is told beside. */
  proposed?: { rules: LoadedRules; failOn: FailOn } | undefined;
  /** What is wrong with the roots that there are. */
  errors?: readonly ErrorDocument[];
  /** --explain-location */
  explainLocation?: boolean;
  /** What was rendered before; a run that writes gives none. */
  renders?: RenderCache | undefined;
  /** What was found before; a run that writes gives none. */
  evaluations?: ContentCache | undefined;
  /** With which the roots were found. */
  applied?: FindApplied | undefined;
}

/** Renders both sides and judges head against base. */
export async function judge(platform: Platform, request: JudgeRequest): Promise<Verdict> {
  const { base, baseline, head, rules, failOn, network, kubernetesVersion, errors = [] } = request;
  const { exec, signal, stdin } = platform;
  const renderer = await chooseRenderer(platform, request.renderer, [...head.roots, ...(base?.roots ?? [])]);
  const reader = head.reader ?? createTreeReader(head.tree);
  const { cache } = reader;
  const [evaluations, others] = [rules, request.proposed?.rules].map((each) =>
    each === undefined ? undefined : cacheOf(request.evaluations, each),
  );
  const rendered = await renderBoth({
    log: platform.host.log,
    cache,
    applied: request.applied,
    base,
    head: { ...head, reader },
    exec,
    renderer,
    signal,
    network,
    charts: request.charts,
    unrestricted: request.unrestricted,
    renders: request.renders,
    // Rules that are shown beside have to see every root that they do not know.
    recall: request.proposed === undefined ? evaluations?.recall : undefined,
    stdin,
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  });
  for (const each of [evaluations, others]) await each?.open(rendered);
  const charts = { files: platform.files, renderer, signal };
  await using locator = createLocator(head.tree, charts, reader);
  const common = {
    head: rendered.head,
    ...(rendered.base === undefined ? {} : { base: rendered.base }),
    unchanged: rendered.unchanged,
    locate: locator.locate,
    hurry: locator.hurry,
    explainLocation: request.explainLocation === true,
    signal,
  };
  const verdict = await runGate({
    ...common,
    ...judgingBy(rules, evaluations),
    failOn,
    baseline: baseline?.deciding,
    errors: [...errors, ...rules.errors, ...ratchetErrors(baseline).map(toErrorDocument)],
  }).then((made) => inLinkedFiles(made, reader));
  await evaluations?.save();
  if (request.proposed === undefined) return verdict;
  const other = await runGate({
    ...common,
    ...judgingBy(request.proposed.rules, others),
    failOn: request.proposed.failOn,
    errors: [...errors, ...request.proposed.rules.errors],
  }).then((made) => inLinkedFiles(made, reader));
  await others?.save();
  return { ...verdict, proposed: proposedVerdict(verdict, other) };
}

function cacheOf(kept: ContentCache | undefined, rules: LoadedRules): EvaluationCache | undefined {
  const { digest } = rules;
  return kept === undefined || digest === undefined ? undefined : createEvaluationCache(kept, { ...rules, digest });
}

function judgingBy(
  rules: LoadedRules,
  cached: EvaluationCache | undefined,
): Pick<GateRequest, 'evaluate' | 'mark' | 'cover' | 'compares' | 'contextOf' | 'environmentsOf' | 'rules'> {
  const { evaluate, contextOf } = cached ?? rules;
  const { mark, cover, compares, environmentsOf, selected } = rules;
  return { evaluate, contextOf, mark, cover, compares, environmentsOf, rules: selected.length };
}

function proposedVerdict(deciding: Verdict, { verdict, findings, errors, summary }: Verdict): ProposedVerdict {
  const told = new Set(
    deciding.findings.filter(({ status }) => status === 'new').map(({ fingerprint }) => fingerprint),
  );
  const own = findings.filter(({ status, fingerprint }) => status === 'new' && !told.has(fingerprint));
  return { verdict, findings: own, errors, summary };
}
