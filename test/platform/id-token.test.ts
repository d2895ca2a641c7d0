import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createIdTokens } from '../../src/platform/id-token.ts';
import { closeServer, listen } from '../harness/http.ts';

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
}

test('outside of a job that may ask, the permission is named', async () => {
  const issue = createIdTokens({ env: {}, mask: () => undefined });
  expect(await rejection(issue('x'))).toMatchObject({
    code: 'CREDENTIALS_ABSENT',
    hint: expect.stringContaining('id-token: write') as unknown,
  });
});

test('a token is asked for with its audience, masked, and asked for again after a failure', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.authorization} ${request.url}`);
    if (asked.length === 1) return void response.writeHead(503).end();
    response.end(JSON.stringify({ value: 'secret-token' }));
  });
  const url = await listen(server);
  const masked: string[] = [];
  const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/?v=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' };
  const issue = createIdTokens({ env, mask: (secret) => masked.push(secret) });
  const both = await Promise.all([issue('https://a b'), issue('https://a b')]);
  await closeServer(server);
  expect(both).toEqual(['secret-token', 'secret-token']);
  expect(asked).toEqual(Array.from({ length: 2 }, () => 'Bearer bearer /?v=2&audience=https%3A%2F%2Fa+b'));
  expect(masked).toEqual(['secret-token']);
});

test('a server that refuses is told by its answer, without the bearer', async () => {
  const server = createServer((_request, response) => void response.writeHead(401).end('bearer'));
  const url = await listen(server);
  const env = { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' };
  const error = await rejection(createIdTokens({ env, mask: () => undefined })('x'));
  await closeServer(server);
  expect(error).toMatchObject({
    code: 'CREDENTIALS_ABSENT',
    message: 'GitHub issued no OIDC token: the server answered 401',
  });
});
