import type { JsonPath } from '../../model/json-path.ts';
import type { PodTemplate } from './pod-template.ts';
import { below, type Fields, fieldsOf, listOf, textOf } from './read.ts';

/** That an object names another one of its namespace. */
export interface Reference {
  kind: 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim' | 'PriorityClass';
  name: string;
  /** An entry of it. */
  key?: string;
  path: JsonPath;
}

const lists = ['containers', 'initContainers', 'ephemeralContainers'] as const;

/** What pods need to be there before they start. What may be missing (`optional: true`) is left out. */
export function referencesOf({ spec, path }: PodTemplate): readonly Reference[] {
  const found: Reference[] = [];
  const add = (kind: Reference['kind'], source: unknown, at: JsonPath, field = 'name'): void => {
    const fields = fieldsOf(source);
    const name = textOf(fields[field]);
    if (name === '' || fields['optional'] === true) return;
    const key = textOf(fields['key']);
    const whole = path.concat(at, field);
    found.push(key === '' ? { kind, name, path: whole } : { kind, name, key, path: whole });
  };
  for (const list of lists) {
    const containers = listOf(spec[list]);
    for (let index = 0; index < containers.length; index++)
      addEnvironment(fieldsOf(containers[index]), [list, index], add);
  }
  for (const [index, volume] of listOf(spec['volumes']).entries()) addVolume(fieldsOf(volume), index, add);
  for (const [index, secret] of listOf(spec['imagePullSecrets']).entries())
    add('Secret', secret, ['imagePullSecrets', index]);
  const account = textOf(spec['serviceAccountName']) === '' ? 'serviceAccount' : 'serviceAccountName';
  add('ServiceAccount', spec, [], account);
  add('PriorityClass', spec, [], 'priorityClassName');
  return found;
}

type Add = (kind: Reference['kind'], source: unknown, at: JsonPath, field?: string) => void;

function addEnvironment(container: Fields, at: JsonPath, add: Add): void {
  const variables = listOf(container['env']);
  for (let index = 0; index < variables.length; index++) {
    const source = fieldsOf(variables[index])['valueFrom'];
    // Most have a value of their own.
    if (source === undefined) continue;
    const from = [...at, 'env', index, 'valueFrom'];
    add('ConfigMap', below(source, 'configMapKeyRef'), [...from, 'configMapKeyRef']);
    add('Secret', below(source, 'secretKeyRef'), [...from, 'secretKeyRef']);
  }
  for (const [index, source] of listOf(container['envFrom']).entries()) {
    add('ConfigMap', below(source, 'configMapRef'), [...at, 'envFrom', index, 'configMapRef']);
    add('Secret', below(source, 'secretRef'), [...at, 'envFrom', index, 'secretRef']);
  }
}

/** Of all that a volume may be of it is one. */
function addVolume(
  { configMap, secret, persistentVolumeClaim: claim, projected }: Fields,
  index: number,
  add: Add,
): void {
  if (configMap !== undefined) add('ConfigMap', configMap, ['volumes', index, 'configMap']);
  if (secret !== undefined) add('Secret', secret, ['volumes', index, 'secret'], 'secretName');
  if (claim !== undefined)
    add('PersistentVolumeClaim', claim, ['volumes', index, 'persistentVolumeClaim'], 'claimName');
  if (projected === undefined) return;
  for (const [place, source] of listOf(below(projected, 'sources')).entries()) {
    const from = ['volumes', index, 'projected', 'sources', place];
    add('ConfigMap', below(source, 'configMap'), [...from, 'configMap']);
    add('Secret', below(source, 'secret'), [...from, 'secret']);
  }
}
