import { SlipwayError } from '../model/errors.ts';
import type { SetImageIntent } from '../model/set-image-argument.ts';
import { asMap, getNode, getSeq } from '../yaml/nodes.ts';
import type { NewValue, Operation } from '../yaml/operation.ts';
import { kustomizeImages } from './conventions/kustomize-images.ts';
import type { Kustomization } from './kustomization.ts';
import { setEntry } from './kustomize-entry.ts';
import type { PlacedChange } from './write-changes.ts';

/** The changes for one --set-image in a kustomization, as `kustomize edit set image` makes them, without sorting or reformatting. */
export function setImageEntry(kustomization: Kustomization, intent: SetImageIntent): PlacedChange[] {
  const { source, entries } = kustomization;
  const shared = { source, document: 0, image: newNameOf(intent), convention: kustomizeImages.id };
  const named = entries.filter(({ entry }) => entry.name === intent.name);
  if (named.length === 0)
    return [{ ...shared, change: { ...insertEntry(kustomization, intent), old: null, new: describe(intent) } }];
  return named.flatMap((place) => {
    const { entry } = place;
    const [document] = source.documents;
    if (!document) return [];
    const keep = (wanted: string | undefined, now: string | undefined): string | undefined =>
      wanted === '*' ? now : wanted;
    const changes = setEntry(document, entry.map, place.path.slice(0, -1), {
      newName: keep(intent.newName, entry.newName),
      newTag: keep(intent.newTag, entry.newTag),
      digest: keep(intent.digest, entry.digest),
    });
    return changes.map((change) => ({ ...shared, change }));
  });
}

function newNameOf({ name, newName }: SetImageIntent): string {
  return newName === undefined || newName === '*' ? name : newName;
}

function insertEntry(
  { source }: Kustomization,
  intent: SetImageIntent,
): { operation: Operation; path: (string | number)[] } {
  const [document] = source.documents;
  const root = document && asMap(document, document.root);
  const pairs = (['newName', 'newTag', 'digest'] as const).flatMap((key): [string, string][] => {
    const value = intent[key];
    return value === undefined || value === '*' ? [] : [[key, value]];
  });
  const value: NewValue = { entries: [['name', intent.name], ...pairs] };
  if (!document || !root) {
    throw new SlipwayError('EDIT_REFUSED', 'the kustomization is empty', { location: { file: source.file } });
  }
  const seq = getSeq(document, root, 'images');
  if (seq) return { operation: { kind: 'insert-entry', document, seq, value }, path: ['images', seq.items.length] };
  if (getNode(document, root, 'images')) {
    throw new SlipwayError('EDIT_REFUSED', '"images" is no list', { location: { file: source.file } });
  }
  return {
    operation: { kind: 'insert-key', document, map: root, key: 'images', value: { items: [value] } },
    path: ['images', 0],
  };
}

function describe(intent: SetImageIntent): string {
  const tag = intent.newTag === undefined || intent.newTag === '*' ? '' : `:${intent.newTag}`;
  const digest = intent.digest === undefined || intent.digest === '*' ? '' : `@${intent.digest}`;
  return `${newNameOf(intent)}${tag}${digest}`;
}
