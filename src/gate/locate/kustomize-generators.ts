import { posix } from 'node:path';
import { generatorFile } from '../../render/kustomize/file-references.ts';
import { textField, textList } from '../../render/kustomize/kustomization-file.ts';
import type { ObjectSource } from '../../render/kustomize/object-sources.ts';
import { isMapping } from '../../render/parse/objects.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { type Candidate, inKustomization, type KustomizeQuery } from './kustomize-query.ts';

/** Where a generator of a ConfigMap or Secret sets the path: a literal, a line of an env file, or a whole file. */
export async function generatorCandidates(source: ObjectSource, query: KustomizeQuery): Promise<readonly Candidate[]> {
  const { reader, path, value } = query;
  const layer = source.layers[0];
  if (source.generator === undefined || layer === undefined) return [];
  const { field, index } = source.generator;
  const list = layer.kustomization.data[field];
  const entry: unknown = Array.isArray(list) ? list[index] : undefined;
  if (!isMapping(entry)) return [];
  const at = [field, index];
  const inEntry = async (...steps: readonly (string | number)[]): Promise<Candidate> => ({
    place: await inKustomization(reader, layer, [...at, ...steps]),
    value,
  });
  if (path.join('.') === 'metadata.name') return [await inEntry('name')];
  const key = path[1];
  if (path.length !== 2 || typeof key !== 'string' || !['data', 'binaryData', 'stringData'].includes(String(path[0])))
    return [];
  const literal = textList(entry, 'literals').findLastIndex((text) => text.slice(0, text.indexOf('=')) === key);
  if (literal >= 0) return [await inEntry('literals', literal)];
  const file = textList(entry, 'files')
    .map(generatorFile)
    .findLast((one) => one.key === key);
  const { folder } = layer.kustomization;
  if (file !== undefined)
    return [{ place: { file: posix.join(folder, file.path), documentLine: 1, path: [], line: 1 }, value }];
  const single = textField(entry, 'env');
  for (const env of [...textList(entry, 'envs'), ...(single === undefined ? [] : [single])].toReversed()) {
    const line = await lineOfVariable(reader, posix.join(folder, env), key);
    if (line !== undefined)
      return [{ place: { file: posix.join(folder, env), documentLine: 1, path: [], line }, value }];
  }
  return [];
}

async function lineOfVariable(reader: TreeReader, file: string, key: string): Promise<number | undefined> {
  const text = await reader.text(file).catch(() => undefined);
  const index = (text ?? '').split('\n').findLastIndex((line) => line.trimStart().startsWith(`${key}=`));
  return index < 0 ? undefined : index + 1;
}
