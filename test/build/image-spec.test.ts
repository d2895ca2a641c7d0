import { describe, expect, it } from 'vitest';
import { checkSpec, tagsOf } from '../../src/build/image-spec.ts';
import { secretsOf } from '../../src/build/secrets.ts';
import { thrownBy } from '../harness/thrown.ts';
import { revisions, spec } from './build-ports.ts';

describe('an image of the configuration', () => {
  it('cannot smuggle options into a builder’s arguments', () => {
    const good = {
      repository: 'ghcr.io/acme/web',
      target: 'prod',
      args: { A: 'any, thing' },
      secrets: { npm: 'NPM_TOKEN' },
    };
    expect(() => checkSpec(spec(good.repository, { ...good, cache: 'ghcr.io/acme/cache' }))).not.toThrow();
    for (const bad of [
      { repository: 'ghcr.io/acme/web,push=false' },
      { repository: 'ghcr.io/acme/web:1' },
      { cache: 'ghcr.io/acme/cache,mode=min' },
      { target: '--help' },
      { args: { 'A=B,C': 'x' } },
      { secrets: { 'a,src=/etc/shadow': 'X' } },
      { secrets: { a: 'X,src=/etc/shadow' } },
    ]) {
      expect(thrownBy(() => checkSpec(spec('ghcr.io/acme/web', bad))).code).toBe('CONFIG_INVALID');
    }
  });

  it('cannot take a token that was given to Slipway for a build secret', () => {
    for (const source of ['INPUT_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'SLIPWAY_SSH_KEY']) {
      expect(thrownBy(() => checkSpec(spec('a/b', { secrets: { a: source } }))).code).toBe('CONFIG_INVALID');
    }
  });

  it('has tags of the commit, each once', () => {
    const tags = ['sha-{sha12}', '{sha}', 'edge', 'edge'];
    expect(tagsOf(spec('a/b', { tags }), revisions.first)).toEqual(['sha-111111111111', revisions.first, 'edge']);
    expect(thrownBy(() => tagsOf(spec('a/b', { tags: ['{branch}'] }), revisions.first))).toMatchObject({
      code: 'CONFIG_INVALID',
      hint: expect.stringContaining('{sha12}') as string,
    });
  });

  it('has its secrets from the environment, or names every one that is missing', () => {
    const image = spec('a/b', { secrets: { a: 'ONE', b: 'TWO', c: 'THREE' } });
    expect(secretsOf(image, (name) => name.toLowerCase())).toEqual({ ONE: 'one', TWO: 'two', THREE: 'three' });
    expect(thrownBy(() => secretsOf(image, (name) => (name === 'ONE' ? 'x' : '')))).toMatchObject({
      code: 'CREDENTIALS_ABSENT',
      message: expect.stringMatching(/TWO, THREE$/) as string,
    });
  });
});
