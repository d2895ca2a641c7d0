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
): Promise<void> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const tree = memoryTree({ '.github/workflows/gate.yaml': text, 'README.md': 'slipway 1.20 lax.yaml' });
  await demandKnownInputs(parseInputs('gate', env).values, parseConfig(configuration, 'slipway.yaml'), tree);
}

describe('an input that decides what is judged, and that no configuration bounds', () => {
  const plain = workflow(', with: {report: json=a}');

  it.each<[string, Record<string, string>]>([
    ['kubernetes-version', { 'kubernetes-version': '1.20' }],
    ['values', { values: 'strict.yaml\nlax.yaml' }],
  ])('is refused where it is new: %s', async (name, inputs) => {
    const text = workflow(', with: {values: strict.yaml, kubernetes-version: "1.33"}');
    for (const each of [plain, text])
      await expect(demand(inputs, each)).rejects.toMatchObject({
        code: 'GATE_LOOSENED',
        message: expect.stringContaining(`input "${name}" would loosen the gate: `) as unknown,
      });
  });

  it('is what it was', async () => {
    const text = workflow(', with: {values: "a.yaml\\nb.yaml", kubernetes-version: "1.33"}').replace('\\n', '\n');
    await expect(demand({ 'kubernetes-version': '1.33', values: 'a.yaml\nb.yaml' }, text)).resolves.toBeUndefined();
    await expect(demand({}, plain)).resolves.toBeUndefined();
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
