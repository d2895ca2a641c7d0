import type { Scalar } from 'yaml';
import { embed } from '../yaml/embedding.ts';
import { startOf } from '../yaml/geometry.ts';
import { asMap, getSeq, getText, mapsOf } from '../yaml/nodes.ts';
import type { YamlSource } from '../yaml/source.ts';
import type { Context, ImageField } from './convention.ts';
import { targetName } from './conventions/kustomize-patches.ts';
import { folderOf, resolvePath } from './kustomization-file.ts';
import type { Kustomization } from './kustomization.ts';
import { findPolicies } from './markers.ts';
import { type Region, regionsOf } from './place.ts';

export interface Known {
  kustomizations: ReadonlyMap<string, Kustomization>;
  sources: readonly YamlSource[];
  /** Fields of custom objects from the configuration. */
  fields: readonly ImageField[];
  /** There is a chart in the folder. */
  isChart: (folder: string) => boolean;
  /** Values files by other names, that applications refer to. */
  valueFiles: ReadonlySet<string>;
}

/** Gathers what conventions know beyond the file they look at. */
export function createContext({ kustomizations, sources, fields, isChart, valueFiles }: Known): Context {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const targets = patchTargets(kustomizations);
  const opened = new Map<Scalar, Region[]>();
  const unopened: Context['unopened'][number][] = [];
  const valuesOf = (folder: string): YamlSource | undefined => byFile.get(resolvePath(folder, 'values.yaml') ?? '');
  return {
    open(source, document, node, path) {
      const known = opened.get(node);
      if (known) return known;
      const within = embed(source, document, node);
      const regions =
        'reason' in within
          ? []
          : within.source.documents.map((inner) => ({
              source,
              document: inner,
              index: document.index,
              within,
              outer: path,
            }));
      if ('reason' in within && typeof node.value === 'string') {
        const { line } = source.positions.at(startOf(node));
        unopened.push({ file: source.file, line, reason: within.reason, text: node.value });
      }
      opened.set(node, regions);
      return regions;
    },
    unopened,
    valuesOf,
    defaults(file) {
      for (let folder = folderOf(file), steps = 0; steps < 4; folder = folderOf(folder), steps++) {
        const defaults = isChart(folder) ? valuesOf(folder) : undefined;
        if (defaults) return defaults.file === file ? undefined : defaults;
        if (folder === '') break;
      }
      return undefined;
    },
    isValues: (file) => valueFiles.has(file) || isValuesName(file),
    isPatch: (file) => targets.has(file),
    patchTarget: (file) => targets.get(file),
    fields: [...fields, ...configuredFields(kustomizations, byFile)],
    policies: findPolicies(sources),
  };
}

/** `values.yaml`, `values-prod.yaml`, `prod.values.yml`, or any YAML in a folder `values`. */
export function isValuesName(file: string): boolean {
  return /(?:^|[/._-])values(?:[._-][^/]*)?\.ya?ml$|(?:^|\/)values\/[^/]+\.ya?ml$/.test(file);
}

function patchTargets(kustomizations: ReadonlyMap<string, Kustomization>): Map<string, string | undefined> {
  const targets = new Map<string, string | undefined>();
  for (const { references, source, folder } of kustomizations.values()) {
    for (const { kind, path } of references) if (kind === 'patch') targets.set(path, undefined);
    const [region] = regionsOf(source);
    const root = region && asMap(region.document, region.document.root);
    if (!region || !root) continue;
    for (const field of ['patches', 'patchesJson6902']) {
      for (const { map } of mapsOf(region.document, getSeq(region.document, root, field))) {
        const path = resolvePath(folder, getText(region.document, map, 'path') ?? '');
        const target = targetName(region, map);
        if (path !== undefined && target !== undefined) targets.set(path, target);
      }
    }
  }
  return targets;
}

/** Kustomize's own configuration of image fields: `images: [{ kind, path: spec/runner/image }]` in files under `configurations`. */
function configuredFields(
  kustomizations: ReadonlyMap<string, Kustomization>,
  byFile: ReadonlyMap<string, YamlSource>,
): ImageField[] {
  const files = [...kustomizations.values()].flatMap(({ configurations }) => configurations);
  return [...new Set(files)].flatMap((file) => {
    const source = byFile.get(file);
    return (source ? regionsOf(source) : []).flatMap(({ document }) => {
      const root = asMap(document, document.root);
      return mapsOf(document, root && getSeq(document, root, 'images')).flatMap(({ map }) => {
        const path = getText(document, map, 'path');
        const kind = getText(document, map, 'kind');
        return path === undefined ? [] : [{ path: path.split('/'), ...(kind === undefined ? {} : { kind }) }];
      });
    });
  });
}
