import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { findProgram } from '../../harness/processes.ts';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));

interface ConftestResult {
  namespace: string;
  failures?: readonly { msg: string }[];
  warnings?: readonly { msg: string }[];
  exceptions?: readonly { msg: string }[];
}

/** What is said: how bad, of which namespace, in which words; and how much is excepted, which conftest tells without words. */
interface Said {
  told: readonly string[];
  excepted: number;
}

type Files = Readonly<Record<string, string>>;

/** Runs conftest and the gate on the same folder; no builtin rule takes part. */
async function both(policy: Files, manifests: Files, ...args: readonly string[]): Promise<[Said, Said]> {
  await using folder = temporaryDirectory('conftest');
  for (const [name, text] of Object.entries({ ...policy, ...manifests })) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const options = { cwd: folder.path, allowFailure: true, env: { ...process.env, HOME: folder.path } };
  const conftest = ['test', '--policy', 'policy', '--data', 'policy', '--all-namespaces', '--output', 'json', ...args];
  const theirs = await run(findProgram('conftest'), [...conftest, ...Object.keys(manifests)], options);
  const gate = [program, 'gate', '--pack', 'none', '--policy', 'policy', '--format', 'json', ...args, 'base'];
  const ours = await run(process.execPath, gate, options);
  const results = JSON.parse(theirs.stdout) as readonly ConftestResult[];
  const lists = [
    ['error', 'failures'],
    ['warning', 'warnings'],
  ] as const;
  const said = results.flatMap((result) =>
    lists.flatMap(([word, list]) => (result[list] ?? []).map(({ msg }) => `${word} ${result.namespace}: ${msg}`)),
  );
  const { findings, errors } = JSON.parse(ours.stdout) as Verdict;
  expect(errors).toEqual([]);
  const blocking = findings.filter(({ status }) => status !== 'waived');
  const told = blocking.map(({ rule, severity, message }) => `${severity} ${rule.split('/')[0]}: ${message}`);
  return [
    { told: told.toSorted(), excepted: findings.length - blocking.length },
    { told: said.toSorted(), excepted: results.flatMap(({ exceptions = [] }) => exceptions).length },
  ];
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec: {replicas: 1, template: {spec: {containers: [{name: web, image: "nginx:latest", resources: {limits: {memory: 1Gi}}}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;
const other = web.replaceAll('web', 'other').replace('replicas: 1', 'replicas: 5');
const manifests = { 'base/web.yaml': web, 'base/other.yaml': other };

describe('conftest and the gate', () => {
  it('say the same of failures, warnings and exceptions in all namespaces, with data', async () => {
    const policy = {
      'policy/main.rego': `package main
import data.helpers
deny contains msg if {
	input.kind == "Deployment"
	input.spec.replicas < data.limits.replicas
	msg := sprintf("%v has %d replicas, less than %d", [input.metadata.name, input.spec.replicas, data.limits.replicas])
}
violation contains {"msg": "latest", "details": {"image": image}} if {
	some image in helpers.images
	endswith(image, ":latest")
}
deny_selector contains "selects" if input.spec.selector.app
warn contains sprintf("%s is %v bytes", [c.name, units.parse_bytes(c.resources.limits.memory)]) if some c in helpers.containers
exception contains ["selector"] if input.metadata.name == "other"
`,
      'policy/helpers.rego': `package helpers
containers contains c if some c in input.spec.template.spec.containers
images contains c.image if some c in containers
`,
      'policy/team/old.rego': `package team.old
deny contains "a service" if input.kind == "Service"
warn_name contains concat(" ", ["name", input.metadata.name]) if not startswith(input.metadata.name, "w")
allow if true
`,
      'policy/data.yaml': 'limits: {replicas: 2}\n',
    };
    const [ours, theirs] = await both(policy, manifests);
    expect(ours.told).toEqual(theirs.told);
    expect(theirs.told).toHaveLength(10);
    // conftest counts an exception for every object that it matches, we for what would be found: the Service.
    expect([ours.excepted, theirs.excepted]).toEqual([1, 2]);
  });

  it('say the same of all objects at once', async () => {
    const policy = {
      'policy/main.rego': `package main
deny contains sprintf("no Service for %s", [one.contents.metadata.name]) if {
	some one in input
	one.contents.kind == "Deployment"
	not selected(one.contents.metadata.labels.app)
}
selected(app) if {
	some one in input
	one.contents.spec.selector.app == app
}
warn contains concat(" ", sort([one.path | some one in input])) if true
`,
    };
    const lonely = web.replaceAll('web', 'lonely').replace(/---[\s\S]*/, '');
    const [ours, theirs] = await both(policy, { ...manifests, 'base/lonely.yaml': lonely }, '--combine');
    expect(ours.told).toEqual(theirs.told);
    expect(theirs.told).toHaveLength(2);
  });
});
