import { posix } from 'node:path';
import type { Config } from '../config/schema.ts';
import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import { deriveAccess } from '../init/derive-access.ts';
import { engineFiles } from '../init/engine-files.ts';
import { secretCommands } from '../init/engine-readme.ts';
import type { EngineSettings } from '../init/engine-settings.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { type InitReport, initDocument, initText } from '../report/init.ts';
import { namespaceOf } from '../sync/engine-names.ts';
import { reachNothing } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { documentErrors } from './document-errors.ts';
import { scopesOf } from './environments.ts';
import { commitTarget } from './manifest-target.ts';
import { chooseRenderer } from './render-settings.ts';
import { openWorkspace, requireConfig, type Workspace } from './workspace.ts';

/** `slipway init --engine job`: the folder that installs the built-in engine, one for each environment. Writes new files alone. */
export async function init(context: CommandContext): Promise<CommandResult> {
  const { values } = context;
  if (values.text('engine') !== 'job') {
    throw new SlipwayError('NOT_YET', 'only `slipway init --engine job` works yet', {
      hint: 'A starter slipway.yaml and workflows are reserved: write them after the quick start.',
    });
  }
  const [image, ...others] = values.list('image');
  if (image === undefined || others.length > 0) {
    throw new SlipwayError('OPTION_INVALID', 'init --engine job needs one --image', {
      hint: 'Name the image of Slipway that shall run in the cluster, by digest: REF@sha256:….',
    });
  }
  const workspace = await openWorkspace(context);
  const config = requireConfig(workspace);
  const target = await commitTarget(context, workspace);
  const reports: InitReport[] = [];
  for (const [environment, namespace] of environmentsOf(context, config)) {
    const settings: EngineSettings = {
      environment,
      namespace,
      image,
      repository: target.url,
      branch: target.branch,
      config: workspace.configPath,
    };
    reports.push(await writeEngine(context, workspace, config, settings));
  }
  return {
    exitCode: 0,
    formats: { text: () => initText(reports), json: () => jsonText(initDocument(reports)) },
    outputs: {},
    annotations: [],
  };
}

/** Environments and the engine's namespace in each: those that are named, else all that have the engine. */
function environmentsOf({ values }: CommandContext, config: Config): ReadonlyMap<string, string> {
  const named = values.list('environment');
  const known = config.environments ?? {};
  const chosen = named.length > 0 ? named : Object.keys(known).filter((name) => known[name]?.sync?.engine === 'job');
  if (chosen.length === 0) {
    throw new SlipwayError('OPTION_INVALID', 'no environment has `sync: { engine: job }`', {
      hint: 'Write it into slipway.yaml, or name the environment with --environment.',
    });
  }
  const namespace = values.text('namespace');
  if (namespace !== undefined && chosen.length > 1) {
    throw new SlipwayError('OPTION_INVALID', 'one namespace is for one environment', {
      hint: 'Give one --environment.',
    });
  }
  return new Map(
    chosen.flatMap((name) => {
      const configured = new Set(known[name]?.sync?.targets.map((target) => target.namespace ?? namespaceOf(name)));
      if (namespace === undefined && configured.size > 1) {
        throw new SlipwayError('OPTION_INVALID', `the targets of "${name}" have different namespaces`, {
          hint: 'Say with --namespace which one is meant; the folder is for one namespace.',
        });
      }
      return [[name, namespace ?? [...configured][0] ?? namespaceOf(name)] as const];
    }),
  );
}

async function writeEngine(
  { platform }: CommandContext,
  workspace: Workspace,
  config: Config,
  settings: EngineSettings,
): Promise<InitReport> {
  const { environment } = settings;
  const folder = posix.join(posix.dirname(workspace.configPath), '.slipway/engine', environment);
  const access = deriveAccess(await renderedObjects(platform, workspace, config, environment));
  const files: InitReport['files'][number][] = [];
  const fresh = new Map<string, Uint8Array>();
  for (const [name, text] of engineFiles(settings, access)) {
    const path = posix.join(folder, name);
    const bytes = new TextEncoder().encode(text);
    const there = await workspace.tree.read(path);
    if (there === undefined) fresh.set(path, bytes);
    files.push({ path, state: there === undefined ? 'written' : Buffer.compare(there, bytes) === 0 ? 'same' : 'kept' });
  }
  await platform.files.writeInto(workspace.folder, fresh);
  return { environment, folder, files, notes: access.notes, commands: secretCommands(settings) };
}

type Rendered = Awaited<ReturnType<typeof renderRoots>>[number]['objects'][number]['manifest'];

async function renderedObjects(
  platform: CommandContext['platform'],
  workspace: Workspace,
  config: Config,
  environment: string,
): Promise<readonly Rendered[]> {
  const { tree, configPath } = workspace;
  const path = posix.dirname(configPath);
  const [scope] = await scopesOf({ tree, config, path, names: [environment], paths: [], applied: undefined });
  const selected = await resolveRoots(tree, { roots: scope?.roots ?? [] });
  const roots = await renderRoots({
    log: platform.host.log,
    tree,
    roots: selected,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, undefined, selected),
    signal: platform.signal,
    ...reachNothing(platform, config),
  });
  const errors = roots.flatMap((root) => root.errors);
  if (errors.length > 0) {
    throw new SlipwayErrors(documentErrors(errors));
  }
  return roots.flatMap((root) => root.objects.map((one) => one.manifest));
}
