import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachePlace } from '../../../src/platform/cache/cache-place.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

describe('the place of compiled policies', () => {
  it('is the user’s cache folder, with a secret beside it that stays the same', async () => {
    await using home = temporaryDirectory('cache');
    const surroundings = { env: { HOME: home.path }, runner: false, untrusted: false };
    const [first, second] = await Promise.all([
      cachePlace(surroundings, 'policies'),
      cachePlace(surroundings, 'policies'),
    ]);
    expect(first?.folder).toBe(join(home.path, '.cache/slipway/policies'));
    expect(first?.secret).toEqual(second?.secret);
    const file = join(home.path, '.local/state/slipway/cache-key');
    expect([...(first?.secret ?? [])]).toEqual([...readFileSync(file)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const moved = { HOME: home.path, XDG_CACHE_HOME: join(home.path, 'c'), XDG_STATE_HOME: 'relative' };
    const other = await cachePlace({ ...surroundings, env: moved }, 'policies');
    expect([other?.folder, other?.secret]).toEqual([join(home.path, 'c/slipway/policies'), first?.secret]);
  });

  it('is on a runner only what is named and sealed with a secret of the workflow', async () => {
    const env = { HOME: '/nowhere', SLIPWAY_CACHE: '/tmp/cache', SLIPWAY_CACHE_KEY: 'secret' };
    const on = (more: Readonly<Record<string, string | undefined>>, untrusted = false) =>
      cachePlace({ env: { ...env, ...more }, runner: true, untrusted }, 'policies');
    expect(await on({})).toEqual({ folder: '/tmp/cache/policies', secret: new TextEncoder().encode('secret') });
    expect(await on({ SLIPWAY_CACHE_KEY: '' })).toBeUndefined();
    expect(await on({ SLIPWAY_CACHE: undefined })).toBeUndefined();
    expect(await on({ SLIPWAY_CACHE: 'off' })).toBeUndefined();
    expect(await on({}, true)).toBeUndefined();
  });

  it('is bounded for what is kept of each root', async () => {
    await using home = temporaryDirectory('cache');
    const surroundings = { env: { HOME: home.path }, runner: false, untrusted: false };
    for (const kind of ['renders', 'evaluations'] as const) {
      const place = await cachePlace(surroundings, kind);
      expect(place?.folder).toBe(join(home.path, '.cache/slipway', kind));
      expect(place?.limits?.bytes).toBeLessThanOrEqual(512 * 1024 * 1024);
    }
    expect(await cachePlace({ ...surroundings, untrusted: true }, 'evaluations')).toBeUndefined();
  });

  it('is none where no secret can be kept', async () => {
    await using home = temporaryDirectory('cache');
    const env = { HOME: home.path, XDG_STATE_HOME: '/dev/null' };
    expect(await cachePlace({ env, runner: false, untrusted: false }, 'renders')).toBeUndefined();
  });
});
