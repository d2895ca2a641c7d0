import { posix } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import type { SyncDocument } from '../sync/document.ts';
import type { Origin } from '../report/sync-timeline.ts';
import { syncEnvironments } from './sync-environments.ts';
import { syncExit } from './sync.ts';
import { readSourceLines, type SourceLines } from '../gate/source-lines.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Release } from '../model/release.ts';
import type { Verdict } from '../model/verdict.ts';
import type { CommitContent, RemoteHead } from '../ports/git.ts';
import type { FileTree } from '../ports/files.ts';
import type { FindApplied } from '../render/applied-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { appliedEngines } from './applied-engines.ts';
import { gateAnnotations } from '../report/gate-annotations.ts';
import { shipDocument, shipMarkdown, type ShipReport, shipText } from '../report/ship.ts';
import { buildImages, releaseOutputs } from './build.ts';
import { messageOf } from './bump.ts';
import { type Reach, reachOf } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { onMissingOf, placesOf, type Scope, scopesOf } from './environments.ts';
import { proofOf } from './proof.ts';
import { explainAccess } from './explain-access.ts';
import { intentsOf } from './intents.ts';
import { judge } from './judge.ts';
import { ruleHelp } from './gate.ts';
import { commitTarget, type ManifestTarget } from './manifest-target.ts';
import { planResult } from './plan-result.ts';
import { type Planned, planScopes } from './plan-scopes.ts';
import { type RuleSettings, ruleSettings } from './rule-settings.ts';
import { configuredPolicies } from './policy-files.ts';
import { type LoadedRules, loadRules } from './rules.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** `slipway ship`: builds, plans the bump of each environment, judges what it would change, and commits what passed. */
export async function ship(context: CommandContext): Promise<CommandResult> {
  const { platform, values, action } = context;
  const write = values.text('write') ?? (action ? 'commit' : 'plan');
  if (write === 'pull-request')
    throw new SlipwayError('NOT_YET', '--write pull-request is reserved and does not work yet');
  if (write === 'files')
    throw new SlipwayError('OPTION_INVALID', 'ship writes to the manifest repository, so --write is plan or commit');
  const workspace = await openWorkspace(context);
  const target = await commitTarget(context, workspace);
  const { release, file } = await buildImages(context, workspace);
  await using remote = await platform.host.log.group(`Fetch ${target.branch} of the manifest repository`, async () =>
    platform.git.remote(target.url, target.branch, context.credentials, platform.signal),
  );
  let attempt: Attempt | undefined;
  const change = async (head: RemoteHead): Promise<CommitContent | null> => {
    attempt = await attemptOn(context, target, head, release);
    const { planned } = attempt;
    if (planned.missing.length > 0 || planned.plan.files.size === 0) return null;
    return { message: messageOf(planned, { images: intentsOf(release), release }), files: planned.plan.files };
  };
  let commit: string | null = null;
  if (write === 'plan') await change(await remote.head());
  else
    commit = await platform.host.log.group('Plan, judge and commit', async () =>
      explainAccess(platform, target.url, async () => remote.commit({ change, signal: platform.signal })),
    );
  if (attempt === undefined) throw new SlipwayError('INTERNAL', 'nothing was planned');
  const { planned, sources, rules } = attempt;
  for (const notice of rules.notices()) platform.host.log.notice(notice);
  const origins = await originsOf(context, workspace);
  const sync = write === 'commit' ? await confirm(context, attempt, commit) : null;
  return shipResult({ release, commit, planned, sources, help: ruleHelp(rules), sync, origins }, file);
}

/** Hands what passed to the cluster: the commit just made, or the branch's head where that has the release already, so that a run can be repeated. */
async function confirm(
  context: CommandContext,
  { planned, config, head }: Attempt,
  commit: string | null,
): Promise<SyncDocument | null> {
  const environments = planned.scopes.flatMap(({ scope, outcome }) =>
    scope.name !== undefined && (outcome === 'changed' || outcome === 'unchanged') ? [scope.name] : [],
  );
  if (environments.length === 0) return null;
  return await syncEnvironments(context, { config, environments, revision: commit ?? head });
}

/** What came before the cluster: when the source commit was made. */
async function originsOf({ platform }: CommandContext, { repository }: Workspace): Promise<readonly Origin[]> {
  const revision = await repository?.head();
  const time = revision === undefined ? undefined : await repository?.commitTime(revision);
  const origins = time === undefined ? [] : [{ name: 'source commit', at: new Date(time).toISOString() }];
  return [...origins, { name: 'manifest commit', at: new Date(platform.clock.now()).toISOString() }];
}

/** What one try on one head came to. */
interface Attempt {
  planned: Planned;
  config: Config | undefined;
  /** SHA of the head that was tried on. */
  head: string;
  sources: SourceLines;
  rules: LoadedRules;
}

async function attemptOn(
  context: CommandContext,
  target: ManifestTarget,
  head: RemoteHead,
  release: Release,
): Promise<Attempt> {
  const { platform, values, action } = context;
  const { tree } = head;
  const config = await loadConfig(tree, posix.join(target.path, 'slipway.yaml'));
  const settings = ruleSettings(values, config, target.path, action);
  const places = [
    {
      tree,
      paths: configuredPolicies(settings.policies, target.path),
      crds: configuredPolicies(settings.crds, target.path),
    },
    { tree: platform.files.tree(platform.host.context.workspace), paths: values.list('policy') },
  ];
  const rules = await loadRules(platform, settings, places);
  const reach = reachOf(context, config);
  const applied = await appliedEngines(platform, platform.host.context.workspace, config, target.url, reach.charts);
  const names = values.list('environment');
  const scopes = await scopesOf({ tree, config, path: target.path, names, paths: [], applied });
  const lines = new Map<string, ReadonlyMap<number, string>>();
  const planned = await planScopes({
    files: platform.files,
    tree,
    scopes,
    intents: intentsOf(release),
    onMissing: onMissingOf(values, config),
    places: placesOf(config),
    ...proofOf(context, { images: intentsOf(release), explicit: false, config, applied, reach }),
    judge: async (scope, before, after) => {
      const verdict = await judgeScope(context, scope, before, after, { settings, rules, applied, reach });
      for (const [file, found] of await readSourceLines(after, verdict)) lines.set(file, found);
      return verdict;
    },
  });
  return { planned, config, head: head.revision, sources: lines, rules };
}

interface Judging {
  settings: RuleSettings;
  rules: LoadedRules;
  applied: FindApplied;
  reach: Reach;
}

async function judgeScope(
  context: CommandContext,
  scope: Scope,
  before: FileTree,
  after: FileTree,
  { settings, rules, applied, reach }: Judging,
): Promise<Verdict> {
  const selection = scope.roots === undefined ? { applied } : { applied, roots: scope.roots };
  return await judge(context.platform, {
    applied,
    base: { tree: before, roots: await resolveRoots(before, selection) },
    head: { tree: after, roots: await resolveRoots(after, selection) },
    rules,
    failOn: settings.failOn,
    ...reach,
    renderer: context.values.text('renderer'),
    kubernetesVersion: settings.kubernetesVersion,
  });
}

function shipResult(report: ShipReport, releaseFile: string): CommandResult {
  const { planned, release, commit } = report;
  const verdicts = planned.scopes.flatMap((one) => one.verdict ?? []);
  const blocked = planned.scopes.some((one) => one.outcome === 'blocked');
  const { outcome } = shipDocument(report);
  return {
    exitCode: blocked ? 1 : planResult(planned.plan) || (report.sync === null ? 0 : syncExit(report.sync)),
    formats: {
      text: (colour) => shipText(report, colour),
      json: () => jsonText(shipDocument(report)),
      markdown: () => shipMarkdown(report),
    },
    outputs: {
      ...releaseOutputs(release, releaseFile),
      commit: commit ?? '',
      'pull-request': '',
      verdict: blocked ? 'fail' : 'pass',
      findings: String(verdicts.reduce((sum, verdict) => sum + verdict.summary.new.error, 0)),
      outcome,
    },
    annotations: [
      ...planned.plan.errors.map((error) => ({ level: 'error' as const, title: error.code, message: error.message })),
      // A finding lies in the manifest repository, so its place would point into the wrong files here.
      ...verdicts
        .flatMap((verdict) => gateAnnotations(verdict))
        .map(({ level, title, message }) => ({ level, title, message })),
    ],
  };
}
