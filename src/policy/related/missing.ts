import type { KubernetesObject } from '../../model/object.ts';
import type { PodTemplate } from './pod-template.ts';
import { fieldsOf } from './read.ts';
import { referencesOf } from './references.ts';
import type { Missing } from './related.ts';
import { lookUp, type Surroundings } from './surroundings.ts';

const kinds: Readonly<Record<string, string>> = { PriorityClass: 'PriorityClass.scheduling.k8s.io' };

/** References of pods to what nobody provides. */
export function missingReferences(template: PodTemplate, namespace: string, around: Surroundings): readonly Missing[] {
  return referencesOf(template).flatMap((reference): readonly Missing[] => {
    const { kind, name, key, path } = reference;
    const scope = kind === 'PriorityClass' ? '' : namespace;
    const found = lookUp(around, kinds[kind] ?? kind, scope, name);
    // People write it in the configuration as the kind alone.
    if (found === undefined) return around.isExternal(kind, scope, name) ? [] : [{ kind, name, path }];
    if (key === undefined || found.object === undefined || hasKey(found.object, key)) return [];
    return [{ kind, name, key, path: [...path.slice(0, -1), 'key'] }];
  });
}

/** Entries of a ConfigMap or Secret. One that is filled in the cluster (without any here) has whatever is asked for. */
function hasKey(object: KubernetesObject, key: string): boolean {
  const entries = ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(fieldsOf(object[field])));
  return entries.length === 0 || entries.includes(key);
}
