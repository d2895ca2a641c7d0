import { describe, expect, it } from 'vitest';
import { readRunContext } from '../../../src/platform/host/run-context.ts';

function context(eventName: string, event: unknown, more: Record<string, string> = {}) {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/deploy',
    GITHUB_SERVER_URL: 'https://ghe.acme.test',
    GITHUB_RUN_ID: '42',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'abc',
    GITHUB_WORKSPACE: '/workspace',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: '/event.json',
    GITHUB_ACTOR: 'octocat',
    ...more,
  };
  return readRunContext(env, '/here', () => (typeof event === 'string' ? event : JSON.stringify(event)));
}

function pullRequest(head: string | null, login = 'octocat') {
  const repo = head === null ? null : { full_name: head };
  return {
    pull_request: { user: { login }, base: { ref: 'main', sha: 'ba5e' }, head: { ref: 'topic', sha: 'f00', repo } },
  };
}

describe('the context of a run', () => {
  it('outside a runner is the folder alone, whatever else is in the environment', () => {
    const env = { GITHUB_REPOSITORY: 'acme/deploy', GITHUB_EVENT_PATH: '/x' };
    expect(readRunContext(env, '/here', () => '{}')).toMatchObject({
      workspace: '/here',
      repositoryUrl: undefined,
      untrusted: false,
    });
  });

  it('of a push tells repository, commit and run, and has no base', () => {
    expect(context('push', { before: 'x' })).toEqual({
      workspace: '/workspace',
      repositoryUrl: 'https://ghe.acme.test/acme/deploy',
      serverUrl: 'https://ghe.acme.test',
      ref: 'refs/heads/main',
      sha: 'abc',
      runUrl: 'https://ghe.acme.test/acme/deploy/actions/runs/42',
      eventName: 'push',
      base: undefined,
      untrusted: false,
    });
  });

  it('of pull requests and merge groups has the base that they are judged against', () => {
    const base = { ref: 'main', sha: 'ba5e' };
    expect(context('pull_request', pullRequest('acme/deploy')).base).toEqual(base);
    expect(context('pull_request_target', pullRequest('fork/deploy')).base).toEqual(base);
    const group = { merge_group: { base_ref: 'refs/heads/main', base_sha: 'ba5e', head_sha: 'f00' } };
    expect(context('merge_group', group)).toMatchObject({ base, head: 'f00', untrusted: false });
    expect(context('pull_request', pullRequest('acme/deploy')).head).toBe('f00');
  });
});

describe('a run is untrusted', () => {
  it.each(['pull_request', 'pull_request_target'])(
    'when the head of a %s is a fork, also one that is gone',
    (event) => {
      expect(context(event, pullRequest('acme/deploy')).untrusted).toBe(false);
      expect(context(event, pullRequest('Acme/Deploy')).untrusted).toBe(false);
      expect(context(event, pullRequest('mallory/deploy')).untrusted).toBe(true);
      expect(context(event, pullRequest(null)).untrusted).toBe(true);
    },
  );

  it('when Dependabot opened or started it', () => {
    expect(context('pull_request', pullRequest('acme/deploy', 'dependabot[bot]')).untrusted).toBe(true);
    expect(context('push', {}, { GITHUB_ACTOR: 'dependabot[bot]' }).untrusted).toBe(true);
  });

  it('when it follows a workflow of a fork', () => {
    const of = (name: string) => ({ workflow_run: { head_repository: { full_name: name } } });
    expect(context('workflow_run', of('acme/deploy')).untrusted).toBe(false);
    expect(context('workflow_run', of('mallory/deploy')).untrusted).toBe(true);
  });

  it('when the event of a pull request cannot be read', () => {
    expect(context('pull_request', 'not json').untrusted).toBe(true);
    expect(context('pull_request', { pull_request: 'x' }).untrusted).toBe(true);
  });
});
