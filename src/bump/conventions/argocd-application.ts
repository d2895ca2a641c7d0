import type { YAMLMap } from 'yaml';
import { asMap, getMap, getSeq, getText, mapsOf } from '../../yaml/nodes.ts';
import type { JsonPath } from '../../model/json-path.ts';
import { findInSource } from '../argocd-source.ts';
import type { Convention } from '../convention.ts';
import { type Region, regionsOf } from '../place.ts';

const id = 'argocd-application';

export const argocdApplication: Convention = {
  id,
  title:
    'Argo CD Applications and ApplicationSets: kustomize.images, helm.parameters, valuesObject and values of their sources.',
  find: (source, context) =>
    regionsOf(source).flatMap((region) =>
      applicationSources(region).flatMap(({ map, path }) => findInSource(id, region, map, path, context)),
    ),
};

/** The sources of an Application, or of an ApplicationSet's template. */
export function applicationSources(region: Region): { map: YAMLMap; path: JsonPath }[] {
  const { document } = region;
  const root = asMap(document, document.root);
  const kind = root ? getText(document, root, 'kind') : undefined;
  if (!root || (kind !== 'Application' && kind !== 'ApplicationSet')) return [];
  if (getText(document, root, 'apiVersion')?.startsWith('argoproj.io/') !== true) return [];
  const outer = getMap(document, root, 'spec');
  const template = kind === 'ApplicationSet' && outer ? getMap(document, outer, 'template') : undefined;
  const spec = kind === 'ApplicationSet' ? template && getMap(document, template, 'spec') : outer;
  if (!spec) return [];
  const path: JsonPath = kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  const single = getMap(document, spec, 'source');
  const list = mapsOf(document, getSeq(document, spec, 'sources')).map(({ index, map }) => ({
    map,
    path: [...path, 'sources', index],
  }));
  return [...(single ? [{ map: single, path: [...path, 'source'] }] : []), ...list];
}
