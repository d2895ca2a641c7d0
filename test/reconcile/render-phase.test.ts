import { expect, test } from 'vitest';
import { SlipwayError } from '../../src/model/errors.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import type { FileTree } from '../../src/ports/files.ts';
import type { FollowBranch } from '../../src/ports/git-history.ts';
import type { Rendering } from '../../src/reconcile/rendering.ts';
import { type RenderEnvironment, renderPhase } from '../../src/reconcile/render-phase.ts';
import { silentLogger } from './silent-logger.ts';

const [first, second, stranger] = ['1', '2', '3'].map((digit) => digit.repeat(40));
const root: RenderedRoot = {
  id: 'overlays/prod',
  engine: 'kustomize',
  errors: [],
  milliseconds: 1,
  objects: [{ manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } }],
};

/** A branch of two commits. */
const branch: FollowBranch = async () => ({
  head: { revision: second ?? '', tree: {} as FileTree },
  contains: async (revision) => revision === first || revision === second,
  history: async () => ({ revisions: [second ?? '', first ?? ''], complete: true }),
  [Symbol.asyncDispose]: async () => undefined,
});

async function phase(
  requested: string | undefined,
  render: RenderEnvironment = async () => ({ roots: [root] }),
  follow = branch,
): Promise<Rendering> {
  return await renderPhase({
    follow,
    render,
    clock: { now: () => 0, sleep: async () => undefined },
    log: silentLogger,
    signal: new AbortController().signal,
    settings: {
      environment: 'prod',
      repository: 'https://git',
      branch: 'main',
      credentials: {},
      requested: requested ?? '',
    },
  });
}

function codes(rendering: Rendering): string[] {
  return rendering.errors.map((error) => error.code);
}

test('the head is rendered, whichever of its ancestors was asked for', async () => {
  for (const requested of ['', first, second]) {
    expect(await phase(requested)).toMatchObject({ revision: second, objects: root.objects, errors: [] });
  }
});

test('a commit that is not on the branch is refused before anything is rendered', async () => {
  let rendered = false;
  const result = await phase(stranger, async () => {
    rendered = true;
    return { roots: [root] };
  });
  expect(codes(result)).toEqual(['REVISION_NOT_ON_BRANCH']);
  expect([rendered, result.objects]).toEqual([false, []]);
});

test('what is no full SHA never reaches git', async () => {
  expect(codes(await phase('--upload-pack=x'))).toEqual(['OPTION_INVALID']);
});

test('a root that does not render, or renders nothing, is an error of the rendering', async () => {
  const broken = { ...root, objects: [], errors: [{ code: 'RENDER_FAILED', message: 'no', docs: '' }] };
  expect(codes(await phase('', async () => ({ roots: [root, broken] })))).toEqual(['RENDER_FAILED']);
  expect(codes(await phase('', async () => ({ roots: [{ ...root, objects: [] }] })))).toEqual(['RENDER_EMPTY']);
});

test('a git server that is away is an error of the rendering, so that the cluster can tell it', async () => {
  const away: FollowBranch = async () => {
    throw new SlipwayError('GIT_UNREACHABLE', 'no route to git');
  };
  expect(await phase('', undefined, away)).toMatchObject({ revision: '', errors: [{ code: 'GIT_UNREACHABLE' }] });
});
