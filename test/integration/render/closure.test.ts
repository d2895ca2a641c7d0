import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEvaluationCache } from '../../../src/gate/evaluation-cache.ts';
import type { EvaluateRoot } from '../../../src/gate/evaluation.ts';
import { createLocator } from '../../../src/gate/locate/create-locator.ts';
import { type GateRequest, runGate } from '../../../src/gate/run-gate.ts';
import { formatIdentity, identify } from '../../../src/model/object.ts';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import { createFindApplied } from '../../../src/render/applied-engines.ts';
import type { FindApplied } from '../../../src/render/applied-roots.ts';
import type { ContentCache } from '../../../src/ports/content-cache.ts';
import { renderBoth, type RenderedBoth } from '../../../src/render/render-both.ts';
import { renderRoots } from '../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { awkwardFiles, awkwardLinks } from './awkward-repository.ts';
import { createRenderBench, type RenderBench } from './parts.ts';
import { createRandom, edit, editKinds } from './random-edits.ts';

/** All 200 take minutes; `SLIPWAY_CLOSURE=all` makes them. */
const isWhole = process.env['SLIPWAY_CLOSURE'] === 'all';
const share = isWhole ? 1 : 0.1;
/** How many edits of each: most where a root is made of files that are hard to tell. */
const repositories = [
  ['awkward', 70],
  ['flux2-kustomize-helm-example', 50],
  ['microservices-demo', 40],
  ['argocd-repository', 24],
  ['apps/microservices-demo/kustomize', 16],
] as const;
/** Further repositories in the folder `SLIPWAY_REPOSITORIES`, each with as many edits as `SLIPWAY_EDITS` says. */
const elsewhere = process.env['SLIPWAY_REPOSITORIES'];
const further =
  elsewhere === undefined
    ? []
    : readdirSync(elsewhere).map(
        (name) => [join(elsewhere, name), Number(process.env['SLIPWAY_EDITS'] ?? 50)] as const,
      );
/** The last takes as long as all others. */
const chosen = further.length > 0 ? further : isWhole ? repositories : repositories.slice(0, -1);
const renderer = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
afterAll(async () => {
  await renderer[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

function open(name: string): RenderBench {
  const isFixture = name !== 'awkward' && !name.startsWith('/');
  const bench = createRenderBench(isFixture ? name : undefined);
  if (name.startsWith('/')) cpSync(name, bench.folder, { recursive: true, verbatimSymlinks: true });
  if (name !== 'awkward') return bench;
  bench.write(awkwardFiles);
  for (const [link, target] of Object.entries(awkwardLinks)) {
    rmSync(join(bench.folder, link), { force: true });
    mkdirSync(dirname(join(bench.folder, link)), { recursive: true });
    symlinkSync(target, join(bench.folder, link));
  }
  return bench;
}

function engines({ files }: RenderBench): FindApplied {
  return createFindApplied({
    argocd: {
      overlay: (tree, changes) => files.overlay(tree, changes),
      evaluate: templates.evaluate,
      repositories: ['https://github.com/acme/deploy'],
      clusters: [],
      plugins: { substitute: 'passthrough' },
      newFileGlobbing: false,
    },
    flux: {
      overlay: (tree, changes) => files.overlay(tree, changes),
      repositories: ['https://github.com/acme/deploy'],
      charts: {},
      strict: false,
      exclude: [],
      isExternal: () => true,
    },
  });
}

/** Says something of every object that changes whenever the object does, at a place deep in it. */
const evaluate: EvaluateRoot = ({ objects }) =>
  Promise.resolve({
    errors: [],
    violations: objects.map((object) => ({
      rule: 'any',
      severity: JSON.stringify(object.manifest).length % 2 === 0 ? ('error' as const) : ('warning' as const),
      message: `${formatIdentity(identify(object.manifest))} ${JSON.stringify(object.manifest)}`,
      object,
      path: ['spec', 'template', 'spec'],
      docs: 'https://slipway.dev',
    })),
  });

type Rendered = Pick<RenderedBoth, 'base' | 'head' | 'unchanged'>;

async function verdictOf(rendered: Rendered, head: RenderBench, by: Partial<GateRequest> = {}): Promise<Verdict> {
  await using locator = createLocator(head.tree);
  const { base, ...others } = rendered;
  const verdict = await runGate({
    ...others,
    ...(base === undefined ? {} : { base }),
    rules: 1,
    failOn: 'error',
    locate: locator.locate,
    evaluate,
    ...by,
  });
  return { ...verdict, roots: verdict.roots.map((root) => ({ ...root, milliseconds: 0 })) };
}

/** Keeps from run to run, as the one on disk does. */
function memoryCache(): ContentCache {
  const kept = new Map<string, Uint8Array>();
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, bytes) => Promise.resolve(void kept.set(key, bytes)),
  };
}

async function rendersOf(bench: RenderBench): Promise<readonly RenderedRoot[]> {
  const applied = engines(bench);
  const roots = await resolveRoots(bench.tree, { applied, allRoots: true });
  return await renderRoots({ tree: bench.tree, roots, exec: bench.exec, renderer, applied });
}

/** Compares the two runs over an edit that has been made, and says how many roots the partial one rendered once. */
async function compare(
  base: RenderBench,
  edited: RenderBench,
  whole: readonly RenderedRoot[],
  told: string,
  kept: ContentCache,
): Promise<number> {
  // A tree is looked through once, and this one has just changed.
  const head = { ...edited, tree: edited.files.tree(edited.folder) };
  const applied = engines(head);
  const [before, after] = await Promise.all(
    [base, head].map(({ tree }) => resolveRoots(tree, { applied, allRoots: true })),
  );
  const request = {
    base: { tree: base.tree, roots: before ?? [] },
    head: { tree: head.tree, roots: after ?? [] },
    exec: head.exec,
    renderer,
    applied,
  };
  const partial = await renderBoth(request);
  const full = { base: whole, head: await rendersOf(head), unchanged: partial.unchanged };
  const expected = { told, ...(await verdictOf(full, head)) };
  expect({ told, ...(await verdictOf(partial, head)) }).toEqual(expected);
  // And with what was rendered and found before: for other edits, and for this one.
  for (const _run of [1, 2]) {
    const found = createEvaluationCache(kept, { digest: 'one', compares: false, evaluate, contextOf: () => '' });
    const cached = await renderBoth({ ...request, renders: { kept, version: '1' }, recall: found.recall });
    await found.open(cached);
    const { evaluate: again, contextOf } = found;
    const verdict = await verdictOf(cached, head, { evaluate: again, contextOf });
    await found.save();
    expect({ told, ...verdict }).toEqual(expected);
  }
  return partial.unchanged.size;
}

describe('a run that renders only what changed', () => {
  it.each(chosen.map((one, place) => [...one, place] as const))(
    'judges %s as a whole run does, whatever is edited',
    { timeout: 3_600_000 },
    async (name, edits, place) => {
      await using base = open(name);
      await using head = open(name);
      const whole = await rendersOf(base);
      let skipped = 0;
      const kept = memoryCache();
      for (let index = 0; index < Math.ceil(edits * share); index++) {
        const kind = editKinds[(index + (isWhole ? 0 : place * 3)) % editKinds.length] ?? 'change a value';
        const made = edit(head.folder, kind, createRandom(index * 7919 + name.length));
        try {
          skipped += await compare(base, head, whole, made.told, kept);
        } finally {
          made.undo();
        }
      }
      // Had everything been rendered anew, this would prove nothing.
      expect(skipped).toBeGreaterThan(0);
    },
  );

  it('takes every file into account that a root is made of, named by whatever names it', async () => {
    await using base = open('awkward');
    await using head = open('awkward');
    const whole = await rendersOf(base);
    expect(whole.flatMap(({ errors }) => errors)).toEqual([]);
    for (const [file, text] of Object.entries(awkwardFiles).filter(
      ([path]) => !/ustomization|Chart|web|far|plain|values/.test(path),
    )) {
      head.write({ [file]: text.replace(/(\w)(["']?\n)$/, '$12$2') });
      await compare(base, head, whole, file, memoryCache());
      head.write({ [file]: text });
    }
  });

  it('is not ended by a link that leads out of the repository, nor by a file that is too large', async () => {
    await using base = open('awkward');
    await using head = open('awkward');
    for (const { folder } of [base, head]) {
      writeFileSync(join(folder, 'chart/files/large.bin'), Buffer.alloc(17 * 1024 * 1024));
      for (const file of ['chart/files/a.txt', 'prod/text.txt']) {
        rmSync(join(folder, file));
        symlinkSync('/etc/hostname', join(folder, file));
      }
    }
    const whole = await rendersOf(base);
    await compare(base, head, whole, 'links', memoryCache());
    const found = whole.map(({ id, errors }) => [id, errors[0]?.code]);
    expect(found).toContainEqual(['transformed', undefined]);
    expect(found).toContainEqual(['prod', expect.stringMatching(/./)]);
  });
});
