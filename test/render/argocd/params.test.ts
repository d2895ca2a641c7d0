import { describe, expect, it } from 'vitest';
import { fillFrom, flatten, mergeOver, printed, sanitizeName } from '../../../src/render/argocd/generators/params.ts';
import { replaceFast } from '../../../src/render/argocd/generators/templating.ts';
import { normalizeRepository } from '../../../src/render/argocd/repositories.ts';
import { patchTemplate } from '../../../src/render/argocd/template-patch.ts';

describe('parameters of ApplicationSets', () => {
  it('are printed as Go prints what JSON decoded', () => {
    const values = [
      1,
      999_999,
      1_000_000,
      1_234_567,
      0.5,
      0.0001,
      0.000_01,
      -2_500_000,
      true,
      null,
      ['a', 1],
      { b: 1, a: 'x' },
    ];
    expect(values.map(printed)).toEqual([
      '1',
      '999999',
      '1e+06',
      '1.234567e+06',
      '0.5',
      '0.0001',
      '1e-05',
      '-2.5e+06',
      'true',
      '<nil>',
      '[a 1]',
      'map[a:x b:1]',
    ]);
  });

  it('are flattened, merged and filled without one taking the other’s place', () => {
    expect(flatten({ a: { b: [1, { c: 2 }] }, d: 'e' })).toEqual({ 'a.b.0': 1, 'a.b.1.c': 2, d: 'e' });
    expect(mergeOver({ a: { x: 1, y: 1 }, b: [1] }, { a: { y: 2 }, b: [] })).toEqual({ a: { x: 1, y: 2 }, b: [] });
    expect(fillFrom({ a: '', b: 1, c: { d: 1 } }, { a: 'x', b: 2, c: { d: 2, e: 2 } })).toEqual({
      a: 'x',
      b: 1,
      c: { d: 1, e: 2 },
    });
  });

  it('are put into texts where they are known', () => {
    expect(replaceFast('{{a}}-{{ a }}-{{b}}-{{path[0]}}', { a: 'x', 'path[0]': 'y' })).toBe('x-x-{{b}}-y');
    expect(replaceFast('no tag {{', { a: 'x' })).toBe('no tag {{');
    expect(() => replaceFast('{{a}} {{', { a: 'x' })).toThrow('cannot find end tag');
  });

  it('give names of DNS', () => {
    expect(sanitizeName('_Shop EU.1-')).toBe('shop-eu.1');
  });
});

describe('a templatePatch', () => {
  it('replaces lists, deletes by null and never moves the project', () => {
    const application = { spec: { project: 'shop', sources: [1, 2], source: { helm: { a: 1 } } } };
    expect(
      patchTemplate(application, { spec: { project: 'stolen', sources: [3], source: { helm: null, path: 'p' } } }),
    ).toEqual({
      spec: { project: 'shop', sources: [3], source: { path: 'p' } },
    });
  });
});

describe('a repository', () => {
  it('is the same by every protocol', () => {
    const urls = [
      'https://github.com/Acme/deploy.git',
      'git@github.com:acme/deploy',
      'ssh://git@github.com:22/acme/deploy.git/',
      'https://token@github.com/acme/deploy',
    ];
    expect(new Set(urls.map(normalizeRepository))).toEqual(new Set(['github.com/acme/deploy']));
  });
});
