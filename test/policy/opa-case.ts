import type { PolicySource } from '../../src/ports/policy-engine.ts';

/** A case of OPA's own tests. */
export interface Case {
  note: string;
  query: string;
  modules?: readonly string[];
  data?: Record<string, unknown>;
  input?: unknown;
  /** Rego, for what JSON has not. */
  input_term?: string;
  /** The variables of the query, for each way to fulfil it. */
  want_result?: readonly Record<string, unknown>[];
  want_error?: string;
  want_error_code?: string;
  /** The error is one with --strict-builtin-errors only; without it, what fails is undefined. */
  strict_error?: boolean;
}

export interface PreparedCase {
  sources: readonly PolicySource[];
  entrypoint: string;
  data: Record<string, unknown>;
  input: unknown;
}

export function wantsError(one: Case): boolean {
  return one.want_error !== undefined || one.want_error_code !== undefined;
}

/** The modules of a case, and one that asks for what it asks for. */
export function prepareCase(one: Case): PreparedCase {
  return prepare(one, 'slipway_query', (text) => text, one.data ?? {});
}

/** The same with all it has below `data` in places of its own, to be compiled with others. */
export function prepareAsPart(one: Case, index: number): PreparedCase {
  const data = one.data ?? {};
  const packages = (one.modules ?? []).map((text) => /^package (\w+)/m.exec(text)?.[1]);
  const roots = new Set([...packages.filter((name) => name !== undefined), ...Object.keys(data)]);
  const own = (name: string): string => `slipway_case${index}_${name}`;
  const rename = (text: string): string =>
    text
      .replaceAll(/^(import data\.(\w+))$/gm, '$1 as $2')
      .replaceAll(/\bdata\.(\w+)/g, (whole, name: string) => (roots.has(name) ? `data.${own(name)}` : whole))
      .replaceAll(/^package (\w+)/gm, (_, name: string) => `package ${own(name)}`);
  const renamed = Object.fromEntries(Object.entries(data).map(([name, value]) => [own(name), value]));
  return prepare(one, `slipway_query${index}`, rename, renamed);
}

/** Whether nothing in it depends on what else there is in `data`. */
export function mayBePart({ query, modules = [] }: Case): boolean {
  return [query, ...modules].every((text) => !/\bdata\b(?!\.\w)/.test(text));
}

function prepare(
  one: Case,
  name: string,
  change: (text: string) => string,
  data: Record<string, unknown>,
): PreparedCase {
  const input = one.input_term === undefined ? '' : ` with input as ${one.input_term}`;
  // `x` where nothing is wanted, so that what is there instead is seen.
  const variables = Object.keys(one.want_result?.[0] ?? (/\bx\b/.test(one.query) ? { x: true } : {}));
  // All of `data` would hold what asks for it.
  const all = Object.keys(one.want_result?.[0]?.['x'] ?? {}).map((key) => `"${key}": data.${key}`);
  const query = one.query === 'data = x' ? `x = {${all.join(', ')}}` : one.query;
  const found = variables.map((variable) => `"${variable}": ${variable}`).join(', ');
  const asking = `package ${name}\n\nfound := [each | ${change(query)}${input}; each := {${found}}]`;
  const texts = [...(one.modules ?? []).map(change), asking];
  const sources = texts.map((text, place) => ({ path: `${name}/${place}.rego`, text }));
  return { sources, entrypoint: `${name}/found`, data, input: one.input ?? {} };
}
