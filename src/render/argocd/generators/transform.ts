import { isMapping } from '../../parse/objects.ts';
import { clusterParams } from './cluster.ts';
import { type GeneratorContext, NotRenderable } from './generator-context.ts';
import { gitParams } from './git.ts';
import { listParams } from './list.ts';
import { byCodePoints, fillFrom, flatten, mergeOver, type Params, printed } from './params.ts';
import { selects } from './selector.ts';
import { replaceDeep } from './templating.ts';

/** Parameter sets, with the template that they are for. */
export interface Transformed {
  params: readonly Params[];
  template: Params;
}

const elsewhere = ['scmProvider', 'clusterDecisionResource', 'pullRequest', 'plugin'] as const;

/** Generators in generators in generators are more than Argo CD itself takes. */
const deepest = 4;

/** Fields of a template that are one value, whatever is in them. */
const opaque = new Set(['valuesObject']);

/** What one entry of `generators` gives (argo-cd applicationset/generators/generator_spec_processor.go). */
export async function transform(
  generator: Params,
  template: Params,
  context: GeneratorContext,
  given: Params = {},
  depth = 0,
): Promise<readonly Transformed[]> {
  if (depth > deepest) throw new Error('generators are nested too deeply');
  const found: Transformed[] = [];
  for (const [kind, own] of Object.entries(generator)) {
    if (kind === 'selector' || !isMapping(own)) continue;
    const interpolated = await interpolate(own, given, context);
    const sets = await paramsOf(kind, interpolated, context, depth);
    const params = sets.filter(
      (one) => generator['selector'] === undefined || selects(generator['selector'], texts(one)),
    );
    found.push({ params, template: fillFrom(own['template'] ?? {}, template, opaque) as Params });
  }
  return found;
}

/** The second generator of a matrix may use the first one's parameters everywhere; what is missing in its `values` is for later. */
async function interpolate(own: Params, given: Params, { templating }: GeneratorContext): Promise<Params> {
  if (Object.keys(given).length === 0) return own;
  return await replaceDeep(own, given, templating, new Set([own['values']]));
}

function texts(params: Params): Record<string, string> {
  return Object.fromEntries(Object.entries(flatten(params)).map(([key, value]) => [key, printed(value)]));
}

async function paramsOf(
  kind: string,
  generator: Params,
  context: GeneratorContext,
  depth: number,
): Promise<readonly Params[]> {
  switch (kind) {
    case 'list':
      return listParams(generator, context);
    case 'clusters':
      return await clusterParams(generator, context);
    case 'git':
      return await gitParams(generator, context);
    case 'matrix':
      return await matrixParams(generator, context, depth);
    case 'merge':
      return await mergeParams(generator, context, depth);
  }
  if ((elsewhere as readonly string[]).includes(kind))
    throw new NotRenderable(`the ${kind} generator asks a service for its parameters`);
  throw new Error(`there is no generator ${JSON.stringify(kind)}`);
}

function childrenOf(generator: Params, kind: string): readonly Params[] {
  const { generators } = generator;
  const children = Array.isArray(generators) ? generators.filter(isMapping) : [];
  if (children.length < 2) throw new Error(`found less than two generators, ${kind} support only two`);
  return children;
}

async function childParams(
  child: Params,
  context: GeneratorContext,
  given: Params,
  depth: number,
): Promise<readonly Params[]> {
  const [only, second] = await transform(child, {}, context, given, depth + 1);
  if (only === undefined) throw new Error('child generator generated no parameters');
  if (second !== undefined) throw new Error('found more than one generator in one entry');
  return only.params;
}

/** argo-cd applicationset/generators/matrix.go */
async function matrixParams(generator: Params, context: GeneratorContext, depth: number): Promise<readonly Params[]> {
  const [first = {}, second = {}, third] = childrenOf(generator, 'Matrix');
  if (third !== undefined) throw new Error('found more than two generators, Matrix support only two');
  const found: Params[] = [];
  for (const one of await childParams(first, context, {}, depth)) {
    for (const other of await childParams(second, context, one, depth))
      found.push(context.templating.goTemplate ? mergeOver(other, one) : combine(one, other));
  }
  return found;
}

function combine(one: Params, other: Params): Params {
  const combined: Params = Object.fromEntries(Object.entries(one).map(([key, value]) => [key, printed(value)]));
  for (const [key, value] of Object.entries(other)) {
    const text = printed(value);
    if (Object.hasOwn(combined, key) && combined[key] !== text)
      throw new Error(`found duplicate key ${key} with different value, a: ${String(combined[key])} ,b: ${text}`);
    combined[key] = text;
  }
  return combined;
}

/** argo-cd applicationset/generators/merge.go, whose results come in no order; here in that of the first generator. */
async function mergeParams(generator: Params, context: GeneratorContext, depth: number): Promise<readonly Params[]> {
  const { mergeKeys } = generator;
  const keys = Array.isArray(mergeKeys) ? [...new Set(mergeKeys.map(String))].toSorted(byCodePoints) : [];
  if (keys.length === 0) throw new Error('no merge keys were specified, Merge requires at least one');
  const [base = {}, ...others] = childrenOf(generator, 'Merge');
  const merged = byMergeKey(keys, await childParams(base, context, {}, depth));
  for (const child of others) {
    const over = byMergeKey(keys, await childParams(child, context, {}, depth));
    for (const [key, params] of merged) {
      const found = over.get(key);
      if (found === undefined) continue;
      merged.set(key, context.templating.goTemplate ? mergeOver(params, found) : { ...params, ...found });
    }
  }
  return [...merged.values()];
}

function byMergeKey(keys: readonly string[], sets: readonly Params[]): Map<string, Params> {
  const found = new Map<string, Params>();
  for (const params of sets) {
    const key = JSON.stringify(Object.fromEntries(keys.map((one) => [one, params[one] ?? null])));
    if (found.has(key)) {
      throw new Error(
        `the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique. Duplicate key was ${key}`,
      );
    }
    found.set(key, params);
  }
  return found;
}
