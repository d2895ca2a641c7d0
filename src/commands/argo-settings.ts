import type { Config } from '../config/schema.ts';
import type { Platform } from '../ports/platform.ts';
import type { ArgoSettings } from '../render/argocd/settings.ts';
import type { Charts } from '../render/charts/create-charts.ts';
import { renderRoots } from '../render/render-roots.ts';

/** What Applications and ApplicationSets are rendered with: the configuration's, and the URLs by which this repository is known. */
export async function argoSettings(
  platform: Platform,
  folder: string,
  config: Config | undefined,
  charts: Charts,
): Promise<ArgoSettings> {
  const { exec, files, host, templates, renderer, signal } = platform;
  const {
    repositories = [],
    clusters,
    'new-git-file-globbing': newFileGlobbing = false,
    remote = 'error',
    'kustomize-build-options': buildOptions = '',
  } = config?.gate?.argocd ?? {};
  const { repositoryUrl } = host.context;
  return {
    overlay: (tree, changes) => files.overlay(tree, changes),
    evaluate: templates,
    repositories: [
      ...repositories,
      ...(repositoryUrl === undefined ? [] : [repositoryUrl]),
      ...(await remoteUrls(exec, folder)),
    ],
    clusters,
    plugins: config?.gate?.plugins ?? {},
    newFileGlobbing,
    unrestricted: /--load[-_]restrictor[= ]LoadRestrictionsNone/.test(buildOptions),
    remote,
    // What renders here is only looked through, so it needs no program.
    render: async ({ reader, root, applied }) => {
      const request = {
        tree: reader.tree,
        reader,
        roots: [root],
        exec,
        renderer: await renderer(),
        applied,
        charts,
        signal,
      };
      return (await renderRoots(request)).flatMap(({ objects }) => objects);
    },
  };
}

/** Remotes that are folders say nothing about the URL that Applications write. */
async function remoteUrls(exec: Platform['exec'], folder: string): Promise<readonly string[]> {
  const result = await exec
    .run({
      command: 'git',
      args: ['config', '--get-regexp', String.raw`^remote\..*\.url$`],
      cwd: folder,
      timeoutMs: 10_000,
    })
    .catch(() => undefined);
  if (result?.exitCode !== 0) return [];
  const lines = Buffer.from(result.stdout).toString('utf8').split('\n');
  return lines
    .map((line) => line.slice(line.indexOf(' ') + 1))
    .filter((url) => /^(?:[a-z+]+:\/\/|[^/]+@[^/]+:)/.test(url));
}
