import type { PolicyEngine, PolicyModule } from '../ports/policy-engine.ts';
import type { PolicySet } from './policy-set.ts';
import type { Rule } from './rule.ts';

/** The rules that come with Slipway; `isolated` where the objects may be made to keep them busy. */
export async function builtinPolicies(engine: PolicyEngine, isolated = false): Promise<PolicySet> {
  const [wasm, rules] = await Promise.all([engine.builtin('builtin.wasm'), builtinRules(engine)]);
  // Not loaded before it is needed: where all that it would say is known, it never is.
  let module: Promise<PolicyModule> | undefined;
  return {
    module: {
      timed: false,
      evaluate: async (batch, signal) =>
        await (await (module ??= engine.load(wasm, { isolated }))).evaluate(batch, signal),
    },
    rules,
    sees: new Set(['related']),
  };
}

/** Their index alone, for listing and explaining: nothing is compiled or loaded. */
export async function builtinRules(engine: PolicyEngine): Promise<readonly Rule[]> {
  const index = new TextDecoder().decode(await engine.builtin('rules.json'));
  return JSON.parse(index) as readonly Rule[];
}
