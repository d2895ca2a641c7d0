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

/** The keys of a configuration, none when it cannot be read; undefined when it is something else. */
async function keysOf(tree: FileTree, path: string): Promise<readonly string[] | undefined> {
  try {
    const value: unknown = parse(await textOf(tree, path), { maxAliasCount: 100, logLevel: 'silent' });
    if (typeof value !== 'object' || value === null) return undefined;
    const keys = Object.keys(value);
    return keys.includes('version') && keys.every((key) => knownKeys.has(key)) ? keys : undefined;
  } catch {
    return [];
  }
}

async function textOf(tree: FileTree, path: string): Promise<string> {
  return new TextDecoder().decode(await tree.read(path));
}
