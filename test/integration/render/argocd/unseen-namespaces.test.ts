import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import { createRelating } from '../../../../src/policy/related/relate-roots.ts';
import { createRenderBench } from '../parts.ts';
import { fixtureSettings, renderApplied } from './parts.ts';

const renderer = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
afterAll(async () => {
  await renderer[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

const application = (name: string, spec: string): string =>
  `---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name}, namespace: argocd }\nspec: ${spec}\n`;
const set = (name: string, namespace: string): string =>
  `---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: ${name}, namespace: argocd }\nspec: { generators: [{ lists: {} }], template: { metadata: { name: x }, spec: { destination: { namespace: "${namespace}" } } } }\n`;
const own = '{ repoURL: https://github.com/acme/deploy, path: own }';
const elsewhere = '{ repoURL: https://charts.example.com, chart: db, targetRevision: 1.0.0 }';
const pod = (namespace: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${namespace}, namespace: ${namespace} }\nspec: { volumes: [{ name: v, secret: { secretName: token } }] }\n`;

describe('what an Application that was not rendered puts into its namespace', () => {
  it.each(['error', 'exclude'] as const)('is not known, and nothing there is missing: %s', async (remote) => {
    await using bench = createRenderBench();
    const namespaces = ['shop', 'whole', 'mixed', 'set', 'x'];
    bench.write({
      'a.yaml': [
        application('remote', `{ destination: { namespace: shop }, source: ${elsewhere} }`),
        application('nowhere', `{ destination: {}, source: ${elsewhere} }`),
        application('whole', `{ destination: { namespace: whole }, source: ${own} }`),
        application('mixed', `{ destination: { namespace: mixed }, sources: [${own}, ${elsewhere}] }`),
        set('fixed', 'set'),
        set('open', '{{name}}'),
      ].join(''),
      'own/pods.yaml': namespaces.map(pod).join(''),
    });
    const settings = { ...fixtureSettings(bench, templates), remote };
    const roots = await renderApplied(bench, settings, [], { renderer });
    const seen = roots.map(({ id, unseen }) => [id.slice(id.indexOf('#') + 1), unseen]);
    expect(Object.fromEntries(seen)).toMatchObject({
      'Application/argocd/remote': ['shop'],
      'Application/argocd/nowhere': undefined,
      'Application/argocd/whole': undefined,
      'Application/argocd/mixed': ['mixed'],
      'ApplicationSet/argocd/fixed': ['set'],
      'ApplicationSet/argocd/open': undefined,
    });
    const whole = roots.find(({ id }) => id.endsWith('/whole'));
    if (whole === undefined) throw new Error('it was not rendered');
    // Without the other Application of the same pods, which would be for another cluster.
    const [mixed, ...others] = roots.toSorted((one) => (one.id.endsWith('/mixed') ? -1 : 1));
    const relate = createRelating([])(whole, others);
    const missing = whole.objects.filter(({ manifest }) => (relate(manifest)['missing'] as unknown[]).length > 0);
    expect(missing.map(({ manifest }) => manifest.metadata?.name)).toEqual(['whole', 'mixed', 'x']);
    if (mixed === undefined) throw new Error('it was not rendered');
    const inMixed = createRelating([])(mixed, [mixed]);
    const held = mixed.objects.filter(({ manifest }) => (inMixed(manifest)['missing'] as unknown[]).length > 0);
    expect(held.map(({ manifest }) => manifest.metadata?.name)).toEqual(['shop', 'whole', 'set', 'x']);
  });
});
