import { join } from 'node:path';
import { buildRelease } from '../build/build-release.ts';
import type { EngineName } from '../build/engine.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Release } from '../model/release.ts';
import { buildMarkdown } from '../report/build-markdown.ts';
import { buildText } from '../report/build-text.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { requireConfig, type Workspace } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/** `slipway build`: the images of the configuration, pushed and read back. */
export async function build(context: CommandContext): Promise<CommandResult> {
  const workspace = await openWorkspace(context);
  const { release, file } = await buildImages(context, workspace);
  return {
    exitCode: 0,
    formats: {
      text: (colour) => buildText(release, colour),
      json: () => jsonText({ schema: 'slipway/build/v1', command: 'build', outcome: outcomeOf(release), release }),
      markdown: () => buildMarkdown(release),
    },
    outputs: { ...releaseOutputs(release, file), outcome: outcomeOf(release) },
    annotations: [],
  };
}

/** Builds the images of a workspace's configuration and writes the release document. */
export async function buildImages(
  context: CommandContext,
  workspace: Workspace,
): Promise<{ release: Release; file: string }> {
  const { platform, values } = context;
  const { host, git: _git, ...ports } = platform;
  const config = requireConfig(workspace);
  const images = Object.entries(config.images ?? {}).map(([name, image]) => ({ ...image, name }));
  if (images.length === 0) {
    throw new SlipwayError('CONFIG_INVALID', 'there are no images to build', {
      location: { file: workspace.configPath },
      hint: 'Name them under `images`.',
    });
  }
  const revision = await workspace.repository?.head();
  if (revision === undefined || workspace.repository === undefined) {
    throw new SlipwayError('LAYOUT_INVALID', 'there is no commit to build', {
      hint: 'An image belongs to a commit; run Slipway in a git repository that has one.',
    });
  }
  const release = await host.log.group('Build', async () =>
    buildRelease(
      { ...ports, log: host.log },
      {
        images,
        folder: workspace.folder,
        source: host.context.repositoryUrl ?? (await workspace.repository?.originUrl()) ?? '',
        revision,
        created: (await workspace.repository?.commitTime(revision)) ?? platform.clock.now(),
        ref: host.context.ref ?? (await workspace.repository?.branch()) ?? '',
        run: host.context.runUrl ?? '',
        engine: values.text('engine') as EngineName | 'auto',
        variable: platform.variable,
        signal: platform.signal,
      },
    ),
  );
  const file = join(host.context.workspace, values.text('release-file') ?? 'slipway-release.json');
  await platform.files.write(file, jsonText(release));
  return { release, file };
}

export function releaseOutputs(release: Release, file: string): Record<string, string> {
  return {
    release: JSON.stringify(release),
    'release-file': file,
    digests: JSON.stringify(Object.fromEntries(release.images.map((image) => [image.name, image.digest]))),
  };
}

function outcomeOf(release: Release): 'built' | 'unchanged' {
  return release.images.some((image) => image.built) ? 'built' : 'unchanged';
}
