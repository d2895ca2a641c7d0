import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const fixtures = new URL('../fixtures/rule-suites/', import.meta.url);
const rules = fileURLToPath(new URL('kube-linter-custom', fixtures));

interface Case {
  check: string | null;
  file: string;
  expectedCount: number;
  messages: readonly { kind?: string; name?: string }[];
  objects: readonly unknown[];
}

/** What says in our configuration what kube-linter's does in the cases that name no check. */
const configurations: Readonly<Record<string, string>> = {
  'checks/cel.yml': `
  policies: [rules]
  rules:
    - rule: annotations/deny_forbidden
      options: { annotations: { foo.bar/baz: "true" } }`,
  'checks/forbidden-annotation.yml': `
  policies: [rules]
  rules:
    - rule: annotations/deny_forbidden
      options: { annotations: { reloader.stakater.com/auto: "true" } }`,
  'checks/statefulset-volumeclaimtemplate-annotation.yml': `
  policies: [rules]
  rules:
    - rule: annotations/deny_claim
      options: { required: [required-annotation] }`,
  'checks/kubeconform.yml': `
  rules:
    - { rule: unknown-field, severity: error }
    - { rule: schema-invalid, severity: error }
    - { rule: schema-missing, severity: off }`,
};

const cases = (JSON.parse(readFileSync(new URL('kube-linter.json', fixtures), 'utf8')) as readonly Case[]).filter(
  ({ check }) => check === null,
);

it.each(cases)('kube-linter counts as many findings as custom rules of ours in $file', async (given) => {
  await using folder = temporaryDirectory('gate-custom-rules');
  const files = {
    'slipway.yaml': `version: 1\ngate:\n  packs: [none]${configurations[given.file] ?? ''}\n`,
    'base/all.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: given.objects }),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  cpSync(rules, join(folder.path, 'rules'), { recursive: true });
  const argv = [program, 'gate', '--format', 'json', 'base'];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  const { findings, errors } = JSON.parse(stdout) as Verdict;
  expect(errors).toEqual([]);
  const found = findings.map(({ object }) => ({ kind: object?.kind, name: object?.name }));
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toHaveLength(given.expectedCount);
  expect(found).toEqual(expect.arrayContaining(given.messages.map((each) => expect.objectContaining(each) as unknown)));
});

it('there are four of them', () => {
  expect(cases.map(({ file }) => file).toSorted()).toEqual(Object.keys(configurations).toSorted());
});
