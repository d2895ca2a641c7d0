import { describe, expect, it } from 'vitest';
import { decidingTree, decidingWorkspace } from '../../src/commands/deciding-tree.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { memoryTree } from '../harness/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const strict = 'version: 1\ngate: {packs: [all]}\n';
const lax = 'version: 1\ngate: {packs: [none]}\n';
const workflow = (inputs: string): string =>
  `on: pull_request\njobs: {gate: {steps: [{uses: acme/slipway/gate@v1, with: {${inputs}}}]}}\n`;
const file = '.github/workflows/gate.yaml';

/** What decides where a target branch has files, and a change is judged that has more; by whose, or by which refusal. */
async function judge(base: Files, change: Files, configPath = 'slipway.yaml', action = true): Promise<string> {
  const [rules, tree] = [memoryTree(base), memoryTree({ ...base, ...change })];
  const text = { ...base, ...change }[configPath];
  const config = text === undefined ? undefined : parseConfig(text, configPath);
  const workspace = { folder: '/', tree, repository: undefined, config, configPath };
  try {
    const found = await decidingTree({ action }, workspace, { compare: rules, rules });
    return [
      found.tree === tree ? 'the change' : 'the target branch',
      found.config?.gate?.packs?.join() ?? 'defaults',
      ...(found.notice === undefined ? [] : [found.notice]),
    ].join(': ');
  } catch (thrown) {
    return String(thrown);
  }
}

const refused = (path: string, wanted: string): string =>
  `input "config" would loosen the gate: the target branch has ${path}, but no ${wanted}`;

describe('a configuration of the target branch that is not at the top', () => {
  const base = { 'deploy/slipway.yaml': strict, [file]: workflow('config: deploy/slipway.yaml') };

  it('decides where the input names it', async () => {
    expect(await judge(base, { 'deploy/slipway.yaml': lax }, 'deploy/slipway.yaml')).toBe('the target branch: all');
  });

  it.each<[string, Files, string]>([
    ['a new one', { 'evil.yaml': lax }, 'evil.yaml'],
    ['one at the top', { 'slipway.yaml': lax }, 'slipway.yaml'],
    ['none', {}, 'slipway.yaml'],
  ])('is not exchanged for %s', async (_, change, path) => {
    expect(await judge(base, change, path)).toContain(refused('deploy/slipway.yaml', path));
  });

  it('is what one likes on the command line', async () => {
    expect(await judge(base, { 'evil.yaml': lax }, 'evil.yaml', false)).toContain('the change: none');
  });

  it.each<[string, Files, string]>([
    [
      'of a usual name, with an environment',
      { 'a/slipway.prod.yml': 'version: 1\nenvironments: {}\n' },
      'a/slipway.prod.yml',
    ],
    ['that a workflow names', { 'a/b.yaml': 'version: 1\n', [file]: workflow('config: ./a/b.yaml') }, 'a/b.yaml'],
    [
      'that a script names',
      { 'a/b.yaml': 'version: 1\n', [file]: 'run: slipway gate --config=a/b.yaml\n' },
      'a/b.yaml',
    ],
    ['that cannot be read', { 'a/b.yaml': 'version: [', [file]: '"config": "a/b.yaml"' }, 'a/b.yaml'],
    [
      'that is larger than what is read',
      { 'a/b.yaml': ' '.repeat(17 * 1024 * 1024), [file]: '"config": "a/b.yaml"' },
      'a/b.yaml',
    ],
    ['at the top, that cannot be read', { 'slipway.yaml': 'version: [' }, 'slipway.yaml'],
  ])('is one %s', async (_, files, path) => {
    expect(await judge(files, { 'evil.yaml': lax }, 'evil.yaml')).toContain(refused(path, 'evil.yaml'));
  });
});

describe('where the target branch has no configuration', () => {
  it.each<[string, Files]>([
    ['at all', {}],
    ['but an object of that name', { 'apps/slipway.yaml': 'apiVersion: v1\nkind: Pod\n' }],
    ['but what says what is built', { 'web/slipway.yaml': 'version: 1\nimages: {}\n' }],
    [
      'but that of another Action, that is no YAML',
      { 'l.yaml': 'rules: {\nversion: 1\n', [file]: workflow('config: l.yaml') },
    ],
    ['but that of another Action', { 'l.yaml': 'version: 1\nbug: red\n', [file]: workflow('config: l.yaml') }],
  ])('%s, the one that a change brings decides, and that is told', async (_, base) => {
    expect(await judge(base, { 'slipway.yaml': lax })).toBe(
      'the change: none: the target branch has no slipway.yaml, so the rules that this change brings decide',
    );
  });

  it('an example leaves those alone that go by none', async () => {
    expect(await judge({ 'examples/slipway.yaml': strict }, {})).toBe('the target branch: defaults');
  });
});

describe('without a name, the configuration nearest to the working directory of the target branch', () => {
  async function found(base: Files, head: Files, configPath: string): Promise<readonly unknown[]> {
    const [rules, tree] = [memoryTree(base), memoryTree(head)];
    const text = head[configPath];
    const config = text === undefined ? undefined : parseConfig(text, configPath);
    const host = { context: { workspace: '/repository/deploy/prod' } };
    const context = { platform: { host }, values: { given: () => false } };
    const workspace = await decidingWorkspace(
      context as unknown as Parameters<typeof decidingWorkspace>[0],
      { folder: '/repository', tree, repository: undefined, config, configPath },
      { compare: rules, rules },
    );
    return [workspace.configPath, workspace.config?.gate?.packs?.join()];
  }

  it.each<[string, Files, Files, string, readonly unknown[]]>([
    ['is taken away', { 'deploy/slipway.yaml': strict }, {}, 'slipway.yaml', ['deploy/slipway.yaml', undefined]],
    [
      'is hidden by a nearer one',
      { 'slipway.yaml': strict },
      { 'slipway.yaml': strict, 'deploy/slipway.yaml': lax },
      'deploy/slipway.yaml',
      ['slipway.yaml', 'all'],
    ],
    [
      'is what it was',
      { 'deploy/slipway.yaml': strict },
      { 'deploy/slipway.yaml': lax },
      'deploy/slipway.yaml',
      ['deploy/slipway.yaml', 'none'],
    ],
    ['is a first one', {}, { 'deploy/slipway.yaml': lax }, 'deploy/slipway.yaml', ['deploy/slipway.yaml', 'none']],
  ])('is the one that decides where it %s', async (_, base, head, path, expected) => {
    expect(await found(base, head, path)).toEqual(expected);
  });
});
