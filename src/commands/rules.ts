import {
  type ErrorDocument,
  type SlipwayError,
  type SlipwayErrors,
  toErrorDocument,
  toSlipwayErrors,
} from '../model/errors.ts';
import { type ReadWaivers, readWaivers, waiversFile } from '../config/waivers.ts';
import { builtinPolicies } from '../policy/builtin-policies.ts';
import { evaluatePolicies } from '../policy/evaluate.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { createRelating } from '../policy/related/relate-roots.ts';
import type { Rule } from '../policy/rule.ts';
import { selectRules } from '../policy/select-rules.ts';
import { userPolicies } from '../policy/user-policies.ts';
import { beforeOf } from '../gate/before.ts';
import type { EvaluateRoot } from '../gate/evaluation.ts';
import type { GateRequest } from '../gate/run-gate.ts';
import { violationsOf } from '../gate/violations.ts';
import { createWaiving, type Waiving } from '../gate/waive.ts';
import type { FileTree } from '../ports/files.ts';
import type { Platform } from '../ports/platform.ts';
import { type PolicyPlace, readPolicyFiles } from './policy-files.ts';
import type { RuleSettings } from './rule-settings.ts';

/** Rules ready to judge with, and what is wrong with those that are not. */
export interface LoadedRules {
  evaluate: EvaluateRoot;
  contextOf: NonNullable<GateRequest['contextOf']>;
  selected: readonly Rule[];
  errors: readonly ErrorDocument[];
  /** After judging: what to tell of waivers. */
  notices: () => readonly string[];
}

/** Compiles and selects. Policies that do not compile are errors of the verdict, not a reason to judge by nothing. */
export async function loadRules(
  platform: Platform,
  settings: RuleSettings,
  places: readonly PolicyPlace[],
): Promise<LoadedRules> {
  const { signal, host } = platform;
  const engine = await platform.policies();
  const sets: PolicySet[] = [await builtinPolicies(engine, host.context.untrusted)];
  const errors: SlipwayError[] = [];
  for (const place of places) {
    if (place.paths.length === 0) continue;
    try {
      sets.push(await userPolicies(engine, await readPolicyFiles(place), signal));
    } catch (thrown) {
      errors.push(...policyErrors(thrown));
    }
  }
  const { packs, enable, disable, options } = settings;
  const selected = selectRules({ packs, enable, disable, rules: sets.flatMap((set) => set.rules) });
  const waivers = await waiversOf(places[0]?.tree);
  const waiving = createWaiving({
    ...settings.waivers,
    waivers: waivers.waivers,
    rules: new Set(sets.flatMap((set) => set.rules.map(({ id }) => id))),
    now: platform.clock.now(),
  });
  const relating = createRelating(settings.external);
  return {
    evaluate: evaluator(sets, { selected, options, waiving, relating }),
    contextOf: (root, roots) => JSON.stringify(root.objects.map(({ manifest }) => relating(root, roots)(manifest))),
    selected,
    errors: [...errors, ...waivers.errors, ...waiving.errors].map(toErrorDocument),
    notices: () => waiving.notices(),
  };
}

/** From the tree whose rules decide, never from the change itself. */
async function waiversOf(tree: FileTree | undefined): Promise<ReadWaivers> {
  const bytes = await tree?.read(waiversFile);
  return bytes === undefined ? { waivers: [], errors: [] } : readWaivers(new TextDecoder().decode(bytes));
}

interface Judging {
  selected: readonly Rule[];
  options: RuleSettings['options'];
  waiving: Waiving;
  relating: ReturnType<typeof createRelating>;
}

function evaluator(sets: readonly PolicySet[], { selected, options, waiving, relating }: Judging): EvaluateRoot {
  return async (root, base, roots, signal) => {
    const objects = root.objects.map((object) => object.manifest);
    const before = base === undefined ? {} : { before: beforeOf(root, base) };
    const related = relating(root, roots);
    const run = await evaluatePolicies({ sets, selected, objects, options, related, ...before }, signal);
    // A root that is made of the same files is the same value in base and head.
    const changed = base !== root;
    const violations = waiving.apply(violationsOf(run.findings, root), root, changed);
    return { violations, errors: run.errors.map(toErrorDocument) };
  };
}

/** Only what is wrong with the policies themselves belongs to the verdict. */
function policyErrors(thrown: unknown): readonly SlipwayError[] {
  const errors = toSlipwayErrors(thrown);
  if (errors.every((error) => error.code.startsWith('POLICY_'))) return errors;
  throw thrown as SlipwayErrors;
}
