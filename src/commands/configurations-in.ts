import { posix } from 'node:path';
import { parse } from 'yaml';
import { configSchema } from '../config/schema.ts';
import type { FileTree } from '../ports/files.ts';
import { workflowTexts } from './workflow-texts.ts';

const isYaml = /\.ya?ml$/i;
/** `config: deploy/slipway.yaml` of an Action's inputs, and `--config deploy/slipway.yaml` of a script. */
const namedConfig = /(?:\bconfig["']?:\s*|--config[= ])["']?([^\s"'#,}]+)/g;
const knownKeys = new Set(Object.keys(configSchema.shape));

export interface Configurations {
  /** At the top, or named by a workflow. */
  named: readonly string[];
  /** Of a usual name elsewhere, with something that a gate goes by. */
  others: readonly string[];
}

/** Where a tree has configurations of ours. */
export async function configurationsIn(tree: FileTree): Promise<Configurations> {
  const files = (await tree.list()).filter(({ path, mode }) => isYaml.test(path) && mode !== '160000');
  const paths = new Set(files.map(({ path }) => path));
  const wanted = new Set(['slipway.yaml']);
  for (const text of await workflowTexts(tree))
    for (const [, name = ''] of text.matchAll(namedConfig)) wanted.add(posix.normalize(name));
  const named: string[] = [];
  for (const path of wanted) if (paths.has(path) && (await keysOf(tree, path)) !== undefined) named.push(path);
  const others: string[] = [];
  for (const path of [...paths].filter((each) => !wanted.has(each) && isUsualName(each))) {
    const keys = await keysOf(tree, path);
    if (keys?.some((key) => key === 'gate' || key === 'environments') === true) others.push(path);
  }
  return { named, others };
}

function isUsualName(path: string): boolean {
  return posix.basename(path).toLowerCase().includes('slipway');
}

/**
 * The keys of a configuration; undefined when it is something else. One that is no YAML is told by the keys that its lines begin with, and one that cannot be
 * read at all may be one.
 */
async function keysOf(tree: FileTree, path: string): Promise<readonly string[] | undefined> {
  const text = await textOf(tree, path);
  if (text === undefined) return [];
  const keys = keysIn(text);
  return keys.includes('version') && keys.every((key) => knownKeys.has(key)) ? keys : undefined;
}

function keysIn(text: string): readonly string[] {
  try {
    const value: unknown = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [...text.matchAll(/^["']?([A-Za-z][\w-]*)["']?\s*:/gm)].map(([, key = '']) => key);
  }
}

async function textOf(tree: FileTree, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await tree.read(path));
  } catch {
    return undefined;
  }
}
