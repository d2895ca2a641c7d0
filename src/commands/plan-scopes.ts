import { type BumpRequest, planBump } from '../bump/plan-bump.ts';
import { type SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { SetIntent } from '../model/set-argument.ts';
import type { SetImageIntent } from '../model/set-image-argument.ts';
import type { ImageIntent, Plan } from '../model/plan.ts';
import type { Verdict } from '../model/verdict.ts';
import type { FileTree, Files } from '../ports/files.ts';
import type { Scope } from './environments.ts';

export interface ScopePlan {
  scope: Scope;
  plan: Plan;
  verdict: Verdict | undefined;
  /** `blocked`: the gate found something new; its edits are left out. */
  outcome: 'changed' | 'unchanged' | 'refused' | 'blocked';
}

export interface PlanRequest {
  files: Files;
  tree: FileTree;
  scopes: readonly Scope[];
  intents: readonly ImageIntent[];
  onMissing: 'fail' | 'ignore';
  /** What the configuration says of places. */
  places?: Pick<BumpRequest, 'fields' | 'targets' | 'without'>;
  /** Values at explicit places; only where there is one scope. */
  sets?: readonly SetIntent[];
  setImages?: readonly SetImageIntent[];
  /** Proves by rendering that a scope's edits do exactly what was asked; gives what is wrong. */
  prove?: (scope: Scope, before: FileTree, after: FileTree, plan: Plan) => Promise<readonly SlipwayError[]>;
  /** Judges what a scope's edits would change; absent: nothing is judged. */
  judge?: (scope: Scope, before: FileTree, after: FileTree) => Promise<Verdict>;
}

/** The plans of all scopes, and the files of those that passed, laid over each other. */
export interface Planned {
  scopes: readonly ScopePlan[];
  /** Everything as one plan, for reports; without the files of what did not pass. */
  plan: Plan;
  /** Images that nothing uses: a mistake of the whole run, so nothing is written. */
  missing: Plan['errors'];
}

/** Plans scope by scope, each on top of those that passed before it. A function of the tree alone, so that it can be run again on a moved head. */
export async function planScopes(request: PlanRequest): Promise<Planned> {
  const { files, scopes, intents } = request;
  let tree = request.tree;
  const results: ScopePlan[] = [];
  for (const scope of scopes) {
    const wanted = intents.filter(scope.takes);
    const onMissing = scopes.length === 1 || scope.namesImages ? request.onMissing : 'ignore';
    const plan = await planBump({
      tree,
      intents: wanted,
      onMissing,
      ...request.places,
      ...(request.sets === undefined ? {} : { sets: request.sets }),
      ...(request.setImages === undefined ? {} : { setImages: request.setImages }),
      ...(scope.roots === undefined ? {} : { prefixes: scope.roots }),
    });
    const result = await settle(scope, plan, tree, request);
    if (result.outcome === 'changed') tree = files.overlay(tree, plan.files);
    results.push(result);
  }
  const missing = scopes.length > 1 ? await missingEverywhere(request, results) : [];
  return { scopes: results, plan: combine(results, missing), missing };
}

async function settle(
  scope: Scope,
  plan: Plan,
  tree: FileTree,
  { files, prove, judge }: PlanRequest,
): Promise<ScopePlan> {
  if (plan.errors.length > 0) return { scope, plan, verdict: undefined, outcome: 'refused' };
  if (plan.edits.length === 0) return { scope, plan, verdict: undefined, outcome: 'unchanged' };
  const after = files.overlay(tree, plan.files);
  const wrong = (await prove?.(scope, tree, after, plan)) ?? [];
  if (wrong.length > 0) {
    return { scope, plan: { ...plan, errors: wrong.map(toErrorDocument) }, verdict: undefined, outcome: 'refused' };
  }
  const verdict = await judge?.(scope, tree, after);
  return { scope, plan, verdict, outcome: verdict?.verdict === 'fail' ? 'blocked' : 'changed' };
}

/** Images that no scope at all uses; those that one scope uses and another does not are no mistake. */
async function missingEverywhere(
  { tree, scopes, intents, onMissing, places }: PlanRequest,
  results: readonly ScopePlan[],
): Promise<Plan['errors']> {
  if (onMissing === 'ignore') return [];
  const everywhere = scopes.every((scope) => scope.roots !== undefined)
    ? [...new Set(scopes.flatMap((scope) => scope.roots ?? []))]
    : undefined;
  const concerned = intents.filter((intent) => scopes.some((scope) => scope.takes(intent)));
  const whole = await planBump({
    tree,
    intents: concerned,
    onMissing: 'fail',
    ...places,
    ...(everywhere === undefined ? {} : { prefixes: everywhere }),
  });
  const known = new Set(results.flatMap((result) => result.plan.errors.map((error) => error.message)));
  return whole.errors.filter((error) => error.code === 'IMAGE_NOT_FOUND' && !known.has(error.message));
}

function combine(results: readonly ScopePlan[], missing: Plan['errors']): Plan {
  const passed = results.filter((result) => result.outcome === 'changed');
  const skipped = new Map(results.flatMap(({ plan }) => plan.skipped).map((one) => [JSON.stringify(one), one]));
  return {
    edits: passed.flatMap(({ plan }) => plan.edits),
    skipped: [...skipped.values()],
    errors: [...missing, ...results.flatMap(({ plan }) => plan.errors)],
    files: new Map(passed.flatMap(({ plan }) => [...plan.files])),
    diff: passed.map(({ plan }) => plan.diff).join(''),
    reaches: [...new Set(passed.flatMap(({ plan }) => plan.reaches))],
  };
}
