import { describe, expect, it } from 'vitest';
import type { EvaluateRoot } from '../../src/gate/evaluation.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { createRelating } from '../../src/policy/related/relate-roots.ts';
import { rootOf } from './verdicts.ts';

const pod = rootOf('web', 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: web}\n');
const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
const account = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n';

/** Counts how often roots are judged, by what they refer to. */
function judging(): {
  evaluate: EvaluateRoot;
  contextOf: (root: RenderedRoot, roots: readonly RenderedRoot[]) => string;
  judged: string[];
} {
  const relating = createRelating([]);
  const judged: string[] = [];
  const evaluate: EvaluateRoot = (root, _, roots) => {
    judged.push(root.id);
    const violations = root.objects.flatMap((object) => {
      const missing = relating(root, roots)(object.manifest)['missing'];
      if (!Array.isArray(missing) || missing.length === 0) return [];
      return [{ rule: 'missing', severity: 'error' as const, message: 'missing', object, path: [], docs: '' }];
    });
    return Promise.resolve({ violations, errors: [] });
  };
  const contextOf = (root: RenderedRoot, roots: readonly RenderedRoot[]): string =>
    JSON.stringify(root.objects.map(({ manifest }) => relating(root, roots)(manifest)));
  return { evaluate, contextOf, judged };
}

describe('a root that did not change', () => {
  it('has a new finding when another root takes away what it refers to', async () => {
    const { judged, ...how } = judging();
    const base = [pod, rootOf('common', settings + account)];
    const head = [pod, rootOf('common', settings)];
    const verdict = await runGate({ base, head, ...how, rules: 1, failOn: 'error' });
    expect(verdict.findings.map(({ root, status }) => `${root} ${status}`)).toEqual(['web new']);
    expect(judged).toEqual(['web', 'common', 'web', 'common']);
  });

  it('is judged once when what it depends on is the same', async () => {
    const { judged, ...how } = judging();
    const base = [pod, rootOf('common', settings)];
    const head = [pod, rootOf('common', settings + settings.replace('settings', 'others').replace(/^/, '---\n'))];
    const verdict = await runGate({ base, head, ...how, rules: 1, failOn: 'error' });
    expect(verdict.findings.map(({ root, status }) => `${root} ${status}`)).toEqual(['web existing']);
    expect(judged).toEqual(['web', 'common', 'common']);
  });
});
