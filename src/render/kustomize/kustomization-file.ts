import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { isMapping } from '../parse/objects.ts';
import type { TreeReader } from '../tree-reader.ts';

/** The names kustomize looks for, in its order (kustomize api/konfig). */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

export interface KustomizationFile {
  folder: string;
  /** Repository-relative. */
  file: string;
  text: string;
  data: Readonly<Record<string, unknown>>;
}

export function isComponent(kustomization: KustomizationFile): boolean {
  return kustomization.data['kind'] === 'Component';
}

/** The kustomization of a folder, or undefined. Throws `KUSTOMIZATION_AMBIGUOUS` for two of them, `RENDER_PARSE` for one that is no mapping. */
export async function readKustomization(reader: TreeReader, folder: string): Promise<KustomizationFile | undefined> {
  const found: { file: string; text: string }[] = [];
  for (const name of kustomizationNames) {
    const file = folder === '.' ? name : `${folder}/${name}`;
    const text = await reader.text(file);
    if (text !== undefined) found.push({ file, text });
  }
  const [first, second] = found;
  if (first === undefined) return undefined;
  if (second !== undefined) {
    throw new SlipwayError(
      'KUSTOMIZATION_AMBIGUOUS',
      `${folder} has both ${posix.basename(first.file)} and ${posix.basename(second.file)}`,
      {
        location: { file: second.file, line: 1 },
      },
    );
  }
  const document = (await reader.documents(first.file))?.find(
    (one) => one.value !== undefined || one.problem !== undefined,
  );
  if (document?.problem !== undefined) {
    const { message, line, column } = document.problem;
    throw new SlipwayError('RENDER_PARSE', `${first.file} is not valid YAML: ${message}`, {
      location: { file: first.file, line, column },
    });
  }
  const data = document?.value ?? {};
  if (!isMapping(data)) {
    throw new SlipwayError('RENDER_PARSE', `${first.file} is not a mapping`, {
      location: { file: first.file, line: 1 },
    });
  }
  return { folder, ...first, data };
}

/** The texts of a field that is a list of texts; anything else in it is kustomize's to complain about. */
export function textList(data: Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function mappingList(
  data: Readonly<Record<string, unknown>>,
  key: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

export function textField(data: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The line on which a text first stands in a file, from 1. */
export function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
