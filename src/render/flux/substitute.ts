import { dump } from 'js-yaml';
import { SlipwayError } from '../../model/errors.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';
import { envsubst, EnvsubstError } from './envsubst.ts';
import { type HeldData, standIn } from './held-data.ts';
import { type Data, dataOf, keyOf, listOf, textOf } from './objects.ts';

export interface Variables {
  values: ReadonlyMap<string, string>;
  /** Some come from where only the cluster can look. */
  unknown: boolean;
}

const disabledKey = 'kustomize.toolkit.fluxcd.io/substitute';

/** The variables of a Kustomization's postBuild; its own go before those of ConfigMaps and Secrets. Throws `RENDER_FAILED`. */
export function readVariables(
  postBuild: Data,
  where: { file: string; line: number },
  held: (kind: string, name: string) => HeldData | 'external' | undefined,
): Variables {
  const values = new Map<string, string>();
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
      for (const [key, value] of Object.entries(found.data))
        values.set(key, found.encrypted ? standIn(key) : value.replaceAll('\n', ''));
  }
  for (const [key, value] of Object.entries(dataOf(postBuild['substitute'])))
    values.set(key, textOf(value).replaceAll('\n', ''));
  for (const key of values.keys()) {
    if (!/^[_A-Za-z][_A-Za-z0-9]*$/.test(key))
      throw new SlipwayError('RENDER_FAILED', `'${key}' is no name of a variable`, { location: where });
  }
  return { values, unknown };
}

/** Puts variables into an object, as Flux does: into its YAML, so that a text can become a number. Throws `RENDER_FAILED`. */
export function substituteObject(
  object: KubernetesObject,
  { values, unknown }: Variables,
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
export function withCommonMetadata(object: KubernetesObject, common: Data): KubernetesObject {
  const metadata: Record<string, unknown> = { ...object.metadata };
  for (const key of ['labels', 'annotations']) {
    const added = dataOf(common[key]);
    if (Object.keys(added).length > 0) metadata[key] = { ...dataOf(metadata[key]), ...added };
  }
  return { ...object, metadata };
}
