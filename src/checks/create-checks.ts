import { identify, type KubernetesObject } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import type { PolicyFinding } from '../policy/outcome.ts';
import type { NeighboursOf } from '../policy/related/neighbours.ts';
import type { Rule } from '../policy/rule.ts';
import type { CheckContext } from './checked-root.ts';
import { createFirsts } from './first-places.ts';
import { checkLifecycle } from './lifecycle/check-lifecycle.ts';
import { createCustomKinds } from './schema/custom-kinds.ts';
import { checkSchema } from './schema/check-schema.ts';
import { schemaRuleIds } from './schema/rules.ts';
import { createSchemas, type Schemas, type VersionSchemas } from './schema/schemas.ts';
import { createSecretChecks } from './secrets/check-secrets.ts';
import { createScanner, type SecretPatterns } from './secrets/scanner.ts';

export interface ChecksRequest {
  /** dist/policies/kubernetes.json.br */
  schemas: Uint8Array;
  /** dist/policies/secret-patterns.json */
  patterns: Uint8Array;
  /** As selectRules gives them; those of others are left alone. */
  selected: readonly Rule[];
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** `1.33`; absent: the newest. */
  kubernetesVersion: string | undefined;
  /** Objects of `gate.crds`. */
  crds: readonly KubernetesObject[];
  /** Whose CustomResourceDefinitions count for a root. Absent: those of all roots. */
  neighbours?: NeighboursOf;
}

/** The checks of this folder, ready for a run. */
export interface Checks {
  /** What the selected rules say of a root's objects, in no particular order. */
  evaluate(root: RenderedRoot, roots: readonly RenderedRoot[]): readonly PolicyFinding[];
  /** The same for some objects after the other, so that others get their turn between. */
  evaluateInParts(root: RenderedRoot, roots: readonly RenderedRoot[]): Iterable<readonly PolicyFinding[]>;
  /** Differs when what is said of a root depends on other roots and they differ. */
  contextOf(root: RenderedRoot, roots: readonly RenderedRoot[]): string;
  /** What to tell beside findings. */
  notices: readonly string[];
}

/** Some ten milliseconds' work. */
const objectsPerPart = 100;

export function createChecks(request: ChecksRequest): Checks {
  const rules = new Map(request.selected.filter(({ entrypoint }) => entrypoint === '').map((rule) => [rule.id, rule]));
  if (rules.size === 0) return { evaluate: () => [], evaluateInParts: () => [], contextOf: () => '', notices: [] };
  // Not read before they are needed: where all that would be said of roots is known, they never are.
  let read: Schemas | undefined;
  const all = (): Schemas => (read ??= createSchemas(request.schemas));
  const schemas = (): VersionSchemas => all().at(request.kubernetesVersion);
  const customKinds = createCustomKinds(request.crds, request.neighbours);
  const firsts = createFirsts(customKinds);
  const scanner = createScanner(JSON.parse(new TextDecoder().decode(request.patterns)) as SecretPatterns);
  const shared = {
    customKinds,
    firsts,
    isOn: (rule: string) => rules.has(rule),
    option: (rule: string, name: string) => request.options[rule]?.[name] ?? rules.get(rule)?.options[name]?.default,
  };
  const checkSecrets = createSecretChecks(shared, scanner);
  function* inParts(root: RenderedRoot, roots: readonly RenderedRoot[]): Generator<readonly PolicyFinding[]> {
    const context: CheckContext = { ...shared, schemas: schemas(), root, roots };
    const checks = [checkSchema(context), checkLifecycle(context), checkSecrets(root)];
    let findings: PolicyFinding[] = [];
    for (const [index, { manifest }] of root.objects.entries()) {
      for (const check of checks) {
        for (const { rule: id, severity, message, path } of check?.(manifest, index) ?? []) {
          const rule = rules.get(id);
          if (rule === undefined) continue;
          findings.push({
            rule,
            severity: severity ?? rule.severity,
            message,
            path,
            index,
            object: identify(manifest),
          });
        }
      }
      if (index % objectsPerPart < objectsPerPart - 1) continue;
      yield findings;
      findings = [];
    }
    yield findings;
  }
  return {
    evaluate: (root, roots) => [...inParts(root, roots)].flat(),
    evaluateInParts: inParts,
    contextOf: (root, roots) => {
      const kinds = customKinds.digest(root, roots);
      if (!schemaRuleIds.some((rule) => rules.has(rule))) return kinds;
      const isFirst = firsts(roots);
      return `${kinds} ${root.objects.flatMap((_, index) => (isFirst(root, index) ? [index] : [])).join()}`;
    },
    notices:
      request.kubernetesVersion === undefined || schemas().exact
        ? []
        : [
            `the schemas that come with Slipway are of Kubernetes ${all().versions[0]} to ${all().versions.at(-1)}; for ${request.kubernetesVersion} the nearest one was used`,
          ],
  };
}
