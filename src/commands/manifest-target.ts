import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { CommandContext } from './command.ts';
import type { Workspace } from './workspace.ts';

/** Where manifests live: a repository's branch, and the folder in it. */
export interface ManifestTarget {
  url: string;
  branch: string;
  /** Folder of the manifests' slipway.yaml, relative to that repository; `.` for its top. */
  path: string;
}

/** The manifest repository that options and configuration name; undefined when it is the working directory's own. */
export function namedTarget({ platform, values }: CommandContext, workspace: Workspace): ManifestTarget | undefined {
  const repository = values.text('repository') ?? workspace.config?.manifests?.repository;
  if (repository === undefined) return undefined;
  return {
    url: repositoryUrl(repository, platform.host.context.serverUrl),
    branch: values.text('branch') ?? workspace.config?.manifests?.branch ?? 'main',
    path: workspace.config?.manifests?.path ?? '.',
  };
}

/** The remote branch to commit to: what is named, else the working repository's own origin and branch. Throws `LAYOUT_INVALID` when there is none. */
export async function commitTarget(context: CommandContext, workspace: Workspace): Promise<ManifestTarget> {
  const named = namedTarget(context, workspace);
  if (named !== undefined) return named;
  const { host } = context.platform;
  const url = host.context.repositoryUrl ?? (await workspace.repository?.originUrl());
  if (url === undefined) {
    throw new SlipwayError('LAYOUT_INVALID', 'there is no manifest repository to commit to', {
      hint: 'Name it with --repository or manifests.repository, or work in a clone that has an origin.',
    });
  }
  const branch =
    context.values.text('branch') ??
    workspace.config?.manifests?.branch ??
    branchOf(host.context.ref) ??
    (await workspace.repository?.branch()) ??
    'main';
  return { url, branch, path: workspace.config?.manifests?.path ?? posix.dirname(workspace.configPath) };
}

function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith('refs/heads/') === true ? ref.slice('refs/heads/'.length) : undefined;
}

/** `OWNER/NAME` on the server of this run, or a URL as it is. Throws `OPTION_INVALID` for anything else. */
export function repositoryUrl(text: string, serverUrl: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(text) && !text.startsWith('.')) return `${serverUrl}/${text}`;
  if (/^(https?|ssh|file):\/\/\S+$/.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text)) return text;
  throw new SlipwayError('OPTION_INVALID', `"${text}" is not a repository`, {
    hint: 'Write OWNER/NAME, or a URL that begins with https://, ssh://, or git@.',
  });
}
