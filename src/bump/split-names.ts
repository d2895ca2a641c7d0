import { readImageReference } from '../model/image-reference.ts';
import type { ImageIntent } from '../model/plan.ts';
import { Refusal } from '../yaml/operation.ts';
import type { Change } from './place.ts';
import { changeSplit, type SplitReference } from './split-reference.ts';
import type { ImageKeys } from './value-keys.ts';

/** The names that a split image goes by; undefined when it has none. */
export function splitNames(
  keys: ImageKeys,
  texts: ReadonlyMap<string, string>,
  global: string,
): { image: string; aliases: readonly string[] } | undefined {
  const name = (keys.name === undefined ? undefined : texts.get(keys.name)) ?? keys.defaultName ?? '';
  if (!readImageReference(name)) return undefined;
  const own = keys.registry === undefined ? '' : (texts.get(keys.registry) ?? '');
  const registry = own === '' ? (keys.defaultRegistry ?? '') : own;
  const prefixed = [global, registry].filter((one) => one !== '').map((one) => `${one.replace(/\/$/, '')}/${name}`);
  // A registry's key may be an address that is not part of the name; without one the name stands for itself.
  const [image = name, ...aliases] = [...prefixed, ...(registry === '' ? [name] : [])];
  return { image, aliases };
}

/** Changes a split image below a registry that is put in front of every name (Bitnami's global.imageRegistry). */
export function changeBelowRegistry(split: SplitReference, global: string, intent: ImageIntent): Change[] {
  if (intent.newRepository === undefined || global === '') return changeSplit(split, intent);
  const prefix = `${global.replace(/\/$/, '')}/`;
  if (!intent.newRepository.startsWith(prefix)) {
    throw new Refusal(`global.imageRegistry puts "${global}" in front of every name`, split.offset);
  }
  const withoutRegistry: SplitReference = {
    ...split,
    text: (role) => (role === 'registry' ? undefined : split.text(role)),
  };
  return changeSplit(withoutRegistry, { ...intent, newRepository: intent.newRepository.slice(prefix.length) });
}
