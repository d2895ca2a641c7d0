import { describe, expect, it } from 'vitest';
import { type GitHubApi, type GitHubApiOptions, startGitHubApi } from './github-api.ts';
import { commitFiles, git, initBare } from './repository.ts';
import { temporaryDirectory } from './temp.ts';

const WORLD: GitHubApiOptions = {
  repositories: {
    'acme/deploy': { private: true, issues: [7] },
    'acme/site': { defaultBranch: 'trunk', issues: [1] },
  },
  tokens: {
    workflow: { kind: 'app', login: 'github-actions[bot]', rights: { issues: 'write' } },
    weak: { kind: 'app', login: 'weak[bot]', rights: { contents: 'read' } },
    person: { kind: 'classic', login: 'ann', scopes: ['repo'], role: 'write' },
    scopeless: { kind: 'classic', login: 'bob', scopes: [], role: 'write' },
    narrow: { kind: 'fine-grained', login: 'eve', repositories: ['acme/site'], role: 'admin' },
  },
};

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & unknown[];
}

async function call(
  api: GitHubApi,
  token: string | undefined,
  path: string,
  method = 'GET',
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${api.url}${path}`, {
    method,
    headers: { 'User-Agent': 'test', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

async function start(basePath: '' | '/api/v3' = ''): Promise<GitHubApi> {
  return startGitHubApi({ ...structuredClone(WORLD), basePath });
}

describe('repositories', () => {
  it("show a user's permissions, and none of an App's", async () => {
    await using api = await start();
    const person = await call(api, 'person', '/repos/acme/deploy');
    expect(person.body).toMatchObject({
      full_name: 'acme/deploy',
      permissions: { pull: true, push: true, maintain: false },
    });
    expect(person.headers.get('x-oauth-scopes')).toBe('repo');
    const workflow = await call(api, 'workflow', '/repos/acme/deploy');
    expect(workflow.body).toMatchObject({ permissions: { pull: false, push: false } });
    expect(workflow.headers.has('x-oauth-scopes')).toBe(false);
    expect((await call(api, undefined, '/repos/acme/site')).body).not.toHaveProperty('permissions');
  });

  it('hide private ones from whoever may not see them, and refuse unknown tokens', async () => {
    await using api = await start();
    const status = async (token?: string): Promise<number> => (await call(api, token, '/repos/acme/deploy')).status;
    expect(await status()).toBe(404);
    expect(await status('scopeless')).toBe(404);
    expect(await status('narrow')).toBe(404);
    const unknown = await call(api, 'nonsense', '/repos/acme/deploy');
    expect(unknown).toMatchObject({ status: 401, body: { message: 'Bad credentials' } });
    expect(api.state.requests.map((request) => request.status)).toEqual([404, 404, 404, 401]);
  });

  it('are under /api/v3 on an Enterprise server', async () => {
    await using api = await start('/api/v3');
    expect(api.url).toMatch(/\/api\/v3$/);
    expect((await call(api, 'person', '/repos/acme/deploy')).status).toBe(200);
  });
});

describe('comments', () => {
  const PATH = '/repos/acme/deploy/issues/7/comments';

  it('are created, listed in pages, and updated', async () => {
    await using api = await start();
    for (let number = 0; number < 3; number += 1)
      await call(api, 'workflow', PATH, 'POST', { body: `comment ${number}` });
    const page = await call(api, 'workflow', `${PATH}?per_page=2`);
    expect(page.body.map((comment) => (comment as { body: string }).body)).toEqual(['comment 0', 'comment 1']);
    expect(page.headers.get('link')).toContain(`<${api.url}${PATH}?per_page=2&page=2>; rel="next"`);
    expect(page.body[0]).toMatchObject({ user: { login: 'github-actions[bot]', type: 'Bot' } });
    const updated = await call(api, 'workflow', '/repos/acme/deploy/issues/comments/1002', 'PATCH', { body: 'new' });
    expect(updated).toMatchObject({ status: 200, body: { body: 'new' } });
    expect(api.state.comments.map((comment) => comment.body)).toEqual(['comment 0', 'new', 'comment 2']);
  });

  it('name the permission that is missing', async () => {
    await using api = await start();
    const refused = await call(api, 'weak', PATH, 'POST', { body: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
    expect((await call(api, undefined, '/repos/acme/site/issues/1/comments', 'POST', { body: 'x' })).status).toBe(401);
    expect(api.state.comments).toEqual([]);
  });

  it('are refused when empty, too long, or on an issue that is not there', async () => {
    await using api = await start();
    const status = async (path: string, body: string): Promise<number> =>
      (await call(api, 'workflow', path, 'POST', { body })).status;
    expect(await status(PATH, ' ')).toBe(422);
    expect(await status(PATH, 'x'.repeat(65_537))).toBe(422);
    expect(await status(PATH.replace('7', '8'), 'x')).toBe(404);
    expect(await status(PATH, 'x'.repeat(65_536))).toBe(201);
  });
});

describe('limits', () => {
  it('refuse requests when the hourly limit is used up, and say until when', async () => {
    await using api = await start();
    api.exhaust(60);
    const refused = await call(api, 'person', '/repos/acme/deploy');
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('rate limit exceeded') as string },
    });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  });

  it('refuse a burst with the seconds to wait, then serve again', async () => {
    await using api = await start();
    api.state.secondaryLimit = { requests: 1, retryAfter: 2 };
    const refused = await call(api, 'person', '/repos/acme/deploy');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await call(api, 'person', '/repos/acme/deploy')).status).toBe(200);
  });
});

describe('compare', () => {
  it('tells ahead, behind, diverged, identical and unrelated commits of a real repository', async () => {
    await using folder = temporaryDirectory('test');
    await initBare(folder.path);
    const base = await commitFiles(folder.path, { a: '1' }, { message: 'Base' });
    await git(folder.path, 'branch', 'side', base);
    const head = await commitFiles(folder.path, { a: '2', b: '' }, { message: 'Head\n\nbody' });
    const side = await commitFiles(folder.path, { c: '' }, { branch: 'side' });
    await commitFiles(folder.path, { z: '' }, { branch: 'alien', orphan: true });
    await using api = await start();
    api.state.repositories['acme/deploy'] = { folder: folder.path };
    const compare = (basehead: string): Promise<Answer> =>
      call(api, 'person', `/repos/acme/deploy/compare/${basehead}`);
    expect((await compare(`${base}...main`)).body).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      merge_base_commit: { sha: base },
      commits: [{ sha: head, commit: { message: 'Head\n\nbody' } }],
      files: [
        { filename: 'a', status: 'modified' },
        { filename: 'b', status: 'added' },
      ],
    });
    expect((await compare(`main...${base}`)).body).toMatchObject({ status: 'behind', behind_by: 1, commits: [] });
    expect((await compare(`${side}...main`)).body).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1 });
    expect((await compare('main...main')).body).toMatchObject({ status: 'identical' });
    expect((await compare('main...alien')).body).toMatchObject({
      message: 'No common ancestor between main and alien.',
    });
    expect((await compare('main...nowhere')).status).toBe(404);
  });
});
