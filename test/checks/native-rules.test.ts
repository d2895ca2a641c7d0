import { beforeAll, describe, expect, it } from 'vitest';
import type { Checks } from '../../src/checks/create-checks.ts';
import { nativeRules, nativeRuleSources } from '../../src/checks/native-rules.ts';
import { builtinRules } from '../../src/policy/builtin-policies.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { checksOf, rootOf } from './support.ts';

let checks: Checks;
beforeAll(async () => {
  checks = await checksOf();
});

function found(text: string): readonly string[] {
  const root = rootOf(text);
  return checks.evaluate(root, [root]).map(({ rule }) => rule.id);
}

describe('rules in TypeScript', () => {
  it.each(nativeRuleSources)(
    '$id finds something in its bad example, and nothing in its good one',
    ({ id, examples }) => {
      expect(found(examples.bad)).toContain(id);
      expect(found(examples.good)).not.toContain(id);
    },
  );

  it.each(nativeRuleSources)('the examples of $id are valid objects but for what they show', ({ id, examples }) => {
    const invalid = ['schema-invalid', 'unknown-field', 'duplicate-list-item', 'api-not-served'];
    const others = [...found(examples.bad), ...found(examples.good)].filter((rule) => rule !== id);
    expect(others.filter((rule) => invalid.includes(rule))).toEqual([]);
  });

  it('have ids that no rule in Rego has', async () => {
    await using engine = createPolicyEngine();
    const own = new Set(nativeRules.map(({ id }) => id));
    expect(own.size).toBe(nativeRules.length);
    expect((await builtinRules(engine)).filter(({ id }) => own.has(id))).toEqual([]);
  });

  it('are silent when they are off', async () => {
    const none = await checksOf({ only: [] });
    for (const { examples } of nativeRuleSources) {
      const root = rootOf(examples.bad);
      expect(none.evaluate(root, [root])).toEqual([]);
    }
  });
});
