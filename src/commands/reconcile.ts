import { posix } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { SlipwayError } from '../model/errors.ts';
import type { GitCredentials, RemoteHead } from '../ports/git.ts';
import { applyPhase, type ApplySettings } from '../reconcile/apply-phase.ts';
import type { ReconcileDocument } from '../reconcile/document.ts';
import { decodeRendering, encodeRendering } from '../reconcile/handover.ts';
import { type RenderedEnvironment, renderPhase, type RenderSettings } from '../reconcile/render-phase.ts';
import type { Rendering } from '../reconcile/rendering.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { reconcileText } from '../report/reconcile-text.ts';
import { namespaceOf } from '../sync/engine-names.ts';
import { applyOptions } from './apply-options.ts';
import { reachNothing } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { scopesOf } from './environments.ts';
import { repositoryUrl } from './manifest-target.ts';
import { chooseRenderer } from './render-settings.ts';

/** Left of the time limit for writing the status when waiting took too long. */
const lastWordMs = 30_000;
const settleMs = 5000;

/** `slipway reconcile`: the in-cluster step, whole or one of its two phases. */
export async function reconcile(context: CommandContext): Promise<CommandResult> {
  const { values } = context;
  const [environment, ...others] = values.list('environment');
  if (environment === undefined || others.length > 0) {
    throw new SlipwayError('OPTION_INVALID', 'reconcile needs exactly one --environment');
  }
  const phase = values.text('phase');
  if (phase === 'apply') return applied(await apply(context, environment, await takeOver(context)));
  const rendering = await render(context, environment);
  if (phase === undefined) return applied(await apply(context, environment, rendering));
  await context.platform.files.write(handoverOf(context), encodeRendering(rendering));
  return rendered(rendering);
}

function handoverOf({ values }: CommandContext): string {
  const file = values.text('handover');
  if (file !== undefined) return file;
  throw new SlipwayError('OPTION_INVALID', '--phase needs --handover, the file that one phase leaves for the other');
}

async function takeOver(context: CommandContext): Promise<Rendering> {
  const file = handoverOf(context);
  const bytes = await context.platform.files.read(file);
  if (bytes === undefined) throw new SlipwayError('HANDOVER_INVALID', `there is no file ${file}`);
  return decodeRendering(bytes);
}

async function render(context: CommandContext, environment: string): Promise<Rendering> {
  const { platform, values } = context;
  const { clock, signal, host } = platform;
  const repository = values.text('repository');
  if (repository === undefined) throw new SlipwayError('OPTION_INVALID', 'reconcile needs --repository');
  const settings: RenderSettings = {
    environment,
    repository: repositoryUrl(repository, host.context.serverUrl),
    branch: values.text('branch') ?? 'main',
    credentials: trimmed(context.credentials),
    requested: values.text('revision') ?? '',
  };
  const renderHead = async (head: RemoteHead): Promise<RenderedEnvironment> =>
    await renderEnvironment(context, head, environment);
  const parts = { follow: platform.follow, render: renderHead, clock, log: host.log, signal, settings };
  return await host.log.group('Fetch and render', async () => await renderPhase(parts));
}

/** What a Secret holds often ends with a newline. */
function trimmed({ token, sshKey }: GitCredentials): GitCredentials {
  return {
    ...(token === undefined || token.trim() === '' ? {} : { token: token.trim() }),
    ...(sshKey === undefined || sshKey.trim() === '' ? {} : { sshKey: `${sshKey.trim()}\n` }),
  };
}

async function renderEnvironment(
  { platform, values }: CommandContext,
  { tree }: RemoteHead,
  environment: string,
): Promise<RenderedEnvironment> {
  const file = values.text('config') ?? 'slipway.yaml';
  const config = await loadConfig(tree, file);
  if (config === undefined) throw new SlipwayError('CONFIG_NOT_FOUND', `there is no ${file} in ${tree.label}`);
  const known = config.environments?.[environment];
  if (known === undefined) {
    throw new SlipwayError('CONFIG_INVALID', `${file} has no environment "${environment}"`, { location: { file } });
  }
  const path = posix.dirname(file);
  const [scope] = await scopesOf({ tree, config, path, names: [environment], paths: [], applied: undefined });
  const version = config.gate?.['kubernetes-version'];
  const selected = await resolveRoots(tree, { roots: scope?.roots ?? [] });
  const roots = await renderRoots({
    log: platform.host.log,
    tree,
    roots: selected,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, undefined, selected),
    signal: platform.signal,
    ...reachNothing(platform, config),
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  });
  return { roots, options: applyOptions(known.reconcile) };
}

async function apply(context: CommandContext, environment: string, rendering: Rendering): Promise<ReconcileDocument> {
  const { platform, values } = context;
  const { clock, signal, host } = platform;
  if (rendering.environment !== environment) {
    throw new SlipwayError('HANDOVER_INVALID', `the rendering is of "${rendering.environment}", not "${environment}"`);
  }
  const name = values.text('context');
  await using kube = await platform.kube({ signal, ...(name === undefined ? {} : { context: name }) });
  const limit = values.duration('timeout') ?? 0;
  const settings: ApplySettings = {
    namespace: values.text('namespace') ?? namespaceOf(environment),
    run: values.text('run') ?? `by-hand-${clock.now()}`,
    version: platform.version,
    timeoutMs: Math.max(limit / 2, limit - lastWordMs),
    settleMs,
  };
  return await host.log.group(
    `Apply ${environment}`,
    async () => await applyPhase({ kube, clock, log: host.log, signal, settings, rendering }),
  );
}

/** A rendering with errors is handed over like any other: the apply phase tells them in the cluster's status. */
function rendered(rendering: Rendering): CommandResult {
  const { objects, history: _history, ...rest } = rendering;
  const line = `${rest.environment}: ${objects.length} objects at ${rest.revision || 'no revision'}, ${rest.errors.length} errors\n`;
  return {
    exitCode: 0,
    formats: {
      text: () => line,
      json: () => jsonText({ schema: 'slipway/rendering/v1', command: 'reconcile', ...rest, objects: objects.length }),
    },
    outputs: {},
    annotations: [],
  };
}

function applied(document: ReconcileDocument): CommandResult {
  const { outcome } = document;
  return {
    exitCode: outcome === 'synced' || outcome === 'superseded' ? 0 : outcome === 'timeout' ? 3 : 1,
    formats: { text: (colour) => reconcileText(document, colour), json: () => jsonText(document) },
    outputs: { outcome },
    annotations: [],
  };
}
