import { afterAll, describe, expect, it } from 'vitest';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { always, constraint, template, told } from './support.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

const deployment = (replicas: number): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}}\n`;
const old = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 9 },
};
const before = { old: [old], removed: [] };

describe('input.review', () => {
  it('is as Gatekeeper builds it of an object outside of a cluster', async () => {
    const rego = `violation[{"msg": json.marshal(object.remove(input.review, ["object"]))}] { true }
violation[{"msg": sprintf("%v %v", [input.review.object.spec.replicas, input.review.namespaceObject.metadata.labels.env])}] { true }`;
    const namespace = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { env: 'prod' } },
    });
    const found = await told(engine, template('Found', rego) + constraint('Found', 'a'), deployment(2), { namespace });
    const [first = '', second = ''] = found.map((line) => line.slice(line.indexOf(': ') + 2)).toSorted();
    expect(first).toBe('2 prod');
    expect(JSON.parse(second)).toEqual({
      uid: '',
      kind: { group: 'apps', version: 'v1', kind: 'Deployment' },
      resource: { group: '', version: '', resource: '' },
      name: 'web',
      namespace: 'shop',
      operation: 'CREATE',
      userInfo: {},
      oldObject: null,
      options: null,
      namespaceObject: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { env: 'prod' } } },
    });
  });

  it('is there as an update too where the object was there before; what both find is found once', async () => {
    const rego = `${always}
violation[{"msg": "shrinks"}] { input.review.operation == "UPDATE"; input.review.oldObject.spec.replicas > input.review.object.spec.replicas }
violation[{"msg": "no update"}] { input.review.operation != "UPDATE" }`;
    const text = template('Found', rego) + constraint('Found', 'a');
    const lines = ['found', 'no update', 'shrinks'].map((message) => `Found/a Deployment/web : ${message}`);
    expect(await told(engine, text, deployment(2), { before })).toEqual(lines);
    expect(await told(engine, text, deployment(2))).toEqual(lines.slice(0, 2));
  });
});

describe('a template', () => {
  it('reads the other objects of the root from data.inventory', async () => {
    const rego = `violation[{"msg": msg}] {
  some name
  data.inventory.namespace[input.review.object.metadata.namespace]["v1"]["Service"][name]
  data.inventory.cluster["v1"].Namespace[ns]
  msg := sprintf("%v in %v", [name, ns])
}`;
    const others =
      '---\napiVersion: v1\nkind: Service\nmetadata: {name: svc, namespace: shop}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
    const match = '{match: {kinds: [{apiGroups: ["apps"], kinds: ["Deployment"]}]}}';
    const text = template('Found', rego) + constraint('Found', 'a', match);
    expect(await told(engine, text, deployment(1) + others)).toEqual(['Found/a Deployment/web : svc in shop']);
  });

  it('has libraries of its own, though those of another are called alike, in v0 and in v1', async () => {
    const withLib = (kind: string, says: string): string =>
      template(
        kind,
        'import data.lib.words\nviolation[{"msg": words.say("data.lib.x")}] { data.lib.words.yes } # data.lib.y',
      ).trimEnd() +
      `\n      libs:\n        - |\n          package lib.words\n          yes { true }\n          say(x) = concat(" ", ["${says}", x])\n`;
    const code = `---
apiVersion: templates.gatekeeper.sh/v1beta1
kind: ConstraintTemplate
metadata: {name: three}
spec:
  crd: {spec: {names: {kind: Three}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      code:
        - engine: K8sNativeValidation
          source: {}
        - engine: Rego
          source:
            version: v1
            rego: |
              package three
              import data.lib.words
              violation contains {"msg": words.three} if true
            libs: ["package lib.words\\nthree := \\"three\\""]
`;
    const text =
      withLib('One', 'one') +
      withLib('Two', 'two') +
      code +
      ['One', 'Two', 'Three'].map((kind) => constraint(kind, 'a')).join('');
    expect(await told(engine, text, deployment(1))).toEqual([
      'One/a Deployment/web : one data.lib.x',
      'Three/a Deployment/web : three',
      'Two/a Deployment/web : two data.lib.x',
    ]);
  });

  it('may have quoted texts that go on without more indentation, as libyaml reads them', async () => {
    const schema = `, validation: {openAPIV3Schema: {type: object}}`;
    const quoted = template('Found', always, schema).replace(
      'metadata: {name: found}',
      'metadata:\n  name: found\n  annotations:\n    description: "what goes\n    on here"',
    );
    expect(await told(engine, quoted + constraint('Found', 'a'), deployment(1))).toEqual([
      'Found/a Deployment/web : found',
    ]);
  });

  it('points at a place by the path in its details', async () => {
    const rego =
      'violation[{"msg": "few", "details": {"path": ["spec", "replicas"]}}] { input.review.object.spec.replicas < 3 }';
    const text = template('Found', rego) + constraint('Found', 'a');
    expect(await told(engine, text, deployment(1))).toEqual(['Found/a Deployment/web spec.replicas: few']);
  });

  it('sees what an ExpansionTemplate makes of an object, told of that object', async () => {
    const expansion = `---
apiVersion: expansion.gatekeeper.sh/v1beta1
kind: ExpansionTemplate
metadata: {name: pods}
spec:
  applyTo: [{groups: [apps], versions: [v1], kinds: [Deployment]}]
  templateSource: spec.template
  generatedGVK: {group: "", version: v1, kind: Pod}
  enforcementAction: warn
`;
    const rego = `violation[{"msg": msg, "details": {"path": ["spec", "containers", i, "image"]}}] {
  image := input.review.object.spec.containers[i].image
  msg := sprintf("%v has %v", [input.review.name, image])
}`;
    const match = '{match: {source: Generated, kinds: [{apiGroups: [""], kinds: ["Pod"]}]}}';
    const text = template('Found', rego) + constraint('Found', 'a', match);
    expect(await told(engine, text, deployment(1))).toEqual([]);
    expect(await told(engine, text + expansion, deployment(1))).toEqual([
      'warning Found/a Deployment/web spec.template.spec.containers[0].image: [Implied by pods] web-pod has nginx',
    ]);
  });
});
