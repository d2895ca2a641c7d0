import { posix } from 'node:path';
import { explainImage } from '../bump/explain-image.ts';
import { parseImageReference } from '../model/image-reference.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { explainDocument, explainText } from '../report/bump-explain.ts';
import { appliedEngines } from './applied-engines.ts';
import { reachOf } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { scopesOf } from './environments.ts';
import { chooseRenderer } from './render-settings.ts';
import { repositoryPath, type Workspace } from './workspace.ts';

/** `slipway bump --explain IMAGE`: where the working directory's manifests say the image, and what they render to. */
export async function explainBump(context: CommandContext, workspace: Workspace): Promise<CommandResult> {
  const { platform, values } = context;
  const { tree, config, configPath } = workspace;
  const paths = values.list('path').map((typed) => repositoryPath(workspace, platform.host.context.workspace, typed));
  const applied = await appliedEngines(platform, workspace.folder, config);
  const request = { tree, config, path: posix.dirname(configPath), names: values.list('environment'), paths, applied };
  const scopes = await scopesOf(request);
  const everything = scopes.some((scope) => scope.roots === undefined);
  const roots = [...new Set(scopes.flatMap((scope) => scope.roots ?? []))];
  const selected = await resolveRoots(tree, everything ? { applied } : { applied, roots });
  const rendered = await renderRoots({
    log: platform.host.log,
    tree,
    roots: selected,
    applied,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, values.text('renderer'), selected),
    signal: platform.signal,
    ...reachOf(context, config),
  });
  const explanation = await explainImage({
    tree,
    image: { repository: parseImageReference(values.text('explain') ?? '').spelled },
    rendered,
    ...(everything ? {} : { prefixes: roots }),
  });
  return {
    exitCode: explanation.errors.length > 0 ? 1 : 0,
    formats: { text: () => explainText(explanation), json: () => jsonText(explainDocument(explanation)) },
    outputs: {},
    annotations: [],
  };
}
