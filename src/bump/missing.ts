import { normalizeRepository, splitReference } from '../model/image-reference.ts';
import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import { isKustomizationFile } from './kustomization-file.ts';

/** How many distinct names are compared; a repository with more has near ones among the first. */
const maxNames = 5000;

/** The error for an image that no place holds: the nearest names that the files mention, and what was left alone. */
export function imageNotFound(
  intent: ImageIntent,
  texts: Iterable<[string, string]>,
  skipped: readonly Skipped[],
): SlipwayError {
  const names = mentionedNames(texts);
  const wanted = normalizeRepository(intent.repository) ?? intent.repository;
  names.delete(wanted);
  const near = nearest(wanted, names.keys()) ?? sameLastComponent(wanted, names.keys());
  const spelled = near === undefined ? undefined : names.get(near);
  const hints = [
    ...(spelled === undefined ? [] : [`Did you mean ${spelled.name} (${spelled.file})?`]),
    ...skipped
      .slice(0, 3)
      .map(({ file, line, reason }) => `${line === undefined ? file : `${file}:${line}`}: ${reason}.`),
  ];
  const options = hints.length === 0 ? {} : { hint: hints.join(' ') };
  return new SlipwayError('IMAGE_NOT_FOUND', `no manifest uses ${intent.repository}`, options);
}

function mentionedNames(texts: Iterable<[string, string]>): Map<string, { name: string; file: string }> {
  const names = new Map<string, { name: string; file: string }>();
  for (const [file, text] of texts) {
    const pattern =
      /\b(?<key>image|newName|name|repository|reference)["']?[ \t]*:[ \t]*["']?(?<found>[a-zA-Z0-9[][\w.:/@[\]-]{0,300})/g;
    for (const { groups: { key, found = '' } = {} } of text.matchAll(pattern)) {
      // Every object and container has a name; an image's has a path, or stands in a kustomization.
      if (key === 'name' && !found.includes('/') && !isKustomizationFile(file)) continue;
      const { name } = splitReference(found);
      const repository = normalizeRepository(name);
      if (repository === undefined || names.has(repository)) continue;
      names.set(repository, { name, file });
      if (names.size >= maxNames) return names;
    }
  }
  return names;
}

function sameLastComponent(wanted: string, names: Iterable<string>): string | undefined {
  const last = wanted.slice(wanted.lastIndexOf('/'));
  for (const name of names) if (name.endsWith(last)) return name;
  return undefined;
}
