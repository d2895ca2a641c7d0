import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePath } from '../../../../src/model/json-path.ts';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import { createRenderBench, type RenderBench } from '../parts.ts';
import { expectedPlaces } from './expected-places.ts';
import { type LocatedPath, tracedRepository } from './traced-repository.ts';

/** Changing every exact place takes minutes; `SLIPWAY_LOCATIONS=all` does it. */
const step = process.env['SLIPWAY_LOCATIONS'] === 'all' ? 1 : 23;
const timeoutMs = 900_000;
const renderer = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
const roots = [...new Set(expectedPlaces.map(({ named }) => named))];

/** What says which other object is meant, or is YAML that is read: spoilt, it gives no render to compare with. */
const isRead = ({ object: { manifest }, path }: LocatedPath): boolean =>
  path.join('.') === 'metadata.name' ||
  path.at(-1) === 'values.yaml' ||
  path.at(-1) === 'patch' ||
  (manifest.kind === 'HelmRelease' && /^(chart|valuesFrom)$/.test(String(path[1])));

describe('places of values in roots of operators', () => {
  let bench: RenderBench;
  let repository: ReturnType<typeof tracedRepository>;
  const located = new Map<string, readonly LocatedPath[]>();

  beforeAll(async () => {
    bench = createRenderBench('traced-repository');
    repository = tracedRepository(bench, renderer, templates);
    for (const named of roots) located.set(named, await repository.locate(await repository.render(named)));
  }, timeoutMs);

  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
    await renderer[Symbol.asyncDispose]();
    await templates[Symbol.asyncDispose]();
  });

  it.each(expectedPlaces)('$what', ({ named, object, path, at, words }) => {
    const steps = parsePath(path) ?? [];
    const [one] = (located.get(named) ?? []).filter(
      ({ object: { manifest }, path }) =>
        `${manifest.kind} ${manifest.metadata?.name}` === object && isDeepStrictEqual(path, steps),
    );
    const { file, line, column, precision, found = '' } = one?.location ?? {};
    expect({ at: `${file}:${line}:${column} ${precision}`, found }).toEqual({
      at,
      found: expect.stringContaining(words),
    });
  });

  const container = ['spec', 'template', 'spec', 'containers', 0];

  it.each([
    [
      'the values that say what is beside it',
      'argocd/object.yaml',
      ['resources', 'limits', 'cpu'],
      'argocd/object.yaml',
      21,
    ],
    ['such values in a text', 'sets/list.yaml', ['resources', 'limits', 'cpu'], 'sets/list.yaml', 35],
    ['the chart’s own values', 'argocd/block.yaml', ['securityContext', 'privileged'], 'charts/shop/values.yaml', 15],
    [
      'a template',
      'argocd/block.yaml',
      ['livenessProbe', 'timeoutSeconds'],
      'charts/shop/templates/deployment.yaml',
      36,
    ],
  ])('of what is missing: %s', async (_, named, path, file, line) => {
    const place = await repository.place(named, 'Deployment', [...container, ...path]);
    expect(place).toMatchObject({
      file,
      line,
      precision: 'block',
      found: expect.stringMatching(/missing|no such path/),
    });
  });

  it('are exact nearly everywhere', async ({ annotate }) => {
    const all = [...located.values()].flat();
    const ofCharts = all.filter(({ object }) => object.origin?.file.startsWith('charts/'));
    const others = all.filter((one) => !ofCharts.includes(one));
    await annotate(`exact: ${share(ofCharts)} of paths from charts, ${share(others)} of all others`);
    expect(all.filter(({ location }) => location === undefined)).toEqual([]);
    expect(share(ofCharts)).toBeGreaterThan(0.8);
    expect(share(others)).toBeGreaterThan(0.95);
  });

  it(
    'are exact only where changing them changes the path',
    async () => {
      const wrong: string[] = [];
      for (const [named, paths] of located) {
        const exact = paths.filter((one) => one.location?.precision === 'exact' && !isRead(one));
        wrong.push(
          ...(await repository.unchanged(
            named,
            exact.filter((_, index) => index % step === 0),
          )),
        );
      }
      expect(wrong).toEqual([]);
    },
    timeoutMs,
  );
});

function share(paths: readonly LocatedPath[]): number {
  return paths.filter(({ location }) => location?.precision === 'exact').length / paths.length;
}
