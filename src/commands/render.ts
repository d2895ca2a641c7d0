import { posix } from 'node:path';
import { type ErrorDocument, exitCodeOf } from '../model/errors.ts';
import type { ErrorCode } from '../model/error-codes.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { renderJson } from '../report/render-json.ts';
import { renderYaml } from '../report/render-yaml.ts';
import { renderRoots } from '../render/render-roots.ts';
import { appliedEngines } from './applied-engines.ts';
import { reachOf } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { tellErrors } from './tell-errors.ts';
import { openWorkspace, repositoryPath } from './workspace.ts';
import { chooseRenderer, renderCache } from './render-settings.ts';

/** `slipway render`: roots as one stream of YAML, or a file per root with --output. */
export async function render(context: CommandContext): Promise<CommandResult> {
  const { platform, values, positionals } = context;
  const workspace = await openWorkspace(context);
  const typed = (path: string): string => repositoryPath(workspace, platform.host.context.workspace, path);
  const renders = await renderCache(platform);
  const reach = reachOf(context, workspace.config, { renders });
  const applied = await appliedEngines(platform, workspace.folder, workspace.config, undefined, reach.charts);
  const roots = await resolveRoots(workspace.tree, {
    applied,
    roots: positionals.map((path) => (path === '-' ? path : typed(path))),
    values: values.list('values').map(typed),
    allRoots: values.flag('all-roots'),
  });
  const version = values.text('kubernetes-version') ?? workspace.config?.gate?.['kubernetes-version'];
  const rendered = await renderRoots({
    log: platform.host.log,
    applied,
    tree: workspace.tree,
    roots,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, values.text('renderer'), roots),
    signal: platform.signal,
    ...reach,
    renders,
    stdin: platform.stdin,
    ...(version === undefined ? {} : { kubernetesVersion: version }),
  });
  const errors = rendered.flatMap((root) => root.errors);
  tellErrors(platform.host.log, errors);
  const output = values.text('output');
  if (output !== undefined && errors.length === 0) await writeFolder(context, output, rendered);
  return {
    exitCode: exitOf(errors),
    formats: {
      text: () => (output === undefined ? renderYaml(rendered) : ''),
      json: () => jsonText(renderJson(rendered)),
    },
    outputs: {},
    annotations: [],
  };
}

async function writeFolder(
  { platform }: CommandContext,
  folder: string,
  rendered: readonly RenderedRoot[],
): Promise<void> {
  for (const root of rendered) {
    const name = root.id === '-' ? 'stdin' : root.id === '.' ? 'root' : root.id.replace(/\.ya?ml$/, '');
    await platform.files.write(posix.join(folder, `${name}.yaml`), renderYaml([root]));
  }
}

function exitOf(errors: readonly ErrorDocument[]): 0 | 1 | 2 | 3 {
  const [first] = errors;
  return first === undefined ? 0 : exitCodeOf(first.code as ErrorCode);
}
