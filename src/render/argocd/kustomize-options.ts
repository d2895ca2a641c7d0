import { mappingOf, mappingsOf, substitute, textOf, textsOf } from './application.ts';
import type { Params } from './generators/params.ts';

/**
 * A kustomization with an Application's options, as `kustomize edit` would write them (argo-cd util/kustomize/kustomize.go Build).
 * Throws where kustomize would: a label that is there already.
 */
export function withOptions(
  kustomization: Params,
  options: Params,
  environment: Readonly<Record<string, string>>,
  components: readonly string[],
): Params {
  const edited: Params = { ...kustomization };
  for (const key of ['namePrefix', 'nameSuffix', 'namespace'] as const) {
    const value = textOf(options[key]);
    if (value !== '') edited[key] = value;
  }
  const images = textsOf(options['images']).map((image) => parseImage(substitute(image, environment)));
  if (images.length > 0) edited['images'] = byName(edited['images'], images);
  const replicas = mappingsOf(options['replicas']).map(({ name, count }) => ({
    name: textOf(name),
    count: Number(count),
  }));
  if (replicas.length > 0) edited['replicas'] = byName(edited['replicas'], replicas);
  addLabels(edited, options, environment);
  addAnnotations(edited, options, environment);
  const patches = mappingsOf(options['patches']);
  if (patches.length > 0) edited['patches'] = [...listOf(edited['patches']), ...patches];
  const others = components.filter((one) => !listOf(edited['components']).includes(one));
  if (others.length > 0) edited['components'] = [...listOf(edited['components']), ...others];
  return edited;
}

/** Options that change what kustomize does; the others are about which kustomize it is. */
export function hasOptions(options: Params): boolean {
  const changing = new Set(Object.keys(options));
  for (const key of ['version', 'kubeVersion', 'apiVersions']) changing.delete(key);
  return changing.size > 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

interface Named {
  name: string;
}

function byName(before: unknown, added: readonly Named[]): readonly unknown[] {
  const names = new Set(added.map(({ name }) => name));
  const kept = mappingsOf(before).filter((one) => !names.has(textOf(one['name'])));
  return [...kept, ...added].toSorted((one, other) => (textOf(one['name']) < textOf(other['name']) ? -1 : 1));
}

/** kustomize/commands/edit/set/setimage.go: `NAME=NEWNAME:TAG@DIGEST`, `NAME:TAG`, `NAME@DIGEST`. */
export function parseImage(text: string): Named & Record<string, string> {
  const equals = text.indexOf('=');
  const { name, ...version } = parseReference(equals < 0 ? text : text.slice(equals + 1));
  if (equals < 0) return { name, ...version };
  return { name: text.slice(0, equals), ...(name === '' ? {} : { newName: name }), ...version };
}

function parseReference(text: string): { name: string; newTag?: string; digest?: string } {
  const [before = '', digest] = text.split('@');
  const colon = before.indexOf(':', before.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? before : before.slice(0, colon),
    ...(colon < 0 ? {} : { newTag: before.slice(colon + 1) }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function addLabels(edited: Params, options: Params, environment: Readonly<Record<string, string>>): void {
  const labels = Object.entries(mappingOf(options['commonLabels'])).map(
    ([key, value]) => [key, substitute(textOf(value), environment)] as const,
  );
  if (labels.length === 0) return;
  const force = options['forceCommonLabels'] === true;
  if (options['labelWithoutSelector'] === true || options['labelIncludeTemplates'] === true) {
    const includeTemplates = options['labelIncludeTemplates'] === true;
    edited['labels'] = [
      ...listOf(edited['labels']),
      { pairs: Object.fromEntries(labels), ...(includeTemplates ? { includeTemplates } : {}) },
    ];
  } else edited['commonLabels'] = added('label', edited['commonLabels'], labels, force);
}

function addAnnotations(edited: Params, options: Params, environment: Readonly<Record<string, string>>): void {
  const substituted = options['commonAnnotationsEnvsubst'] === true;
  const annotations = Object.entries(mappingOf(options['commonAnnotations'])).map(
    ([key, value]) => [key, substituted ? substitute(textOf(value), environment) : textOf(value)] as const,
  );
  if (annotations.length === 0) return;
  const force = options['forceCommonAnnotations'] === true;
  edited['commonAnnotations'] = added('annotation', edited['commonAnnotations'], annotations, force);
}

function added(what: string, before: unknown, entries: readonly (readonly [string, string])[], force: boolean): Params {
  const there = mappingOf(before);
  const twice = force ? undefined : entries.find(([key]) => Object.hasOwn(there, key));
  if (twice !== undefined) throw new Error(`${what} ${twice[0]} already in kustomization file`);
  return { ...there, ...Object.fromEntries(entries) };
}
