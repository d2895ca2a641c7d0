import { violationsOf } from '../../../src/gate/violations.ts';
import { formatPath } from '../../../src/model/json-path.ts';
import { toSlipwayErrors, type SlipwayError } from '../../../src/model/errors.ts';
import { evaluatePolicies, type PolicyRequest } from '../../../src/policy/evaluate.ts';
import { gatekeeperPolicies } from '../../../src/policy/gatekeeper/gatekeeper-policies.ts';
import type { PolicyEngine } from '../../../src/ports/policy-engine.ts';
import { rootOf } from '../../gate/verdicts.ts';

/** A template of a kind that finds what its Rego says. */
export function template(kind: string, rego: string, more = ''): string {
  return `---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: ${kind.toLowerCase()}}
spec:
  crd: {spec: {names: {kind: ${kind}}${more}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      rego: |
        package anything
${rego.replaceAll(/^/gm, '        ')}
`;
}

export function constraint(kind: string, name: string, spec = '{}'): string {
  return `---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: ${kind}
metadata: {name: ${name}}
spec: ${spec}
`;
}

export const always = 'violation[{"msg": "found"}] { true }';

/** What policies say of the objects of a stream: `[severity ]rule kind/name path: message`. */
export async function told(
  engine: PolicyEngine,
  policies: string,
  manifests: string,
  more: Partial<PolicyRequest> = {},
): Promise<readonly string[]> {
  const { sets } = await gatekeeperPolicies(engine, [{ path: 'policy/a.yaml', text: policies }]);
  const root = rootOf('prod', manifests);
  const objects = root.objects.map(({ manifest }) => manifest);
  const selected = sets.flatMap(({ rules }) => rules);
  const run = await evaluatePolicies({ sets, selected, objects, ...more });
  return [
    ...violationsOf(run.findings, root).map(
      ({ rule, severity, object: { manifest }, path, message }) =>
        `${severity === 'error' ? '' : `${severity} `}${rule} ${manifest.kind}/${manifest.metadata?.name} ${formatPath(path)}: ${message}`,
    ),
    ...run.errors.map(({ code, message }) => `${code} ${message}`),
  ];
}

/** Why policies are refused. */
export async function refusals(engine: PolicyEngine, policies: string): Promise<readonly SlipwayError[]> {
  const thrown: unknown = await gatekeeperPolicies(engine, [{ path: 'policy/a.yaml', text: policies }]).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return toSlipwayErrors(thrown);
}
