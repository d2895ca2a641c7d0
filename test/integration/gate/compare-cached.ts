import { expect } from 'vitest';
import { type CachedGate, createCachedGate, type GateRun, type RunOptions } from './cached-gate.ts';

export const workload = (name: string, more = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels: {app: ${name}}\nspec:\n  replicas: 3\n  selector: {matchLabels: {app: ${name}}}\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec:\n      containers:\n      - name: web\n        image: acme/${name}:1\n        envFrom: [{configMapRef: {name: shared}}]\n${more}`;
const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec:\n  selector: {app: ${name}}\n  ports: [{port: 80}]\n`;
export const custom = (name: string): string =>
  `apiVersion: acme.example/v1\nkind: Thing\nmetadata: {name: ${name}}\nspec: {size: 1}\n`;
export const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.acme.example}
spec:
  group: acme.example
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: string}}}}, x-kubernetes-validations: [{rule: "self.spec.size != ''"}]}}
`;
export const policy = `package main
import rego.v1
deny contains {"msg": sprintf("fewer replicas: %d", [input.spec.replicas]), "path": ["spec", "replicas"]} if {
	input.spec.replicas < input.slipway.old.spec.replicas
}
deny contains msg if {
	some gone in data.slipway.removed
	msg := {"msg": sprintf("%s is gone", [gone.metadata.name]), "object": gone}
}
warn contains "many objects" if count(data.slipway.objects) > 2
`;

/** Roots of every kind that have to do with each other, under rules of every kind. */
export const repository = {
  'slipway.yaml': `version: 1
gate:
  packs: [all]
  policies: [policy]
  effective-from: {memory-limit-missing: "2099-01-01"}
  rules:
  - {rule: memory-limit-missing, severity: error}
  - {rule: cpu-request-missing, severity: error}
  - {rule: cpu-request-missing, severity: warning, namespaces: [team-b]}
`,
  'policy/main.rego': policy,
  'base/kustomization.yaml': 'resources:\n- web.yaml\n- web-service.yaml\n',
  'base/web.yaml': workload('web'),
  'base/web-service.yaml': service('web'),
  'a/kustomization.yaml': 'namespace: team-a\nresources:\n- ../base\npatches:\n- path: patch.yaml\n',
  'a/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 2\n',
  'b/kustomization.yaml': 'namespace: team-b\nresources:\n- ../base\n- thing.yaml\n',
  'b/thing.yaml': custom('one'),
  'c/shared.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared, namespace: team-a}\ndata: {a: "1"}\n',
  'c/service.yaml': service('two'),
  'd/kustomization.yaml': 'resources:\n- definition.yaml\n',
  'd/definition.yaml': definition,
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 1\n',
  'chart/templates/shop.yaml': workload('shop').replace('replicas: 3', 'replicas: {{ .Values.replicas }}'),
};
export const roots = ['a', 'b', 'c', 'd', 'chart'];

/** A repository with its first commit; of a fixture, a folder of what it was. */
export async function open(fixture?: string): Promise<{ bench: CachedGate; base: string }> {
  const bench = createCachedGate(fixture);
  if (fixture === undefined) bench.write(repository);
  return { bench, base: bench.commit() };
}

/** Without a cache, with what is kept so far, and with what that run kept: all say the same to the last byte. */
export async function compare(
  bench: CachedGate,
  args: readonly string[],
  told = '',
  options: RunOptions = {},
): Promise<GateRun> {
  const off = await bench.run(args, { ...options, off: true });
  const first = await bench.run(args, options);
  const again = await bench.run(args, options);
  for (const { json, notices } of [first, again])
    expect({ told, json, notices }).toEqual({ told, json: off.json, notices: off.notices });
  return again;
}
