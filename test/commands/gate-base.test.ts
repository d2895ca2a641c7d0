import { describe, expect, it } from 'vitest';
import { demandWhole, findBase } from '../../src/commands/gate-base.ts';
import { memoryTree } from '../harness/memory-tree.ts';

type Context = Parameters<typeof findBase>[0];
type Opened = Parameters<typeof findBase>[1];

/** What a pull request is compared with, of a history in which `topic` came from `main`. */
async function compared(checkout: string, head: string | undefined, action = true): Promise<string | undefined> {
  const before: Readonly<Record<string, readonly string[]>> = {
    main: [],
    older: [],
    topic: ['older'],
    merge: ['main', 'topic', 'older'],
  };
  const repository = {
    resolve: (revision: string) => Promise.resolve(revision),
    head: () => Promise.resolve(checkout),
    mergeBase: (one: string, other: string) =>
      Promise.resolve(one === other || before[other]?.includes(one) ? one : 'older'),
    treeAt: (revision: string) => ({ ...memoryTree({}), label: revision }),
  };
  const host = {
    context: { workspace: '/w', base: { ref: 'main', sha: 'main' }, head, eventName: 'pull_request_target' },
  };
  const context = { platform: { host, files: {} }, values: { text: () => undefined }, action };
  return (await findBase(context as unknown as Context, { repository } as unknown as Opened))?.compare.label;
}

describe('a change that is not checked out', () => {
  it.each(['main', 'older'])('is not judged as one that brings nothing: %s', async (checkout) => {
    await expect(compared(checkout, 'topic')).rejects.toMatchObject({
      code: 'GIT_REVISION_MISSING',
      message: 'what is checked out holds nothing of the change: topic is not in it',
      hint: expect.stringContaining('refs/pull/NUMBER/merge') as string,
    });
  });

  it('is another thing than one that brings nothing, and than one that is', async () => {
    expect(await compared('main', 'main')).toBe('main');
    expect(await compared('merge', 'topic')).toBe('main');
    expect(await compared('topic', 'topic')).toBe('older');
    expect(await compared('main', undefined)).toBe('main');
    expect(await compared('main', 'topic', false)).toBe('main');
  });
});

it('a sparse checkout is not taken for the whole', async () => {
  const of = (isSparse: boolean): Promise<void> =>
    demandWhole({ repository: { isSparse: () => Promise.resolve(isSparse) } } as unknown as Opened);
  await expect(of(true)).rejects.toMatchObject({ code: 'GIT_REVISION_MISSING' });
  await expect(of(false)).resolves.toBeUndefined();
  await expect(demandWhole({ repository: undefined })).resolves.toBeUndefined();
});
