import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { createMatcher, setImage, splitImage } from '../../src/bump/kustomize-image.ts';
import { planBump } from '../../src/bump/plan-bump.ts';
import { parseImageArgument } from '../../src/model/image-argument.ts';
import type { Plan } from '../../src/model/plan.ts';
import { parseSetImageArgument } from '../../src/model/set-image-argument.ts';
import { parseSetArgument } from '../../src/model/set-argument.ts';
import { transformParsed } from '../harness/image-fields.ts';
import { memoryTree } from '../harness/memory-tree.ts';

interface Case {
  name: string;
  group: string;
  mode: 'bytes' | 'parsed' | 'error';
  input: string;
  /** A file's text; a flag or parts in the groups about names. */
  expected: unknown;
  file: string;
  image: string;
  key: string;
  value: string;
  trim?: boolean;
  args: unknown;
  policies: Record<string, string>;
}

const suite = JSON.parse(readFileSync(new URL('../fixtures/bump/cases.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

function text({ expected }: { expected: unknown }): string {
  if (typeof expected !== 'string') throw new Error('the case has no text');
  return expected;
}

function casesOf(group: string): Case[] {
  return suite.cases.filter((one) => one.group === group);
}

function contentOf(plan: Plan, file: string, input: string): string {
  expect(plan.errors).toEqual([]);
  const bytes = plan.files.get(file);
  return bytes ? new TextDecoder().decode(bytes) : input;
}

describe('argocd-image-updater: kustomizations', () => {
  test.each(casesOf('aiu-kustomize'))('$name', async ({ file, input, image, expected }) => {
    const plan = await planBump({
      tree: memoryTree({ [file]: input }),
      intents: [parseImageArgument(image)],
      onMissing: 'fail',
    });
    expect(contentOf(plan, file, input)).toBe(expected);
  });
});

describe('argocd-image-updater: Helm values', () => {
  const all = casesOf('aiu-helm');

  async function setting({ file, input, key, value }: Case): Promise<Plan> {
    return planBump({
      tree: memoryTree({ [file]: input }),
      intents: [],
      sets: [parseSetArgument(`${file}:${key}=${value}`)],
      onMissing: 'fail',
    });
  }

  test.each(all.filter(({ mode }) => mode === 'bytes'))('$name', async (one) => {
    const content = contentOf(await setting(one), one.file, one.input);
    expect(one.trim === true ? content.trim() : content).toBe(one.trim === true ? text(one).trim() : one.expected);
  });

  test.each(all.filter(({ mode }) => mode === 'error'))('$name is refused', async (one) => {
    const refusal = await setting(one).then(
      (plan) => ({ files: plan.files.size, errors: plan.errors.length }),
      () => ({ files: 0, errors: 1 }),
    );
    expect(refusal).toEqual({ files: 0, errors: 1 });
  });
});

describe('flux image-automation-controller: setter comments', () => {
  // Two policies of the suite have one image with different values: in each run the other policies are about images of their own.
  const objects = (list: Record<string, string>, only: string): string =>
    Object.entries(list)
      .map(([policy, image]) => {
        const [namespace = '', name = ''] = policy.split(':');
        const repository = policy === only ? (/^(.*):v/.exec(image)?.[1] ?? '') : `ghcr.io/other/${name}`;
        const head = (kind: string, own: string): string =>
          `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ${kind}\nmetadata: { name: ${own}, namespace: ${namespace} }\n`;
        return [
          `${head('ImageRepository', `r-${name}`)}spec: { image: ${repository} }\n`,
          `${head('ImagePolicy', name)}spec: { imageRepositoryRef: { name: r-${name} } }\n`,
        ].join('---\n');
      })
      .join('---\n');
  const others = ['kustomize-images', 'kustomize-patches', 'workload', 'helm-values'];

  test.each(casesOf('flux-setters'))('$name', async (one) => {
    let content = one.input;
    for (const [policy, image] of Object.entries(one.policies)) {
      const plan = await planBump({
        tree: memoryTree({ [one.file]: content, 'policies.yaml': objects(one.policies, policy) }),
        intents: [parseImageArgument(image)],
        without: others,
        onMissing: 'ignore',
      });
      content = contentOf(plan, one.file, content);
    }
    expect(content).toBe(one.expected);
  });
});

describe('kustomize edit set image', () => {
  const all = casesOf('kustomize-set-image');

  test.each(all.filter(({ mode }) => mode === 'parsed'))('$name', async ({ input, args, expected }) => {
    const plan = await planBump({
      tree: memoryTree({ 'kustomization.yaml': input === '' ? 'resources: []\n' : input }),
      intents: [],
      setImages: (args as string[]).map(parseSetImageArgument),
      onMissing: 'fail',
    });
    const content = load(contentOf(plan, 'kustomization.yaml', input)) as Record<string, unknown>;
    expect(content).toMatchObject(load(text({ expected })) as object);
  });

  test.each(all.filter(({ mode, args }) => mode === 'error' && (args as string[]).length > 0))('$name', ({ args }) => {
    expect(() => (args as string[]).map(parseSetImageArgument)).toThrow('sets nothing');
  });
});

describe('kustomize: what an entry matches, how an image is split, what an entry makes of it', () => {
  test.each(casesOf('kustomize-image-match'))('match: $name', ({ args, input, expected }) => {
    expect(createMatcher((args as { name: string }).name)(input)).toBe(expected);
  });

  test.each(['(a|a)*', '(a+)+', 'a?'.repeat(60)])(
    'match: an expression on which JavaScript works for ever: %s',
    (name) => {
      const matches = createMatcher(name);
      expect([matches(`${'a'.repeat(59)}!`), matches(`${'a'.repeat(59)}:1`)]).toEqual([false, true]);
    },
  );

  test.each(casesOf('kustomize-image-split'))('split: $name', ({ input, expected }) => {
    expect(splitImage(input)).toEqual(expected);
  });

  test.each([
    ...casesOf('kustomize-imagetag'),
    ...casesOf('kustomize-imagetag-transformer'),
    ...casesOf('kustomize-imagetag-legacy'),
  ])('transform: $group $name', ({ args, input, expected }) => {
    const { entry, fieldSpecs } = transformerOf(args);
    const matches = createMatcher(entry.name);
    const transform = (image: string): string => (matches(image) ? setImage(image, entry) : image);
    expect(transformParsed(load(input), fieldSpecs, transform)).toEqual(
      transformParsed(load(text({ expected })), [], (image) => image),
    );
  });
});

type Entry = { name: string; newName?: string; newTag?: string; digest?: string; tagSuffix?: string };

function transformerOf(args: unknown): { entry: Entry; fieldSpecs: { path: string }[] } {
  const { image, fieldSpecs, transformer } = args as {
    image: Entry;
    fieldSpecs?: { path: string }[];
    transformer?: string;
  };
  if (transformer === undefined) return { entry: image, fieldSpecs: fieldSpecs ?? [] };
  const { imageTag, fieldSpecs: specs } = load(transformer) as {
    imageTag: Entry & { Digest?: string };
    fieldSpecs?: { path: string }[];
  };
  const { Digest, ...entry } = imageTag;
  return { entry: Digest === undefined ? entry : { ...entry, digest: Digest }, fieldSpecs: specs ?? [] };
}
