import { expect, test } from 'vitest';
import { brief, changedFiles, digests, planFor } from '../../harness/bump.ts';

const name = 'ghcr.io/acme/web';
const merge = (image: string): string =>
  `spec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: ${image} # c\n`;
const object = `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n`;

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

test.each([
  ['a strategic merge in a literal block', `patches:\n- patch: |-\n${indent(object + merge(`${name}:v1`), 4)}`],
  [
    'blank lines inside, and a deeper block',
    `patches:\n- target: { kind: Deployment }\n  patch: |\n\n${indent(`${object}\n${merge(`${name}:v1`)}`, 8)}\n\nnamespace: x\n`,
  ],
  ['patchesStrategicMerge', `patchesStrategicMerge:\n- |-\n${indent(object + merge(`${name}:v1`), 2)}- other.yaml\n`],
  [
    'a JSON patch in YAML',
    `patches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: ${name}:v1\n  target: { kind: Deployment, name: web }\n`,
  ],
  [
    'patchesJson6902 in single quotes',
    `patchesJson6902:\n- target: { kind: Deployment, name: web, version: v1 }\n  patch: '[{"op":"add","path":"/spec/template/spec/containers/0/image","value":"${name}:v1"}]'\n`,
  ],
  [
    'a JSON patch in double quotes',
    `patches:\n- patch: "- op: replace\\n  path: /spec/containers/0/image\\n  value: ${name}:v1\\n"\n`,
  ],
  [
    'a JSON patch folded on one line',
    `patches:\n- patch: >-\n    [{"op": "replace", "path": "/spec/containers/0/image", "value": "${name}:v1"}]\n`,
  ],
  [
    'a container that a JSON patch adds',
    `patches:\n- patch: |-\n    - op: add\n      path: /spec/template/spec/containers/-\n      value: {name: side, image: '${name}:v1'}\n`,
  ],
  [
    'a list of containers that a JSON patch puts in',
    `patches:\n- patch: |-\n    - op: add\n      path: /spec/template/spec/initContainers\n      value:\n      - name: side\n        image: ${name}:v1\n`,
  ],
])('inline: %s', async (_title, text) => {
  for (const content of [text, text.replaceAll('\n', '\r\n')]) {
    const plan = await planFor({ 'kustomization.yaml': content }, [`${name}:v2`]);
    expect(brief(plan).filter((line) => line.includes('_'))).toEqual([]);
    expect(changedFiles(plan)['kustomization.yaml']).toBe(content.replace(':v1', ':v2'));
    expect(plan.edits).toMatchObject([
      { convention: 'kustomize-patches', note: expect.stringMatching(/^inside the text, at /) as string },
    ]);
  }
});

test('the place of an edit inside a text is that in the file', async () => {
  const text = `patches:\n- patch: |-\n${indent(object + merge(`${name}:v1`), 4)}`;
  const [edit] = (await planFor({ 'kustomization.yaml': text }, [`${name}:v2`])).edits;
  expect(edit).toMatchObject({ line: 12, column: 20, path: 'patches[0].patch', old: `${name}:v1`, new: `${name}:v2` });
  expect(text.slice(edit?.start, edit?.end)).toBe(`${name}:v1`);
});

test('two values in one inline patch, and an entry beside it, are one change of the file', async () => {
  const text = `patches:\n- patch: |-\n${indent(`${object}${merge(`${name}:v1`)}${indent(`- name: b\n  image: ${name}:v0\n`, 6)}`, 4)}images:\n- name: nginx\n  newTag: v1\n`;
  const plan = await planFor({ 'kustomization.yaml': text }, [`${name}:v2@${digests.new}`, 'nginx:v2']);
  expect(plan.errors).toEqual([]);
  expect(plan.edits).toHaveLength(3);
  expect(changedFiles(plan)['kustomization.yaml']).toBe(
    text
      .replace(`${name}:v1`, `${name}:v2@${digests.new}`)
      .replace(`${name}:v0`, `${name}:v2@${digests.new}`)
      .replace('newTag: v1', 'newTag: v2'),
  );
});

test('a patch over several quoted lines cannot be edited in part and is left alone', async () => {
  const text = `patches:\n- patch: "{kind: Pod,\n    spec: {containers: [{name: a, image: '${name}:v1'}]}}"\n`;
  const plan = await planFor({ 'kustomization.yaml': text }, [`${name}:v2`]);
  expect(plan.edits).toEqual([]);
  expect(plan.skipped).toContainEqual({
    file: 'kustomization.yaml',
    line: 2,
    reason: 'text over several quoted lines cannot be edited in part',
  });
});

test.each([
  ['patch.yaml', object + merge(`${name}:v1`), '{ path: patch.yaml }'],
  [
    'patch.yaml',
    `- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: "${name}:v1"\n`,
    '{ path: patch.yaml, target: { kind: Deployment } }',
  ],
  [
    'patch.json',
    `[\n  { "op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "${name}:v1" }\n]\n`,
    '{ path: patch.json, target: { kind: Deployment } }',
  ],
])('in a file of its own: %s %j', async (file, text, reference) => {
  const plan = await planFor({ 'kustomization.yaml': `patches: [${reference}]\n`, [file]: text }, [`${name}:v2`]);
  expect(changedFiles(plan)[file]).toBe(text.replace(':v1', ':v2'));
  expect(plan.edits).toMatchObject([{ file, convention: 'kustomize-patches' }]);
});
