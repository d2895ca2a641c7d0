import { asMap, asScalar, getMap, getSeq, getText, textOf } from '../yaml/nodes.ts';
import type { YamlSource } from '../yaml/source.ts';
import { applicationSources } from './conventions/argocd-application.ts';
import type { IsMeant } from './described.ts';
import { resolvePath } from './kustomization-file.ts';
import { type Region, regionsOf } from './place.ts';

export interface ApplicationReferences {
  /** Folders of this repository that applications render, if they mean this repository. */
  folders: readonly string[];
  valueFiles: readonly string[];
}

/** What the Argo CD Applications and Flux objects of a file render, those that are meant. */
export function applicationReferences(source: YamlSource, isMeant: IsMeant): ApplicationReferences {
  const regions = regionsOf(source).filter(({ document }) => isMeant(source, document));
  const found = regions.map((region) => {
    const argo = argoReferences(region);
    const flux = fluxReferences(region);
    return { folders: [...argo.folders, ...flux.folders], valueFiles: [...argo.valueFiles, ...flux.valueFiles] };
  });
  return { folders: found.flatMap((one) => one.folders), valueFiles: found.flatMap((one) => one.valueFiles) };
}

function argoReferences(region: Region): { folders: string[]; valueFiles: string[] } {
  const { document } = region;
  const folders: string[] = [];
  const valueFiles: string[] = [];
  for (const { map } of applicationSources(region)) {
    const folder = localPath(getText(document, map, 'path'));
    if (folder !== undefined) folders.push(folder);
    const helm = getMap(document, map, 'helm');
    for (const item of (helm && getSeq(document, helm, 'valueFiles'))?.items ?? []) {
      const text = textOf(asScalar(document, item)) ?? '';
      // `$values/path` is relative to the source that has that ref, else to the chart.
      const path = text.startsWith('$') ? localPath(text.replace(/^\$[^/]*\//, '')) : resolvePath(folder ?? '', text);
      if (path !== undefined && path !== '') valueFiles.push(path);
    }
  }
  return { folders, valueFiles };
}

function fluxReferences({ document }: Region): { folders: string[]; valueFiles: string[] } {
  const root = asMap(document, document.root);
  const kind = root ? getText(document, root, 'kind') : undefined;
  const spec = root ? getMap(document, root, 'spec') : undefined;
  if (!root || !spec) return { folders: [], valueFiles: [] };
  if (
    kind === 'Kustomization' &&
    getText(document, root, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true
  ) {
    return { folders: [localPath(getText(document, spec, 'path'))].flatMap((one) => one ?? []), valueFiles: [] };
  }
  const chart = kind === 'HelmRelease' ? getMap(document, spec, 'chart') : undefined;
  const inner = chart && getMap(document, chart, 'spec');
  if (!inner) return { folders: [], valueFiles: [] };
  const name = getText(document, inner, 'chart') ?? '';
  const files = (getSeq(document, inner, 'valuesFiles')?.items ?? []).flatMap(
    (item) => localPath(textOf(asScalar(document, item))) ?? [],
  );
  const folder = name.includes('/') ? localPath(name) : undefined;
  return { folders: folder === undefined ? [] : [folder], valueFiles: files };
}

/** A folder or file of the repository; the repository's root itself is nothing to follow. */
function localPath(text: string | undefined): string | undefined {
  if (text === undefined || text.includes('{{')) return undefined;
  const path = resolvePath('', text.replace(/^\/+/, ''));
  return path === '' ? undefined : path;
}
