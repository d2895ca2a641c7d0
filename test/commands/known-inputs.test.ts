import { describe, expect, it } from 'vitest';
import { demandKnownInputs } from '../../src/commands/known-inputs.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { parseInputs } from '../../src/options/inputs.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const workflow = (inputs: string): string => `jobs: {gate: {steps: [{uses: acme/slipway/gate@v1${inputs}}]}}\n`;

/** Whether the inputs of a change are let pass where the target branch has a workflow. */
async function demand(
  inputs: Readonly<Record<string, string>>,
  text: string,
  configuration = 'version: 1\n',
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<void> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const tree = memoryTree({ '.github/workflows/gate.yaml': text, 'README.md': 'slipway 1.20 lax.yaml', ...more });
  await demandKnownInputs(parseInputs('gate', env).values, parseConfig(configuration, 'slipway.yaml'), tree);
}

describe('an input that decides what is judged, and that no configuration bounds', () => {
  const plain = workflow(', with: {report: json=a}');

  it.each<[string, Record<string, string>]>([
    ['kubernetes-version', { 'kubernetes-version': '1.20' }],
    ['values', { values: 'strict.yaml\nlax.yaml' }],
  ])('is refused where it is new: %s', async (name, inputs) => {
    const text = workflow(name === 'values' ? ', with: {values: strict.yaml}' : ', with: {kubernetes-version: "1.33"}');
    for (const each of [plain, text])
      await expect(demand(inputs, each)).rejects.toMatchObject({
        code: 'GATE_LOOSENED',
        message: expect.stringContaining(`input "${name}" would loosen the gate: `) as unknown,
      });
  });

  it('is what it was', async () => {
    const text = `jobs: {gate: {steps: [{uses: acme/slipway/gate@v1, with: {values: "a.yaml\\nb.yaml", kubernetes-version: "1.33"}}]}}\n`;
    await expect(demand({ 'kubernetes-version': '1.33', values: 'a.yaml\nb.yaml' }, text)).resolves.toBeUndefined();
    await expect(demand({}, plain)).resolves.toBeUndefined();
  });

  it.each<[string, Record<string, string>, string]>([
    ['that stands in a comment', { 'kubernetes-version': '1.20' }, `${plain}# kubernetes-version: 1.20\n`],
    [
      'of another action',
      { 'kubernetes-version': '1.20' },
      `${plain}more: {uses: acme/kind@v1, with: {kubernetes-version: "1.20"}}\n`,
    ],
    ['of another name', { 'kubernetes-version': '1.20' }, `${plain}env: {GO_VERSION: "1.20"}\n`],
    ['that is a part of the list', { values: 'base.yaml' }, workflow(', with: {values: "base.yaml\\nprod.yaml"}')],
    ['in another order', { values: 'prod.yaml\nbase.yaml' }, workflow(', with: {values: "base.yaml\\nprod.yaml"}')],
    ['of two steps', { values: 'a.yaml\nb.yaml' }, `${workflow(', with: {values: a.yaml}')}more: {values: b.yaml}\n`],
    ['that is left out', {}, workflow(', with: {values: prod.yaml}')],
  ])('is refused where it is one %s', async (_, inputs, text) => {
    await expect(demand(inputs, text)).rejects.toMatchObject({ code: 'GATE_LOOSENED' });
  });

  it.each<[string, Record<string, string>, string]>([
    ['as YAML means it', { 'kubernetes-version': '1.3' }, workflow(', with: {kubernetes-version: 1.30}')],
    ['with a space in it', { values: 'my values.yaml' }, workflow(', with: {values: my values.yaml}')],
    ['with comments between', { values: 'a.yaml\nb.yaml' }, workflow(', with: {values: "a.yaml # x\\n\\nb.yaml"}')],
    [
      'of a matrix',
      { 'kubernetes-version': '1.32' },
      `${workflow(', with: {kubernetes-version: "${{ matrix.k8s }}"}')}strategy: {matrix: {k8s: ["1.32", "1.33"]}}\n`,
    ],
    [
      'made of what a matrix includes',
      { values: 'envs/prod/values.yaml' },
      `${workflow(', with: {values: "envs/${{ matrix.env }}/values.yaml"}')}strategy: {matrix: {include: [{env: prod}]}}\n`,
    ],
    [
      'that a reusable workflow is given, or has as its default',
      { 'kubernetes-version': '1.33', values: 'a.yaml' },
      `${workflow(', with: {kubernetes-version: "${{ inputs.kubernetes-version || \'1.30\' }}", values: "${{inputs.files}}"}')}on: {workflow_call: {inputs: {files: {default: a.yaml}}}}
caller: {uses: ./.github/workflows/gate.yaml, with: {kubernetes-version: "1.33"}}\n`,
    ],
    [
      'of a script',
      { values: 'a.yaml\nb.yaml', 'kubernetes-version': '1.33' },
      'run: slipway gate --values a.yaml --values=b.yaml --kubernetes-version "1.33"\n',
    ],
  ])('is known where it is one %s', async (_, inputs, text) => {
    await expect(demand(inputs, text)).resolves.toBeUndefined();
  });

  it('may be given by an action of the repository, wherever that is', async () => {
    const uses = 'jobs: {gate: {steps: [{uses: ./ci/gate}]}}\n';
    const action = workflow(', with: {values: a.yaml}');
    const more = { 'ci/gate/action.yml': action };
    await expect(demand({ values: 'a.yaml' }, uses, undefined, more)).resolves.toBeUndefined();
    await expect(demand({ values: 'b.yaml' }, uses, undefined, more)).rejects.toMatchObject({ code: 'GATE_LOOSENED' });
  });

  it('is not let pass where a workflow cannot be read', async () => {
    const more = { '.github/workflows/large.yaml': new Uint8Array(17 * 1024 * 1024) };
    await expect(demand({ values: 'a.yaml' }, 'jobs: {}\n', undefined, more)).rejects.toMatchObject({
      code: 'FILE_INVALID',
    });
  });

  it('is the version of a pack, too', async () => {
    const pinned = workflow(', with: {pack: "pss-restricted:v1.30"}');
    await expect(demand({ pack: 'pss-restricted:v1.25' }, pinned)).rejects.toMatchObject({ code: 'GATE_LOOSENED' });
    await expect(demand({ pack: 'pss-restricted:v1.30\npss-baseline' }, pinned)).resolves.toBeUndefined();
    const configuration = 'version: 1\ngate: {packs: ["pss-restricted:v1.31"]}\n';
    await expect(demand({ pack: 'pss-restricted:v1.31' }, plain, configuration)).resolves.toBeUndefined();
  });

  it('is what is judged, too, where the configuration does not say that', async () => {
    const two = workflow(', with: {root: "apps/a\\napps/b"}');
    await expect(demand({ root: 'apps/b\nmore\napps/a' }, two)).resolves.toBeUndefined();
    for (const text of [two, plain])
      await expect(demand({ root: 'apps/a' }, text)).rejects.toMatchObject({ code: 'GATE_LOOSENED' });
    await expect(demand({ root: 'a' }, plain, 'version: 1\ngate: {roots: [a]}\n')).resolves.toBeUndefined();
    await expect(demand({}, two)).resolves.toBeUndefined();
  });

  it('may be whatever where the target branch runs no Slipway yet', async () => {
    await expect(demand({ 'kubernetes-version': '1.20', values: 'a.yaml' }, 'jobs: {}\n')).resolves.toBeUndefined();
  });

  it('is for the configuration to bound where that says something', async () => {
    await expect(
      demand({ 'kubernetes-version': '1.33' }, plain, 'version: 1\ngate: {kubernetes-version: "1.33"}\n'),
    ).resolves.toBeUndefined();
  });
});
