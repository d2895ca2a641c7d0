import type { Scalar, YAMLMap } from 'yaml';
import { startOf } from '../yaml/geometry.ts';
import { asMap, asScalar, asSeq, getNode, getText, mapsOf, textOf } from '../yaml/nodes.ts';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';
import { findEntries } from './conventions/kustomize-images.ts';
import { folderOf, resolvePath } from './kustomization-file.ts';
import type { KustomizeEntry } from './kustomize-entry.ts';

export type ReferenceKind = 'resource' | 'component' | 'patch';

export interface Reference {
  kind: ReferenceKind;
  /** Repository-relative. */
  path: string;
  line: number;
}

/** A kustomization with what it refers to and what it does to images. */
export interface Kustomization {
  file: string;
  folder: string;
  source: YamlSource;
  /** In the order in which kustomize reads them. */
  references: readonly Reference[];
  entries: readonly KustomizeEntry[];
  /** Files that say, among other things, which fields of custom objects hold images. */
  configurations: readonly string[];
  /** Values files of the charts that it renders. */
  valueFiles: readonly string[];
  /** Only used by other kustomizations. */
  component: boolean;
  /** It takes in what the tree does not hold: remote bases, charts, generators. Then nobody knows all of its images. */
  open: boolean;
  /** References that lead out of the repository. */
  outside: readonly { line: number; text: string }[];
}

const resourceFields = ['resources', 'bases'] as const;
/** Fields that make objects out of something that is not a manifest of the tree. */
const openFields = ['generators', 'transformers', 'helmCharts', 'helmChartInflationGenerator', 'crds'];

/** Reads a kustomization; undefined when it is no map. */
export function readKustomization(source: YamlSource): Kustomization | undefined {
  const document = source.documents[0];
  const root = document ? asMap(document, document.root) : undefined;
  return document && root ? readRoot(source, document, root) : undefined;
}

function readRoot(source: YamlSource, document: YamlDocument, root: YAMLMap): Kustomization {
  const folder = folderOf(source.file);
  const references: Reference[] = [];
  const outside: { line: number; text: string }[] = [];
  let open = openFields.some((field) => getNode(document, root, field) !== undefined);

  function add(kind: ReferenceKind, text: string | undefined, offset: number): void {
    if (text === undefined || text === '' || text.includes('\n')) return;
    if (isRemote(text)) {
      open = true;
      return;
    }
    const path = resolvePath(folder, text);
    const { line } = source.positions.at(offset);
    if (path === undefined) outside.push({ line, text });
    else references.push({ kind, path, line });
  }
  function addList(kind: ReferenceKind, field: string): void {
    for (const scalar of scalarsOf(document, root, field)) add(kind, textOf(scalar), startOf(scalar));
  }

  for (const field of resourceFields) addList('resource', field);
  addList('component', 'components');
  addList('patch', 'patchesStrategicMerge');
  for (const field of ['patches', 'patchesJson6902']) {
    for (const { map } of mapsOf(document, asSeq(document, getNode(document, root, field)))) {
      add('patch', getText(document, map, 'path'), startOf(map));
    }
  }
  const local = (node: Scalar | undefined): string[] => {
    const path = node && resolvePath(folder, textOf(node) ?? '');
    return path === undefined || path === '' ? [] : [path];
  };
  const charts = mapsOf(document, asSeq(document, getNode(document, root, 'helmCharts')));
  return {
    file: source.file,
    folder,
    source,
    references,
    configurations: scalarsOf(document, root, 'configurations').flatMap(local),
    valueFiles: charts.flatMap(({ map }) =>
      [
        ...scalarsOf(document, map, 'additionalValuesFiles'),
        asScalar(document, getNode(document, map, 'valuesFile')),
      ].flatMap(local),
    ),
    component: getText(document, root, 'kind') === 'Component',
    entries: findEntries(source),
    open,
    outside,
  };
}

/** Kustomize takes these for git or http addresses. */
function isRemote(text: string): boolean {
  return /:\/\/|^git@|\?ref=|^(?:github\.com|gitlab\.com|bitbucket\.org)[/:]|^git::/.test(text);
}

function scalarsOf(document: YamlDocument, map: YAMLMap, field: string): Scalar[] {
  return (asSeq(document, getNode(document, map, field))?.items ?? []).flatMap(
    (item) => asScalar(document, item) ?? [],
  );
}
