import { posix } from 'node:path';
import { bumpMessage } from '../bump/message.ts';
import { loadConfig } from '../config/load.ts';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { RemoteHead } from '../ports/git.ts';
import { bumpDocument, type BumpReport, plannedOutcome } from '../report/bump-json.ts';
import { bumpMarkdown } from '../report/bump-markdown.ts';
import { bumpText } from '../report/bump-text.ts';
import { appliedEngines } from './applied-engines.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { onMissingOf, placesOf, scopesOf } from './environments.ts';
import { explainBump } from './explain-bump.ts';
import { proofOf } from './proof.ts';
import { explainAccess } from './explain-access.ts';
import { type Intents, readIntents } from './intents.ts';
import { commitTarget, namedTarget } from './manifest-target.ts';
import { type Planned, planScopes } from './plan-scopes.ts';
import { planResult } from './plan-result.ts';
import { openWorkspace, repositoryPath, type Workspace } from './workspace.ts';

/** `slipway bump`: plans image changes in the manifest repository, and writes them when asked. */
export async function bump(context: CommandContext): Promise<CommandResult> {
  const { values, action } = context;
  const write = values.text('write') ?? (action ? 'commit' : 'plan');
  if (write === 'pull-request')
    throw new SlipwayError('NOT_YET', '--write pull-request is reserved and does not work yet');
  const workspace = await openWorkspace(context);
  if (values.given('explain')) return await explainBump(context, workspace);
  const intents = await readIntents(context);
  const report =
    write === 'commit'
      ? await commitBump(context, workspace, intents)
      : await planOrWrite(context, workspace, intents, write);
  return bumpResult(report);
}

function bumpResult(report: BumpReport): CommandResult {
  return {
    exitCode: planResult(report.plan),
    formats: {
      text: (colour) => bumpText(report, colour),
      json: () => jsonText(bumpDocument(report)),
      markdown: () => bumpMarkdown(report),
    },
    outputs: { outcome: report.outcome, commit: report.commit ?? '', 'pull-request': '' },
    annotations: report.plan.errors.map((error) => ({
      level: 'error',
      title: error.code,
      message: error.message,
      ...error.location,
    })),
  };
}

async function planOrWrite(
  context: CommandContext,
  workspace: Workspace,
  intents: Intents,
  write: string,
): Promise<BumpReport> {
  const { platform } = context;
  const target = namedTarget(context, workspace);
  if (target === undefined) {
    const { plan } = await planHere(context, workspace, intents);
    if (write === 'files' && plan.errors.length === 0) await platform.files.writeInto(workspace.folder, plan.files);
    return { outcome: plannedOutcome(plan), plan, commit: null, pullRequest: null };
  }
  if (write === 'files') {
    throw new SlipwayError(
      'OPTION_INVALID',
      '--write files changes the working directory, and --repository names another repository',
      {
        hint: 'Leave one of them out, or use --write commit.',
      },
    );
  }
  await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
  const { plan: planned } = await planIn(context, (await remote.head()).tree, target.path, intents, {
    url: target.url,
  });
  return { outcome: plannedOutcome(planned), plan: planned, commit: null, pullRequest: null };
}

async function commitBump(context: CommandContext, workspace: Workspace, intents: Intents): Promise<BumpReport> {
  const { platform } = context;
  const target = await commitTarget(context, workspace);
  await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
  let last: Planned | undefined;
  const change = async (
    head: RemoteHead,
  ): Promise<{ message: string; files: ReadonlyMap<string, Uint8Array> } | null> => {
    last = await planIn(context, head.tree, target.path, intents, { url: target.url });
    if (last.plan.errors.length > 0 || last.plan.files.size === 0) return null;
    return { message: messageOf(last, intents), files: last.plan.files };
  };
  const commit = await explainAccess(platform, target.url, async () =>
    remote.commit({ change, signal: platform.signal }),
  );
  if (last === undefined) throw new SlipwayError('INTERNAL', 'nothing was planned');
  return { outcome: plannedOutcome(last.plan), plan: last.plan, commit, pullRequest: null };
}

/** Plans in the working directory's repository, whose paths may be typed from where one stands. */
async function planHere(context: CommandContext, workspace: Workspace, intents: Intents): Promise<Planned> {
  const paths = context.values
    .list('path')
    .map((typed) => repositoryPath(workspace, context.platform.host.context.workspace, typed));
  return await planIn(context, workspace.tree, posix.dirname(workspace.configPath), intents, { paths });
}

async function planIn(
  context: CommandContext,
  tree: FileTree,
  path: string,
  intents: Intents,
  place: { paths?: readonly string[]; url?: string },
): Promise<Planned> {
  const { values, platform } = context;
  const { paths = values.list('path'), url } = place;
  const config = await loadConfig(tree, posix.join(path, 'slipway.yaml'));
  const applied = await appliedEngines(platform, platform.host.context.workspace, config, url);
  const scopes = await scopesOf({ tree, config, path, names: values.list('environment'), paths, applied });
  const explicit = intents.sets.length + intents.setImages.length > 0;
  return await planScopes({
    files: platform.files,
    tree,
    scopes,
    intents: intents.images,
    onMissing: onMissingOf(values, config),
    places: placesOf(config),
    sets: intents.sets,
    setImages: intents.setImages,
    ...proofOf(context, { images: intents.images, explicit, config, applied }),
  });
}

/** The commit's message: the images that it changes, the environments, and where the images come from. */
export function messageOf(planned: Planned, { images, release }: Pick<Intents, 'images' | 'release'>): string {
  const passed = planned.scopes.filter((one) => one.outcome === 'changed');
  const changed = images.filter((image) => passed.some((one) => one.scope.takes(image)));
  const environments = passed.flatMap((one) => one.scope.name ?? []);
  return bumpMessage({
    images: changed,
    environments,
    ...(environments.length === 0 ? {} : { template: 'Bump {images} in {environments}' }),
    ...(release === undefined
      ? {}
      : { source: { source: release.source, revision: release.revision, run: release.run } }),
  });
}
