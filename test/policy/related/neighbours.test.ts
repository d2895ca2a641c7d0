import { expect, it } from 'vitest';
import { createEnvironmentsOf, createNeighbours } from '../../../src/policy/related/neighbours.ts';
import { rootOf } from '../../gate/verdicts.ts';

const [production, west, staging, both, none] = ['production', 'regions/west', 'staging', 'both', 'none'].map((id) =>
  rootOf(id, ''),
) as [ReturnType<typeof rootOf>, ...ReturnType<typeof rootOf>[]];
const roots = [production, west, staging, both, none].filter((root) => root !== undefined);
const ids = (found: readonly { id: string }[]): readonly string[] => found.map(({ id }) => id);
const neighbours = createNeighbours({
  production: ['production', 'regions/*', 'both'],
  staging: ['staging', 'both'],
});

it('roots of an environment are neighbours, and of those that are of none', () => {
  expect(ids(neighbours(production, roots))).toEqual(['production', 'regions/west', 'both', 'none']);
});

it('a root of two environments has the neighbours of both, one of none has all', () => {
  expect(ids(neighbours(rootOf('both', ''), roots))).toEqual(ids(roots));
  expect(neighbours(rootOf('none', ''), roots)).toBe(roots);
});

it('the lists are the same ones when they are asked for again', () => {
  expect(neighbours(production, roots)).toBe(neighbours(rootOf('regions/west', ''), roots));
});

it('without environments all are neighbours', () => {
  expect(createNeighbours({})(production, roots)).toBe(roots);
});

it('a folder of an environment stands for all roots in it', () => {
  const environmentsOf = createEnvironmentsOf({
    production: ['clusters/production', 'apps/*.yaml'],
    lab: ['lab/*'],
    all: ['.'],
  });
  expect(environmentsOf('clusters/production/web/base')).toEqual(['production', 'all']);
  expect(environmentsOf('clusters/production-like')).toEqual(['all']);
  expect(environmentsOf('apps/web.yaml#Application/argocd/web')).toEqual(['production', 'all']);
  expect(environmentsOf('lab/a/b')).toEqual(['lab', 'all']);
  expect(environmentsOf('.')).toEqual(['all']);
});
