import { posix } from 'node:path';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { type ErrorCode, errorCodes } from '../model/error-codes.ts';
import { SlipwayError } from '../model/errors.ts';
import { type SyncDocument, syncDocument } from '../sync/document.ts';
import { syncMarkdown } from '../report/sync-markdown.ts';
import { syncText } from '../report/sync-text.ts';
import type { Origin } from '../report/sync-timeline.ts';
import { appliedEngines } from './applied-engines.ts';
import { changedEnvironments } from './changed-environments.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { checkEnvironmentName } from './environments.ts';
import { namedTarget } from './manifest-target.ts';
import { markReverted } from './mark-reverted.ts';
import { syncEnvironments } from './sync-environments.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** `slipway sync`: hands a manifest commit to the engine in the cluster and confirms that exactly it is applied and healthy. */
export async function sync(context: CommandContext): Promise<CommandResult> {
  const { values } = context;
  const engine = values.text('engine');
  if (engine === 'argocd' || engine === 'flux') {
    throw new SlipwayError('NOT_YET', `--engine ${engine} is reserved and does not work yet`);
  }
  const workspace = await openWorkspace(context);
  const place = await manifestsOf(context, workspace);
  const named = values.list('environment');
  const names = named.includes('changed') ? await withChanged(context, named, workspace, place) : named;
  if (named.length > 0 && names.length === 0) return syncResult(syncDocument(place.revision, []), place.origins);
  const config = engine === 'job' ? withDefaultTargets(place.config, names) : place.config;
  for (const name of names) checkEnvironmentName(name, Object.keys(config?.environments ?? {}));
  const document = await syncEnvironments(context, {
    config,
    environments: names.length === 0 ? undefined : names,
    revision: place.revision,
  });
  if (document === null) {
    throw new SlipwayError('OPTION_INVALID', `${names.join(', ') || 'no environment'} has a \`sync\` section`, {
      hint: 'Say under environments.NAME.sync which engine applies the manifests, or give --engine job.',
    });
  }
  return syncResult(await markReverted(context, workspace, document), place.origins);
}

/** An environment of that very name is meant by it. */
async function withChanged(
  { platform }: CommandContext,
  named: readonly string[],
  workspace: Workspace,
  { config, revision, remote }: ManifestPlace,
): Promise<readonly string[]> {
  if (config?.environments?.['changed'] !== undefined) return named;
  const here = remote ? { ...workspace, repository: undefined } : workspace;
  const changed = await changedEnvironments(here, revision, (known) =>
    appliedEngines(platform, workspace.folder, known),
  );
  const synced = changed.filter((name) => config?.environments?.[name]?.sync !== undefined);
  return [...new Set([...named.filter((name) => name !== 'changed'), ...synced])];
}

/** The result of a sync as every command that has one tells it. */
function syncResult(document: SyncDocument, origins: readonly Origin[]): CommandResult {
  const errors = document.targets.flatMap((target) => target.errors.map((error) => ({ target, error })));
  return {
    exitCode: syncExit(document),
    formats: {
      text: (colour) => syncText(document, origins, colour),
      json: () => jsonText(document),
      markdown: () => syncMarkdown(document, origins),
    },
    outputs: { outcome: document.outcome },
    annotations: errors.map(({ target, error }) => ({
      level: 'error',
      title: `${target.environment}/${target.target}: ${error.code}`,
      message: error.hint === undefined ? error.message : `${error.message}\n${error.hint}`,
    })),
  };
}

/** The worst of the targets: 1 when the answer is no, else 2 or 3 when there is none. */
export function syncExit(document: SyncDocument): 0 | 1 | 2 | 3 {
  const { outcome, targets } = document;
  if (outcome === 'synced' || outcome === 'superseded') return 0;
  if (outcome === 'failed') return 1;
  const [code] = targets.flatMap((target) => target.errors.map((error) => error.code));
  const row = code !== undefined && Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : undefined;
  return row?.exit === 2 ? 2 : 3;
}

interface ManifestPlace {
  config: Config | undefined;
  revision: string;
  origins: readonly Origin[];
  /** It is not what is checked out here. */
  remote: boolean;
}

/** The manifest repository's configuration, and the commit: what is given, else what is checked out, else the branch's head. */
async function manifestsOf(context: CommandContext, workspace: Workspace): Promise<ManifestPlace> {
  const { platform, values } = context;
  const given = values.text('revision');
  const target = namedTarget(context, workspace);
  if (target === undefined) {
    const { repository } = workspace;
    const found =
      given !== undefined && /^[0-9a-f]{40}$/.test(given) ? given : await repository?.resolve(given ?? 'HEAD');
    if (found === undefined) throw new SlipwayError('OPTION_INVALID', 'there is no commit to confirm: give --revision');
    const time = await repository?.commitTime(found).catch(() => undefined);
    const origins = time === undefined ? [] : [{ name: 'manifest commit', at: new Date(time).toISOString() }];
    return { config: workspace.config, revision: found, origins, remote: false };
  }
  await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
  const head = await remote.head();
  const config = await loadConfig(head.tree, posix.join(target.path, 'slipway.yaml'));
  return { config, revision: given ?? head.revision, origins: [], remote: true };
}

/** `--engine job` for environments that say nothing of it: one target, where `slipway init` puts it. */
function withDefaultTargets(config: Config | undefined, names: readonly string[]): Config {
  const environments = { ...config?.environments };
  for (const name of names.length === 0 ? Object.keys(environments) : names) {
    const known = environments[name] ?? { roots: ['.'], write: 'commit' as const };
    environments[name] = { ...known, sync: known.sync ?? { engine: 'job', targets: [{ name: 'default' }] } };
  }
  return { ...(config ?? { version: 1 }), environments };
}
