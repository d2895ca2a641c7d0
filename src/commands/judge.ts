import { createLocator } from '../gate/locate/create-locator.ts';
import { type Baselines, ratchetErrors } from '../gate/ratchet.ts';
import { type GateRequest, runGate } from '../gate/run-gate.ts';
import { toErrorDocument } from '../model/errors.ts';
import type { FailOn, ProposedVerdict, Verdict } from '../model/verdict.ts';
import type { Platform } from '../ports/platform.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import type { Charts } from '../render/charts/create-charts.ts';
import type { DocumentCache } from '../render/parse/documents.ts';
import { renderBoth, type TreeRoots } from '../render/render-both.ts';
import type { RenderCache } from '../render/stream-cache.ts';
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
  /** --renderer */
  renderer: string | undefined;
  kubernetesVersion: string | undefined;
  baseline?: Baselines | undefined;
  /** Rules that the change brings: what they say is told beside. */
  proposed?: { rules: LoadedRules; failOn: FailOn } | undefined;
  /** --explain-location */
  explainLocation?: boolean;
  /** What was rendered before; a run that writes gives none. */
  renders?: RenderCache | undefined;
  /** With which the roots were found. */
  applied?: FindApplied | undefined;
}

/** Renders both sides and judges head against base. */
export async function judge(platform: Platform, request: JudgeRequest): Promise<Verdict> {
  const { base, baseline, head, rules, failOn, network, kubernetesVersion } = request;
  const { exec, signal, stdin } = platform;
  const renderer = await chooseRenderer(platform, request.renderer, [...head.roots, ...(base?.roots ?? [])]);
  const cache: DocumentCache = new Map();
  const rendered = await renderBoth({
    log: platform.host.log,
    cache,
    applied: request.applied,
    base,
    head,
    exec,
    renderer,
    signal,
    network,
    charts: request.charts,
    renders: request.renders,
    stdin,
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
  });
  const charts = { files: platform.files, renderer, signal };
  await using locator = createLocator(head.tree, charts, cache);
  const common = {
    head: rendered.head,
    ...(rendered.base === undefined ? {} : { base: rendered.base }),
    unchanged: rendered.unchanged,
    locate: locator.locate,
    explainLocation: request.explainLocation === true,
    signal,
  };
  const verdict = await runGate({
    ...common,
    ...judgingBy(rules),
    failOn,
    baseline: baseline?.deciding,
    errors: [...rules.errors, ...ratchetErrors(baseline).map(toErrorDocument)],
  });
  if (request.proposed === undefined) return verdict;
  const other = await runGate({
    ...common,
    ...judgingBy(request.proposed.rules),
    failOn: request.proposed.failOn,
    errors: request.proposed.rules.errors,
  });
  return { ...verdict, proposed: proposedVerdict(verdict, other) };
}

function judgingBy({
  evaluate,
  contextOf,
  selected,
}: LoadedRules): Pick<GateRequest, 'evaluate' | 'contextOf' | 'rules'> {
  return { evaluate, contextOf, rules: selected.length };
}

function proposedVerdict(deciding: Verdict, { verdict, findings, errors, summary }: Verdict): ProposedVerdict {
  const told = new Set(
    deciding.findings.filter(({ status }) => status === 'new').map(({ fingerprint }) => fingerprint),
  );
  const own = findings.filter(({ status, fingerprint }) => status === 'new' && !told.has(fingerprint));
  return { verdict, findings: own, errors, summary };
}
