import { describe, expect, it } from 'vitest';
import { createLogins } from '../../../src/render/charts/logins.ts';

const masked: string[] = [];
const loginFor = createLogins(
  [
    { url: 'https://charts.acme.dev', username: 'all', 'password-variable': 'ALL' },
    { url: 'https://charts.acme.dev/private', username: 'private', 'password-variable': 'PRIVATE' },
    { url: 'https://absent.acme.dev', username: 'a', 'password-variable': 'ABSENT' },
  ],
  (name) => ({ ALL: 'one', PRIVATE: 'two', ABSENT: '' })[name],
  (secret) => masked.push(secret),
);

describe('the login for a chart repository', () => {
  it('is the one of the longest URL that it is below', () => {
    expect(loginFor('https://charts.acme.dev/private/index.yaml').login).toEqual({
      username: 'private',
      password: 'two',
    });
    expect(loginFor('https://charts.acme.dev/privateer/index.yaml').login).toEqual({
      username: 'all',
      password: 'one',
    });
    expect(masked).toEqual(['two', 'one']);
  });

  it.each([
    'https://charts.acme.dev.evil.dev/private/index.yaml',
    'http://charts.acme.dev/private/index.yaml',
    'https://charts.acme.dev:8443/private/index.yaml',
    'https://charts.acme.dev@evil.dev/private/index.yaml',
  ])('is not sent to %s', (url) => {
    expect(JSON.stringify(loginFor(url))).not.toMatch(/two|one/);
  });

  it('may stand in the URL, which is then asked without it', () => {
    expect(loginFor('https://me:s%40cret@other.dev/index.yaml')).toEqual({
      url: 'https://other.dev/index.yaml',
      login: { username: 'me', password: 's@cret' },
    });
  });

  it('that is not there is named', () => {
    expect(() => loginFor('https://absent.acme.dev/index.yaml')).toThrow(
      expect.objectContaining({ code: 'CREDENTIALS_ABSENT', message: expect.stringContaining('ABSENT') }),
    );
  });
});
