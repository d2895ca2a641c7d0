import { posix } from 'node:path';
import { staleEntries } from '../gate/ratchet.ts';
import { type IsOnDiff, readChangedLines } from '../gate/changed-lines.ts';
import { readSourceLines, type SourceLines } from '../gate/source-lines.ts';
import type { FailOn, Verdict } from '../model/verdict.ts';
import { isRemotePolicy } from '../policy/bundle/oci.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { createTreeReader } from '../render/tree-reader.ts';
import { gateAnnotations } from '../report/gate-annotations.ts';
import { gateBaseline } from '../report/gate-baseline.ts';
import { gateGithub } from '../report/gate-github.ts';
import { gateHtml } from '../report/gate-html.ts';
import { gateJsonText } from '../report/gate-json.ts';
import { gateJunit } from '../report/gate-junit.ts';
import { gateMarkdown } from '../report/gate-markdown.ts';
import { gateSarif } from '../report/gate-sarif.ts';
import { gateText, type RuleHelp } from '../report/gate-text.ts';
import type { FileTree } from '../ports/files.ts';
import type { RunContext } from '../ports/host.ts';
import { appliedEngines } from './applied-engines.ts';
import { reachOf } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { decidingTree, decidingWorkspace } from './deciding-tree.ts';
import { readBaselines } from './gate-baseline.ts';
import { demandWhole, findBase } from './gate-base.ts';
import { gateRoots } from './gate-roots.ts';
import { judge } from './judge.ts';
import { demandKnownInputs } from './known-inputs.ts';
import { lostRoots } from './lost-roots.ts';
import { configuredPolicies, policiesIn, type PolicyPlace } from './policy-files.ts';
import { askEarly, renderCache } from './render-settings.ts';
import { proposedRules } from './proposed-rules.ts';
import { type RuleSettings, ruleSettings } from './rule-settings.ts';
import { expectPolicies, type LoadedRules, loadRules } from './rules.ts';
import { openWorkspace, repositoryPath } from './workspace.ts';

/** `slipway gate`: renders the roots, judges them by the target branch's rules, and says what the change brings. */
export async function gate(context: CommandContext): Promise<CommandResult> {
  const { platform, values, positionals, action } = context;
  const { log } = platform.host;
  if (values.list('policy').length > 0) expectPolicies(platform);
  const opened = await openWorkspace(context);
  const base = await findBase(context, opened);
  if (base !== undefined && positionals.length === 0) await demandWhole(opened);
  const workspace = await decidingWorkspace(context, opened, base);
  const deciding = await decidingTree(context, workspace, base);
  const folder = posix.dirname(workspace.configPath);
  const settings = ruleSettings(values, deciding.config, folder, action);
  if (action && base !== undefined) await demandKnownInputs(values, deciding.config, base.rules);
  const baseline = await readBaselines(settings, workspace, base?.rules ?? workspace.tree);
  const typed = (path: string): string =>
    path === '-' ? path : repositoryPath(workspace, platform.host.context.workspace, path);
  const named = values.list('policy').map((path) => (isRemotePolicy(path) ? path : typed(path)));
  const there = base === undefined ? [] : await policiesIn(base.rules, named);
  const placesOf = (tree: FileTree, { policies, crds }: RuleSettings, kept = tree): readonly PolicyPlace[] => [
    {
      tree,
      waivers: kept,
      paths: configuredPolicies(policies, folder),
      crds: configuredPolicies(crds, folder),
    },
    // What the target branch has counts as that has it, whoever names it; the change's own is looked at beside.
    { tree: tree === deciding.tree ? (base?.rules ?? tree) : tree, paths: there },
    { tree: workspace.tree, paths: named.filter((path) => !there.includes(path)) },
  ];
  const renders = await renderCache(platform);
  const unpinned: string[] = [];
  const reach = reachOf(context, deciding.config, { renders, notice: (words) => unpinned.push(words) });
  const [{ rules, proposed }, applied] = await Promise.all([
    log.group('Load rules', async () => ({
      rules: await loadRules(platform, settings, placesOf(deciding.tree, settings, deciding.kept), true),
      proposed: await proposedRules(context, workspace, deciding, placesOf),
    })),
    appliedEngines(platform, workspace.folder, deciding.config, undefined, reach.charts),
  ]);
  const ids = await gateRoots({ named: positionals.map(typed), workspace, deciding, applied, action });
  const selection = {
    applied,
    roots: ids,
    values: values.list('values').map(typed),
    allRoots: values.flag('all-roots'),
  };
  const reader = createTreeReader(workspace.tree);
  const baseReader = base && createTreeReader(base.compare, reader.cache);
  // Git lists the base while files are read.
  const beginning = baseReader && resolveRoots(baseReader.tree, { ...selection, missing: 'skip', reader: baseReader });
  beginning?.catch(() => undefined);
  const head = {
    tree: workspace.tree,
    reader,
    roots: await resolveRoots(workspace.tree, {
      ...selection,
      reader,
      missing: base === undefined || positionals.length > 0 ? 'error' : 'skip',
    }),
  };
  askEarly(platform, values.text('renderer'), head.roots);
  const before = baseReader && { tree: baseReader.tree, reader: baseReader, roots: (await beginning) ?? [] };
  const lost = before === undefined ? { errors: [], notices: [] } : await lostRoots(before, head);
  const verdict = await log.group(
    `Render and judge ${head.roots.length === 1 ? '1 root' : `${head.roots.length} roots`}`,
    async () =>
      judge(platform, {
        applied,
        renders,
        evaluations: await platform.evaluations(),
        ...reach,
        base: before,
        head,
        rules,
        baseline,
        proposed,
        errors: lost.errors,
        failOn: settings.failOn,
        renderer: values.text('renderer'),
        explainLocation: values.flag('explain-location'),
        kubernetesVersion: settings.kubernetesVersion,
      }),
  );
  const isWhole = positionals.length === 0 && verdict.errors.length === 0;
  const stale = staleEntries(baseline, verdict, isWhole);
  const notices = [
    ...(deciding.notice === undefined ? [] : [deciding.notice]),
    ...rules.notices(
      isWhole,
      verdict.roots.map(({ id }) => id),
    ),
    ...(stale === undefined ? [] : [stale]),
    ...lost.notices,
    ...unpinned,
    ...leftOut(verdict),
  ];
  for (const notice of notices) log.notice(notice);
  return verdictResult(verdict, {
    sources: showsSources(context) ? await readSourceLines(workspace.tree, verdict) : new Map(),
    isOnDiff: await readChangedLines(annotates(context) ? base?.compare : undefined, workspace.tree, verdict),
    rules,
    failOn: settings.failOn,
    version: platform.version,
    action,
    notices,
    run: platform.host.context,
  });
}

/** Only annotations are few enough for it to matter which lines the change brings. */
function annotates(context: CommandContext): boolean {
  return context.action || asksFor(context, /^github(?:=|$)/);
}

/** To read the lines around findings takes longer than to write most reports. */
function showsSources(context: CommandContext): boolean {
  return context.action || asksFor(context, /^(?:text|html)(?:=|$)/);
}

function asksFor({ values }: CommandContext, format: RegExp): boolean {
  return [values.text('format') ?? 'text', ...values.list('report')].some((one) => format.test(one));
}

/** What is not judged is told, so that nobody takes it for judged. */
function leftOut({ roots }: Verdict): readonly string[] {
  if (roots.length === 0) return ['nothing was judged: no kustomization, chart or manifest was found'];
  const out = roots.filter(({ excluded }) => excluded !== undefined);
  const told = out.slice(0, 10).map(({ id, excluded }) => `left out: ${id}: ${excluded}`);
  return out.length > told.length ? [...told, `left out: ${out.length - told.length} more roots`] : told;
}

interface VerdictContext {
  sources: SourceLines;
  isOnDiff: IsOnDiff;
  rules: LoadedRules;
  failOn: FailOn;
  version: string;
  /** Annotations are shown. */
  action: boolean;
  notices: readonly string[];
  run: RunContext;
}

function verdictResult(
  verdict: Verdict,
  { sources, isOnDiff, rules, failOn, version, action, notices, run }: VerdictContext,
): CommandResult {
  const told = { rules: ruleHelp(rules), notices, ...webPlaces(run) };
  return {
    exitCode: verdict.verdict === 'pass' ? 0 : 1,
    formats: {
      text: (colour) => gateText(verdict, { colour, sources, rules: told.rules }),
      json: () => gateJsonText(verdict),
      github: () => gateGithub(verdict, isOnDiff),
      sarif: () => jsonText(gateSarif(verdict, { rules: rules.selected, version })),
      junit: () => gateJunit(verdict, failOn),
      markdown: () => gateMarkdown(verdict, told),
      html: () => gateHtml(verdict, { ...told, sources, version }),
      baseline: () => gateBaseline(verdict),
    },
    outputs: verdictOutputs(verdict),
    annotations: action ? gateAnnotations(verdict, isOnDiff) : [],
  };
}

/** Where the judged files and the run are on the web, as far as the runner tells. */
function webPlaces({ repositoryUrl, sha, runUrl }: RunContext): { files?: string; run?: string } {
  return {
    ...(repositoryUrl === undefined || sha === undefined ? {} : { files: `${repositoryUrl}/blob/${sha}` }),
    ...(runUrl === undefined ? {} : { run: runUrl }),
  };
}

export function verdictOutputs(verdict: Verdict): Record<string, string> {
  return { verdict: verdict.verdict, findings: String(verdict.summary.new.error), outcome: verdict.verdict };
}

export function ruleHelp({ selected }: LoadedRules): ReadonlyMap<string, RuleHelp> {
  return new Map(
    selected.map((rule) => [
      rule.id,
      {
        ...(rule.title === '' ? {} : { title: rule.title }),
        ...(rule.rationale === '' ? {} : { why: rule.rationale }),
        ...(rule.fix === '' ? {} : { fix: rule.fix }),
      },
    ]),
  );
}
