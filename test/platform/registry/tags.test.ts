import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type FakeRegistry, type Seen, startFakeRegistry } from './fake-registry.ts';
import { subject } from './subject.ts';

/** A registry that lists tags in pages; `more` is the link to the next page of each. */
async function startPaged(pages: readonly unknown[], more: (page: number) => string): Promise<FakeRegistry> {
  return await startFakeRegistry({
    auth: 'none',
    intercept: ({ path }: Seen, response: ServerResponse) => {
      const url = new URL(path, 'http://a');
      if (url.pathname !== '/v2/acme/charts/web/tags/list') return false;
      const page = Number(url.searchParams.get('last') ?? 0);
      const next = page + 1 < pages.length ? { link: more(page + 1) } : {};
      response.writeHead(200, { 'content-type': 'application/json', ...next });
      response.end(JSON.stringify({ name: 'acme/charts/web', tags: pages[page] }));
      return true;
    },
  });
}

const tagsOf = ({ host }: FakeRegistry): Promise<unknown> => subject().registry.tags(`${host}/acme/charts/web`);

describe('the tags of a repository', () => {
  it('come from all pages, wherever the links between these lead', async () => {
    const links = (page: number): string =>
      page === 1
        ? '</v2/acme/charts/web/tags/list?n=1000&last=1>; rel="next"'
        : '<http://evil.invalid/v2/other/tags/list?last=2&n=1000>; rel=next';
    await using fake = await startPaged([['1.0.0', '1.1.0'], ['2.0.0'], null], links);
    expect(await tagsOf(fake)).toEqual(['1.0.0', '1.1.0', '2.0.0']);
    expect(fake.seen.map(({ path }) => path)).toEqual([
      '/v2/acme/charts/web/tags/list?n=1000',
      '/v2/acme/charts/web/tags/list?n=1000&last=1',
      '/v2/acme/charts/web/tags/list?last=2&n=1000',
    ]);
  });

  it('are undefined where there is no such repository', async () => {
    await using fake = await startFakeRegistry({ auth: 'none' });
    expect(await tagsOf(fake)).toBeUndefined();
  });

  it('are not asked for without an end', async () => {
    const same = '</v2/acme/charts/web/tags/list?last=0>; rel="next"';
    await using fake = await startPaged([['1.0.0'], ['1.0.1']], () => same);
    await expect(tagsOf(fake)).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('more than 100 pages'),
    });
  });

  it('are refused when they are something else', async () => {
    await using fake = await startPaged(['1.0.0'], () => '');
    await expect(tagsOf(fake)).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
  });
});
