import { expect, test } from 'vitest';
import { proveEffect } from '../../src/bump/prove-effect.ts';
import type { Edit, ImageIntent } from '../../src/model/plan.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { digests } from '../harness/bump.ts';

const intent: ImageIntent = { repository: 'ghcr.io/acme/web', tag: 'v2' };

function pod(name: string, images: Record<string, string>, list = 'containers'): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { [list]: Object.entries(images).map(([one, image]) => ({ name: one, image })) },
  };
}

function root(...objects: KubernetesObject[]): RenderedRoot {
  return {
    id: 'overlays/prod',
    engine: 'kustomize',
    objects: objects.map((manifest) => ({ manifest })),
    errors: [],
    milliseconds: 1,
  };
}

function entry(image: string): Edit {
  return {
    file: 'kustomization.yaml',
    document: 0,
    path: 'images[0].newTag',
    line: 3,
    column: 11,
    old: 'v1',
    new: 'v2',
    image,
    convention: 'kustomize-images',
    start: 0,
    end: 2,
    text: 'v2',
  };
}

function prove(
  before: KubernetesObject[],
  after: KubernetesObject[],
  edits: Edit[] = [],
  intents = [intent],
): string[] {
  return proveEffect({ before: [root(...before)], after: [root(...after)], intents, edits }).map(
    ({ code, message, hint }) => `${code} ${message} | ${hint}`,
  );
}

test('exactly the wanted images changed', () => {
  expect(
    prove(
      [pod('a', { a: 'ghcr.io/acme/web:v1', b: 'nginx:1' })],
      [pod('a', { a: 'ghcr.io/acme/web:v2', b: 'nginx:1' })],
    ),
  ).toEqual([]);
  expect(prove([pod('a', { a: 'ghcr.io/acme/web:v2' })], [pod('a', { a: 'ghcr.io/acme/web:v2' })])).toEqual([]);
});

test('a container that stays as it was is no effect, with object and container', () => {
  const [error] = prove(
    [pod('a', { a: 'ghcr.io/acme/web:v1', b: 'ghcr.io/acme/web:v1' })],
    [pod('a', { a: 'ghcr.io/acme/web:v2', b: 'ghcr.io/acme/web:v1' })],
  );
  expect(error).toContain(
    'BUMP_NO_EFFECT ghcr.io/acme/web:v2 does not arrive at v1/Pod//a container b in overlays/prod (ghcr.io/acme/web:v1)',
  );
  expect(error).toContain('overrides it');
});

test('ephemeral containers are what kustomize leaves out', () => {
  const before = [pod('a', { a: 'ghcr.io/acme/web:v1' }, 'ephemeralContainers')];
  expect(prove(before, before, [entry('ghcr.io/acme/web')])[0]).toContain('does not transform ephemeralContainers');
});

test('a registry that is left out is what kustomize does not normalise', () => {
  const before = [pod('a', { a: 'docker.io/library/nginx:v1' })];
  expect(prove(before, before, [entry('nginx')], [{ repository: 'nginx', tag: 'v2' }])[0]).toContain(
    'the entry says "nginx", the object "docker.io/library/nginx"',
  );
});

test('a digest of the old tag is not what a tag alone asks for', () => {
  expect(
    prove(
      [pod('a', { a: `ghcr.io/acme/web:v1@${digests.old}` })],
      [pod('a', { a: `ghcr.io/acme/web:v2@${digests.old}` })],
    ),
  ).toHaveLength(1);
  const same = [pod('a', { a: `ghcr.io/acme/web:v2@${digests.old}` })];
  expect(prove(same, same)).toEqual([]);
});

test('something else that changed is too much, and a dot of an expression is told', () => {
  const before = [pod('a', { a: 'ghcr.io/acme/web:v1', b: 'ghcrxio/acme/web:v1' })];
  const after = [pod('a', { a: 'ghcr.io/acme/web:v2', b: 'ghcrxio/acme/web:v2' })];
  expect(prove(before, after, [entry('ghcr.io/acme/web')])[0]).toContain(
    'BUMP_TOO_MUCH the edits also change v1/Pod//a container b in overlays/prod from ghcrxio/acme/web:v1 to ghcrxio/acme/web:v2 | The name "ghcr.io/acme/web" of an entry is a regular expression',
  );
});

test('an image that no object uses has no effect', () => {
  const before = [pod('a', { a: 'nginx:1' })];
  expect(prove(before, before, [entry('ghcr.io/acme/web')])[0]).toContain(
    'BUMP_NO_EFFECT no rendered object uses ghcr.io/acme/web | The entry matches no image',
  );
});

test('an edit without effect in its roots is told, though another root has the image right', () => {
  const [before, after] = ['v1', 'v2'].map((tag) => [
    { ...root(pod('a', { a: `ghcr.io/acme/web:${tag}` })), id: 'overlays/a' },
    { ...root(pod('b', { b: 'ghcr.io/mirror/web:v1' })), id: 'overlays/b' },
  ]);
  const edits = ['a', 'b'].map((name) => ({
    ...entry('ghcr.io/acme/web'),
    file: `overlays/${name}/kustomization.yaml`,
  }));
  const rootsOf = (file: string): ReadonlySet<string> => new Set([file.slice(0, 'overlays/x'.length)]);
  const request = { before: before ?? [], after: after ?? [], intents: [intent] };
  expect(proveEffect({ ...request, edits: edits.slice(0, 1), rootsOf })).toEqual([]);
  const errors = proveEffect({ ...request, edits, rootsOf });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({
    code: 'BUMP_NO_EFFECT',
    message: 'setting images[0].newTag to v2 changes no rendered object',
    location: { file: 'overlays/b/kustomization.yaml', line: 3, column: 11 },
  });
  expect(errors[0]?.hint).toContain('compare the entry\'s with "ghcr.io/mirror/web"');
});

test('what Argo CD, Flux or an operator makes objects of is not judged here', () => {
  const application = [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'web' } }];
  const edit = (convention: string): Edit => ({ ...entry('ghcr.io/acme/web'), convention });
  for (const convention of ['argocd-application', 'flux-helm-release', 'image-fields']) {
    expect(prove(application, application, [edit(convention)])).toEqual([]);
  }
  expect(prove(application, application, [edit('workload')])[0]).toContain('BUMP_NO_EFFECT');
  const stale = [...application, pod('a', { a: 'ghcr.io/acme/web:v1' })];
  expect(prove(stale, stale, [edit('argocd-application')])[0]).toContain('does not arrive at');
});

test('objects whose name changes with their content are the same use; one that vanishes is too much', () => {
  expect(prove([pod('job-v1', { a: 'ghcr.io/acme/web:v1' })], [pod('job-v2', { a: 'ghcr.io/acme/web:v2' })])).toEqual(
    [],
  );
  expect(
    prove(
      [pod('a', { a: 'ghcr.io/acme/web:v1' }), pod('b', { b: 'nginx:1' })],
      [pod('a', { a: 'ghcr.io/acme/web:v2' })],
    )[0],
  ).toContain('from nginx:1 to nothing');
});

test('image volumes and renames count', () => {
  const volume = (reference: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { volumes: [{ name: 'a', image: { reference } }] },
  });
  const renamed = [{ repository: 'nginx', newRepository: 'ghcr.io/acme/nginx' }];
  expect(prove([volume('nginx:1')], [volume('ghcr.io/acme/nginx:1')], [], renamed)).toEqual([]);
  expect(prove([volume('nginx:1')], [volume('nginx:1')], [], renamed)).toHaveLength(1);
});

test('a root that does not render is left to whoever judges rendering', () => {
  const broken: RenderedRoot = { ...root(), errors: [{ code: 'RENDER_FAILED', message: 'x', docs: '' }] };
  expect(
    proveEffect({ before: [root(pod('a', { a: 'ghcr.io/acme/web:v1' }))], after: [broken], intents: [intent] }),
  ).toEqual([]);
});
