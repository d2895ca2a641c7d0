import { expect, test } from 'vitest';
import { explainAccess } from '../../src/commands/explain-access.ts';
import { SlipwayError } from '../../src/model/errors.ts';
import { createGitHub } from '../../src/platform/github.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { startGitHubApi } from '../harness/github-api.ts';

const refused = async (): Promise<never> => {
  throw new SlipwayError('GIT_PUSH_FORBIDDEN', 'refused');
};

async function hintFor(token: string): Promise<string | undefined> {
  await using api = await startGitHubApi({
    repositories: { 'acme/deploy': { private: true } },
    tokens: {
      reader: { kind: 'classic', login: 'bob', scopes: ['repo'], role: 'read' },
      stranger: { kind: 'classic', login: 'cid', scopes: ['public_repo'], role: 'read' },
    },
  });
  const github = createGitHub({ token, serverUrl: 'https://github.com', apiUrl: api.url });
  const platform = { github, signal: new AbortController().signal } as unknown as Platform;
  const thrown = await explainAccess(platform, 'https://github.com/acme/deploy.git', refused).catch(
    (error: unknown) => error,
  );
  expect(thrown).toMatchObject({ code: 'GIT_PUSH_FORBIDDEN', message: 'refused' });
  return (thrown as SlipwayError).hint;
}

test('a refused push tells what GitHub knows about the token', async () => {
  expect(await hintFor('reader')).toContain('may read acme/deploy but not push');
  expect(await hintFor('stranger')).toContain('cannot see acme/deploy');
});
