import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiUrlOf, createGitHub } from '../../src/platform/github.ts';
import { type GitHubApi, startGitHubApi } from '../harness/github-api.ts';

let api: GitHubApi;

beforeAll(async () => {
  api = await startGitHubApi({
    basePath: '/api/v3',
    repositories: { 'acme/deploy': { private: true }, 'acme/site': {}, 'acme/old': { archived: true } },
    tokens: {
      workflow: { kind: 'app', login: 'github-actions[bot]', rights: { contents: 'write' } },
      writer: { kind: 'classic', login: 'ann', scopes: ['repo', 'workflow'], role: 'write' },
      reader: { kind: 'classic', login: 'bob', scopes: ['repo'], role: 'read' },
      open: { kind: 'classic', login: 'cid', scopes: ['public_repo'], role: 'admin' },
      narrow: { kind: 'fine-grained', login: 'eve', role: 'admin' },
    },
  });
});

afterAll(async () => {
  await api.stop();
});

function access(token: string | undefined, name: string) {
  const [owner = '', repository = ''] = name.split('/');
  return createGitHub({ token, serverUrl: 'https://ghes.example', apiUrl: api.url }).access(owner, repository);
}

describe('access to a repository', () => {
  it('is what the role and scopes of a classic token say', async () => {
    expect(await access('writer', 'acme/deploy')).toEqual({ read: true, push: true });
    expect(await access('reader', 'acme/deploy')).toEqual({ read: true, push: false });
    expect(await access('open', 'acme/site')).toEqual({ read: true, push: true });
  });

  it('is neither when the token is refused or may not see the repository', async () => {
    expect(await access('expired', 'acme/deploy')).toEqual({ read: false, push: false });
    expect(await access('open', 'acme/deploy')).toEqual({ read: false, push: false });
    expect(await access('writer', 'acme/none')).toEqual({ read: false, push: false });
  });

  it('is no push to an archived repository', async () => {
    expect(await access('writer', 'acme/old')).toEqual({ read: true, push: false });
  });

  it('is unknown where the answer says nothing: a workflow token, a fine-grained token, the rate limit', async () => {
    expect(await access('workflow', 'acme/site')).toBeUndefined();
    expect(await access('narrow', 'acme/site')).toBeUndefined();
    api.exhaust(60);
    expect(await access('writer', 'acme/deploy')).toBeUndefined();
    api.state.rateLimit.remaining = 100;
  });

  it('is not asked for without a token', async () => {
    const before = api.state.requests.length;
    expect(await access(undefined, 'acme/site')).toBeUndefined();
    expect(api.state.requests).toHaveLength(before);
  });

  it('is unknown when the API cannot be reached, and the wait ends with the signal', async () => {
    const github = createGitHub({ token: 'writer', serverUrl: 'https://ghes.invalid' });
    expect(await github.access('acme', 'deploy')).toBeUndefined();
    await expect(github.access('acme', 'deploy', AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});

describe('the address of the API', () => {
  it('follows from the server', () => {
    expect(apiUrlOf('https://github.com')).toBe('https://api.github.com');
    expect(apiUrlOf('https://acme.ghe.com')).toBe('https://api.acme.ghe.com');
    expect(apiUrlOf('https://git.acme.example:8443/')).toBe('https://git.acme.example:8443/api/v3');
  });
});
