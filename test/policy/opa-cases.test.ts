import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import type { PolicyEngine } from '../../src/ports/policy-engine.ts';
import { withSortedLists } from './support.ts';

interface Case {
  note: string;
  query: string;
  modules?: readonly string[];
  data?: Record<string, unknown>;
  input?: unknown;
  /** Rego, for what JSON has not. */
  input_term?: string;
  want_result?: readonly { x: unknown }[];
  want_error?: string;
  want_error_code?: string;
}

const folder = fileURLToPath(new URL('../fixtures/opa-cases/', import.meta.url));

/** Which of OPA's functions their cases need and Slipway refuses when it compiles. */
const refused = ['test.sleep'];

/** What runs inside of policy.wasm has no integers of more than 64 bits here; it fails, and is no silent difference. */
const known = ['strings/format_int: bignum exact (>64-bit integer, all bases + negative)'];

/** So many are compiled together: a compilation takes longer to start than to add a case. */
const together = 40;

describe('OPA’s own cases', () => {
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const engine = createPolicyEngine();
  afterAll(() => engine[Symbol.asyncDispose]());

  it.each(groups.map(({ name }) => name))(
    '%s',
    async (group) => {
      const files = readdirSync(`${folder}${group}`);
      const cases = files.flatMap(
        (file) => (parse(readFileSync(`${folder}${group}/${file}`, 'utf8')) as { cases: Case[] }).cases,
      );
      const different: unknown[] = [];
      let compared = 0;
      for (const [one, outcome] of await outcomesOf(engine, cases)) {
        if (outcome === 'refused') continue;
        compared += 1;
        // A function that fails makes its expression undefined: this is OPA without --strict-builtin-errors.
        const wanted = one.want_result?.[0] === undefined ? undefined : withSortedLists(one.want_result[0].x);
        if (known.includes(one.note)) continue;
        if (JSON.stringify(outcome.value) !== JSON.stringify(wanted))
          different.push({ note: one.note, wanted, outcome });
      }
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(0);
    },
    300_000,
  );
});

type Outcome = 'refused' | { value?: unknown; error?: string };

async function outcomesOf(
  engine: PolicyEngine,
  cases: readonly Case[],
): Promise<readonly (readonly [Case, Outcome])[]> {
  const outcomes: (readonly [Case, Outcome])[] = [];
  for (let start = 0; start < cases.length; start += together)
    outcomes.push(...(await outcomesOfSome(engine, cases.slice(start, start + together))));
  return outcomes;
}

/** Compiles them as one, and where that is not possible each by itself. */
async function outcomesOfSome(
  engine: PolicyEngine,
  cases: readonly Case[],
): Promise<readonly (readonly [Case, Outcome])[]> {
  const sources = cases.flatMap(sourcesOf);
  const entrypoints = cases.map((_, index) => entrypointOf(index));
  const compilation = await engine.compile({ sources, version: 'v1', entrypoints });
  if (!('problems' in compilation)) {
    const module = await engine.load(compilation.wasm);
    const tasks = cases.map((one, index) => ({ input: one.input ?? {}, entrypoints: [entrypointOf(index)] }));
    const plain = await module.evaluate({ data: {}, tasks });
    return await Promise.all(
      tasks.map(async (task, index) => {
        const one = cases[index] as Case;
        const { data } = one;
        const [result] =
          (data === undefined ? plain[index] : (await module.evaluate({ data, tasks: [task] }))[0]) ?? [];
        const value = result?.value === undefined ? {} : { value: withSortedLists(result.value) };
        return [one, { ...result, ...value }] as const;
      }),
    );
  }
  if (cases.length > 1) {
    const half = Math.ceil(cases.length / 2);
    return [
      ...(await outcomesOfSome(engine, cases.slice(0, half))),
      ...(await outcomesOfSome(engine, cases.slice(half))),
    ];
  }
  const messages = compilation.problems.map(({ message }) => message);
  return cases.map((one) => {
    if (messages.every((message) => refused.some((name) => message.includes(name)))) return [one, 'refused'];
    // Cases of wrong types that OPA finds while it compiles, too.
    return [one, one.want_error === undefined && one.want_error_code === undefined ? { error: messages.join() } : {}];
  });
}

const entrypointOf = (index: number): string => `slipway_case${index}/x`;

/** The modules of a case in packages of its own, and one that asks for what it asks for. */
function sourcesOf(one: Case, index: number): readonly { path: string; text: string }[] {
  const modules = one.modules ?? [];
  // `f(a) = x`, or `f(a, x)`.
  const [query = ''] = one.query.replace(/, x\)$/, ')').split(' = x');
  const input = one.input_term === undefined ? '' : ` with input as ${one.input_term}`;
  const packages = modules.map((text) => /^package (\w+)/m.exec(text)?.[1] ?? '');
  const own = (text: string): string =>
    packages.reduce(
      (changed, name) =>
        changed
          .replaceAll(new RegExp(`\\bdata\\.${name}\\b`, 'g'), `data.slipway_case${index}_${name}`)
          .replaceAll(new RegExp(`^package ${name}\\b`, 'gm'), `package slipway_case${index}_${name}`),
      text,
    );
  const texts = [...modules, `package slipway_case${index}\n\nx := y if y := ${query}${input}`];
  return texts.map((text, place) => ({ path: `${index}-${place}.rego`, text: own(text) }));
}
