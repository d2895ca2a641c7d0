import { dump } from 'js-yaml';
import { SlipwayError } from '../../model/errors.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import { envsubst, EnvsubstError } from './envsubst.ts';
import { type Described, derive, type FieldsStep, type Stand } from '../traces.ts';
import { type HeldData, heldStand, standIn } from './held-data.ts';
import { type Data, dataOf, keyOf, listOf, textOf } from './objects.ts';

export interface Variables {
  values: ReadonlyMap<string, string>;
  /** Some come from where only the cluster can look. */
  unknown: boolean;
  /** Where they have their values. */
  stands: ReadonlyMap<string, Stand>;
}

const disabledKey = 'kustomize.toolkit.fluxcd.io/substitute';

/** The variables of a Kustomization's postBuild; its own go before those of ConfigMaps and Secrets. Throws `RENDER_FAILED`. */
export function readVariables(
  described: Described,
  held: (kind: string, name: string) => HeldData | 'external' | undefined,
): Variables {
  const { location: where, manifest } = described;
  const postBuild = dataOf(dataOf(manifest['spec'])['postBuild']);
  const values = new Map<string, string>();
  const stands = new Map<string, Stand>();
  let unknown = false;
  for (const reference of listOf(postBuild['substituteFrom'])) {
    const [kind, name] = [textOf(reference['kind']), textOf(reference['name'])];
    const found = held(kind, name);
    if (found === 'external') unknown = true;
    else if (found === undefined) {
      if (reference['optional'] === true) continue;
      throw new SlipwayError('RENDER_FAILED', `it substitutes from ${kind} ${name}, which is not in the repository`, {
        hint: 'If something else makes it in the cluster, declare it in gate.external, or set optional.',
        location: where,
      });
    } else
      for (const [key, value] of Object.entries(found.data)) {
        values.set(key, found.encrypted ? standIn(key) : value.replaceAll('\n', ''));
        if (!found.encrypted) stands.set(key, heldStand(found, key));
      }
  }
  for (const [key, value] of Object.entries(dataOf(postBuild['substitute']))) {
    values.set(key, textOf(value).replaceAll('\n', ''));
    stands.set(key, { in: described, path: ['spec', 'postBuild', 'substitute', key] });
  }
  for (const key of values.keys()) {
    if (!/^[_A-Za-z][_A-Za-z0-9]*$/.test(key))
      throw new SlipwayError('RENDER_FAILED', `'${key}' is no name of a variable`, { location: where });
  }
  return { values, unknown, stands };
}

/** Puts variables into an object, as Flux does: into its YAML, so that a text can become a number. Throws `RENDER_FAILED`. */
export function substituteObject(
  object: KubernetesObject,
  { values, unknown }: Pick<Variables, 'values' | 'unknown'>,
  strict: boolean,
): KubernetesObject {
  const { labels, annotations } = object.metadata ?? {};
  if (labels?.[disabledKey] === 'disabled' || annotations?.[disabledKey] === 'disabled') return object;
  const text = dump(object, { noRefs: true, lineWidth: -1 });
  if (!text.includes('$')) return object;
  let substituted: string;
  try {
    substituted = envsubst(text, (name) => values.get(name) ?? (unknown ? standIn(name) : strict ? undefined : ''));
  } catch (thrown) {
    if (!(thrown instanceof EnvsubstError)) throw thrown;
    throw new SlipwayError('RENDER_FAILED', `${keyOf(object)}: variable substitution failed: ${thrown.message}`, {
      hint: 'Set it in postBuild, give it a default (${name:=value}), or escape it ($${name}).',
      cause: thrown,
    });
  }
  const [document] = readDocuments(substituted).filter(({ value, problem }) => value !== undefined || problem);
  if (document?.problem !== undefined || !isMapping(document?.value))
    throw new SlipwayError(
      'RENDER_FAILED',
      `${keyOf(object)}: with its variables it is not valid YAML: ${document?.problem?.message ?? 'no mapping'}`,
    );
  return document.value as KubernetesObject;
}

/** Labels and annotations for all objects; they replace those of the same key. */
export function withCommonMetadata(before: RenderedObject, common: Data, described: Described): RenderedObject {
  const { manifest } = before;
  const metadata: Record<string, unknown> = { ...manifest.metadata };
  const set: FieldsStep['set'][number][] = [];
  for (const field of ['labels', 'annotations']) {
    const added = dataOf(common[field]);
    if (Object.keys(added).length > 0) metadata[field] = { ...dataOf(metadata[field]), ...added };
    for (const key of Object.keys(added)) {
      const from = { in: described, path: ['spec', 'commonMetadata', field, key] };
      set.push({ path: ['metadata', field, key], from });
    }
  }
  return set.length === 0 ? before : derive(before, { ...manifest, metadata }, { by: 'fields', before, set });
}
