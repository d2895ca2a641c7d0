import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/root.ts';
import { formatPath } from '../../../src/model/json-path.ts';
import type { KubernetesObject } from '../../../src/model/object.ts';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../../src/policy/builtin-policies.ts';
import { evaluatePolicies } from '../../../src/policy/evaluate.ts';
import type { PodPaths } from '../../../src/policy/policy-request.ts';
import type { PolicyFinding } from '../../../src/policy/outcome.ts';
import { podSecurityMinor } from '../../../src/policy/pod-security.ts';
import { createRelating } from '../../../src/policy/related/relate-roots.ts';
import type { Rule } from '../../../src/policy/rule.ts';
import { selectRules } from '../../../src/policy/select-rules.ts';

export interface Judging {
  /** Rule ids, groups, other tools' names. */
  enable?: readonly string[];
  packs?: readonly string[];
  /** By rule id. */
  options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  kubernetesVersion?: string;
  pods?: PodPaths;
}

export interface Judge {
  rules: readonly Rule[];
  judge: (objects: readonly unknown[], judging: Judging) => Promise<readonly PolicyFinding[]>;
  [Symbol.asyncDispose]: () => PromiseLike<void>;
}

/** Our compiled rules, for sets of objects that are all there is: nothing else is rendered or in the cluster. */
export async function createJudge(): Promise<Judge> {
  const engine = createPolicyEngine();
  const set = await builtinPolicies(engine);
  return {
    rules: set.rules,
    async judge(given, { enable = [], packs = ['none'], options = {}, kubernetesVersion, pods }) {
      // The name of an object may be missing in the cases, as other tools do not ask for it.
      const objects = given.map((object) => complete(object as Partial<KubernetesObject>));
      const rendered: RenderedRoot = {
        id: 'suite',
        engine: 'plain',
        objects: objects.map((manifest) => ({ manifest })),
        errors: [],
        milliseconds: 0,
      };
      const related = createRelating([])(rendered, [rendered]);
      const selected = selectRules({ packs, enable, disable: [], rules: set.rules });
      const request = {
        sets: [set],
        selected,
        objects,
        options,
        related,
        podSecurityMinor: podSecurityMinor(packs, kubernetesVersion),
        ...(pods && { pods }),
      };
      const run = await evaluatePolicies(request);
      if (run.errors.length > 0) throw new Error(run.errors.map(({ message }) => message).join('\n'));
      return run.findings;
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

/** Of a file in test/fixtures/rule-suites. */
export function readCases(suite: string): unknown {
  return JSON.parse(readFileSync(join(root, 'test/fixtures/rule-suites', `${suite}.json`), 'utf8'));
}

/** For the message of a failing case. */
export function told(findings: readonly PolicyFinding[]): readonly string[] {
  return findings.map(
    ({ rule, object, path, message }) =>
      `${rule.id} ${object?.kind ?? ''}/${object?.name ?? ''} ${formatPath(path)}: ${message}`,
  );
}

/** The order of keys has to stay, because a rule is about it. */
function complete(object: Partial<KubernetesObject>): KubernetesObject {
  return { ...object, apiVersion: object.apiVersion ?? '', kind: object.kind ?? '' };
}
