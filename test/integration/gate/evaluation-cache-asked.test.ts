import { describe, expect, it } from 'vitest';
import { createRandom, edit, editKinds } from '../render/random-edits.ts';
import { compare, open, repository } from './compare-cached.ts';

/** All edits and questions take minutes; `SLIPWAY_EVALUATIONS=all` makes them. */
const isWhole = process.env['SLIPWAY_EVALUATIONS'] === 'all';

describe('what rules found, kept from run to run, of more that may be edited and asked', () => {
  it('says what a run without says, whatever it is asked', async () => {
    const { bench, base } = await open();
    await using _ = bench;
    bench.write({ 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') });
    for (const [args, explains] of [
      [[], isWhole],
      [['--base', base], true],
      [['b', '--base', base], isWhole],
      [['--kubernetes-version', '1.30'], isWhole],
      [['--disable', 'cpu-request-missing'], isWhole],
    ] as const) {
      const plain = await compare(bench, args, args.join(' '));
      if (!explains) continue;
      const explained = await compare(bench, [...args, '--explain-location'], args.join(' '));
      expect(explained.found).toBeGreaterThanOrEqual(plain.found);
      expect(explained.json).toContain('locationExplanation');
    }
  });

  it.each([
    ['flux2-kustomize-helm-example', 10, 4],
    ['microservices-demo', 8, 4],
  ] as const)('says of %s what a run without says, whatever is edited', async (fixture, count, step) => {
    const { bench, base } = await open(fixture);
    await using _ = bench;
    let found = 0;
    for (let index = 0; index < count; index += isWhole ? 1 : step) {
      const kind = editKinds[index % editKinds.length] ?? 'change a value';
      const made = edit(bench.folder, kind, createRandom(index * 104_729 + fixture.length));
      try {
        found += (await compare(bench, ['--base', base, '--all-roots'], made.told)).found;
      } finally {
        made.undo();
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});
