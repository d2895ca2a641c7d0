import { isDottedName, splitImage } from './kustomize-image.ts';
import type { KustomizeEntry } from './kustomize-entry.ts';

/** Finds the next entry of a kustomization that matches an image: its position, or -1. */
export type EntryIndex = (image: string, from: number) => number;

/**
 * Looks entries up by name, so that a thousand images do not each try a thousand entries. A dot of a name stands for any character: names
 * are kept by where their dots are, with these masked, and an image is masked in the same places.
 */
export function indexEntries(entries: readonly KustomizeEntry[]): EntryIndex {
  const byMask = new Map<string, { dots: number[]; names: Map<string, number[]> }>();
  const others: number[] = [];
  for (const [index, { entry }] of entries.entries()) {
    if (!isDottedName(entry.name)) {
      others.push(index);
      continue;
    }
    const dots = Array.from(entry.name.matchAll(/\./g), ({ index: at }) => at);
    const key = dots.join(',');
    const group = byMask.get(key) ?? { dots, names: new Map<string, number[]>() };
    byMask.set(key, group);
    const known = group.names.get(entry.name);
    if (known) known.push(index);
    else group.names.set(entry.name, [index]);
  }
  return (image, from) => {
    const { name, tag } = splitImage(image);
    // An entry's name may hold a tag itself; then it is what the image begins with.
    const spellings = tag === '' ? [name] : [name, `${name}:${tag}`];
    let best = -1;
    const offer = (index: number): void => {
      if (index >= from && (best < 0 || index < best) && entries[index]?.entry.matches(image) === true) best = index;
    };
    for (const { dots, names } of byMask.values()) {
      for (const spelling of spellings) for (const index of names.get(mask(spelling, dots)) ?? []) offer(index);
    }
    for (const index of others) offer(index);
    return best;
  };
}

function mask(text: string, dots: readonly number[]): string {
  let masked = text;
  for (const at of dots) if (at < masked.length) masked = `${masked.slice(0, at)}.${masked.slice(at + 1)}`;
  return masked;
}
