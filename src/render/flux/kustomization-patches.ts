import { isMapping } from '../parse/objects.ts';
import { type Data, dataOf, listOf, textOf } from './objects.ts';

/** What builds of the Kustomizations that another one brings get from it. */
export interface HandedDown {
  /** As in `spec.patches`. */
  patches: readonly Data[];
  /** They substitute variables. */
  substitutes: boolean;
}

/** Fields of a Kustomization's spec that say nothing of what is built, nor of which files. */
const indifferent = new Set([
  'commonMetadata',
  'decryption',
  'deletionPolicy',
  'dependsOn',
  'force',
  'healthCheckExprs',
  'healthChecks',
  'interval',
  'kubeConfig',
  'prune',
  'retryInterval',
  'serviceAccountName',
  'suspend',
  'timeout',
  'wait',
]);

/** What patches of Kustomizations put into them that counts for what these build; undefined when it may be anything, such as another path. */
export function handedDown(bodies: readonly unknown[]): HandedDown | undefined {
  const found: Data[] = [];
  let substitutes = false;
  const take = (field: string, value: unknown): boolean => {
    if (field === 'postBuild') substitutes = true;
    else if (field === 'patches') {
      const patches = Array.isArray(value) ? value : [value];
      if (!patches.every((one) => isMapping(one) && typeof one['patch'] === 'string')) return false;
      found.push(...listOf(patches));
    } else return indifferent.has(field);
    return true;
  };
  const isKnown = bodies.every((body) => (Array.isArray(body) ? operations(body, take) : merge(body, take)));
  return isKnown ? { patches: found, substitutes } : undefined;
}

type Take = (field: string, value: unknown) => boolean;

/** A strategic merge. */
function merge(body: unknown, take: Take): boolean {
  if (!isMapping(body) || !hasOnly(body, ['apiVersion', 'kind', 'metadata', 'spec'])) return false;
  if (!hasOnly(dataOf(body['metadata']), ['name', 'namespace', 'labels', 'annotations'])) return false;
  return Object.entries(dataOf(body['spec'])).every(([field, value]) => take(field, value));
}

/** A JSON patch. */
function operations(body: readonly unknown[], take: Take): boolean {
  return listOf(body).every(({ op, path, value, from }) => {
    // `move` takes another field away.
    if (from !== undefined) return false;
    const [top = '', start, field = '', ...rest] = textOf(path).split('/');
    if (top !== '' || start !== 'spec' || rest.length > (field === 'patches' ? 1 : Infinity)) return false;
    return (['add', 'replace'].includes(textOf(op)) || indifferent.has(field)) && take(field, value);
  });
}

function hasOnly(data: Data, keys: readonly string[]): boolean {
  return Object.keys(data).every((key) => keys.includes(key));
}
