import { benchChecks, type BenchChecksRequest } from '../checks/bench-checks.ts';
import { type Checks, type ChecksRequest, createChecks } from '../checks/create-checks.ts';
import { SlipwayError } from '../model/errors.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { RuleTime } from '../policy/bench-rules.ts';
import { createNeighbours } from '../policy/related/neighbours.ts';
import type { Rule } from '../policy/rule.ts';
import type { FileTree } from '../ports/files.ts';
import type { PolicyEngine } from '../ports/policy-engine.ts';
import { readDocuments } from '../render/parse/documents.ts';
import { objectsOf } from '../render/parse/objects.ts';
import type { RuleSettings } from './rule-settings.ts';

export interface CheckPlace {
  tree: FileTree;
  /** Folders and files of `gate.crds`, as the tree spells them. */
  crds: readonly string[];
}

export interface LoadedChecks extends Checks {
  /** What `gate.crds` names, as it is written. */
  crds: readonly string[];
}

/** The time of each rule that is written in TypeScript on all roots. */
export async function benchOwnChecks(
  engine: PolicyEngine,
  request: Omit<BenchChecksRequest, 'schemas' | 'patterns' | 'crds'>,
  place: CheckPlace,
): Promise<readonly RuleTime[]> {
  const [data, crds] = await Promise.all([readData(engine), readCrds(place, [])]);
  return benchChecks({ ...request, ...data, crds });
}

/** Makes the checks that are written in TypeScript ready. Throws `LAYOUT_INVALID` for a path of `gate.crds` without a CustomResourceDefinition. */
export async function loadChecks(
  engine: PolicyEngine,
  { options, kubernetesVersion, environments }: Pick<RuleSettings, 'options' | 'kubernetesVersion' | 'environments'>,
  selected: readonly Rule[],
  place: CheckPlace | undefined,
): Promise<LoadedChecks> {
  const data = await readData(engine);
  const texts: string[] = [];
  const crds = place === undefined ? [] : await readCrds(place, texts);
  return {
    ...createChecks({
      ...data,
      selected,
      options,
      kubernetesVersion,
      crds,
      neighbours: createNeighbours(environments),
    }),
    crds: texts,
  };
}

async function readData(engine: PolicyEngine): Promise<Pick<ChecksRequest, 'schemas' | 'patterns'>> {
  const [schemas, patterns] = await Promise.all([
    engine.builtin('kubernetes.json.br'),
    engine.builtin('secret-patterns.json'),
  ]);
  return { schemas, patterns };
}

async function readCrds({ tree, crds }: CheckPlace, texts: string[]): Promise<readonly KubernetesObject[]> {
  const found: KubernetesObject[] = [];
  for (const path of crds) {
    const own: KubernetesObject[] = [];
    const entries = await tree.list(path === '.' ? undefined : [path.replace(/\/$/, '')]);
    for (const entry of entries.filter((each) => /\.(?:ya?ml|json)$/.test(each.path))) {
      const bytes = await tree.read(entry.path);
      if (bytes === undefined) continue;
      // Other files may lie beside them, so what is no object is left alone.
      const text = new TextDecoder().decode(bytes);
      texts.push(text);
      const { objects } = objectsOf(readDocuments(text));
      own.push(...objects.map(({ manifest }) => manifest).filter(({ kind }) => kind === 'CustomResourceDefinition'));
    }
    if (own.length === 0) {
      throw new SlipwayError('LAYOUT_INVALID', `there is no CustomResourceDefinition in ${path}`, {
        hint: 'gate.crds names folders or files with CustomResourceDefinitions in YAML or JSON.',
      });
    }
    found.push(...own);
  }
  return found;
}
