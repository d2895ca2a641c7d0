import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

type Files = Readonly<Record<string, string>>;

/** What the gate says: how bad, of which namespace, in which words; no builtin rule takes part. */
async function said(files: Files, ...args: readonly string[]): Promise<readonly string[]> {
  await using folder = temporaryDirectory('conftest');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const argv = [program, 'gate', '--pack', 'none', '--policy', 'policy', '--format', 'json', ...args, 'base'];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  const { findings, errors } = JSON.parse(stdout) as Verdict;
  expect(errors).toEqual([]);
  const told = findings.map(({ rule, severity, status, message }) => {
    return `${status === 'waived' ? 'waived' : severity} ${rule.split('/')[0]}: ${message}`;
  });
  return told.toSorted();
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

/** What conftest 0.71.1 says of the same files is written down here: `conftest test --policy policy --data policy --all-namespaces [--combine]`. */
describe('what conftest says', () => {
  it('is said of failures, warnings and exceptions in all namespaces, with data', async () => {
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
    expect(await said({ ...policy, ...manifests })).toEqual([
      'error main: latest',
      'error main: latest',
      'error main: selects',
      'error main: web has 1 replicas, less than 2',
      'error team.old: a service',
      'error team.old: a service',
      // conftest counts an exception for every object that it matches, we for what would be found.
      'waived main: selects',
      'warning main: other is 1073741824 bytes',
      'warning main: web is 1073741824 bytes',
      'warning team.old: name other',
      'warning team.old: name other',
    ]);
  });

  it('is said of all objects at once', async () => {
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
    const files = { ...policy, ...manifests, 'base/lonely.yaml': lonely };
    expect(await said(files, '--combine')).toEqual([
      'error main: no Service for lonely',
      'warning main: base/lonely.yaml base/other.yaml base/other.yaml base/web.yaml base/web.yaml',
    ]);
  });
});
