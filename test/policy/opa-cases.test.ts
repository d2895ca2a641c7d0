import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import type { Evaluation, PolicyEngine, PolicyProblem } from '../../src/ports/policy-engine.ts';
import { type Case, mayBePart, type PreparedCase, prepareAsPart, prepareCase, wantsError } from './opa-case.ts';
import { withSortedLists } from './support.ts';

const folder = fileURLToPath(new URL('../fixtures/opa-cases/', import.meta.url));

/** Which of OPA's functions their cases need and Slipway refuses when it compiles. */
const refused = ['test.sleep', 'http.send', 'io.jwt.decode_verify', 'opa.runtime'];

/** Where a policy.wasm differs from OPA, with any compiler. */
const known = new Map<string, string>(
  Object.entries({
    'there is always an input here': [
      'every/domain undefined (input)',
      'inputvalues/loopback undefined',
      'virtualdocs/undefined: in array literal',
      'virtualdocs/undefined: in set literal',
      'virtualdocs/undefined: in set coprehension body',
      'virtualdocs/undefined: in array coprehension body',
      'withkeyword/builtin-value: arity-1, input must still be defined',
    ],
    'it fails, and is no silent difference': [
      'strings/format_int: bignum exact (>64-bit integer, all bases + negative)',
      'sprintf/float/zero_fraction',
    ],
    'OPA itself lists it as an exception of WebAssembly': ['data/toplevel integer', 'data/nested integer'],
    'OPA wants the error of a strict evaluation, without which a function that fails is undefined': [
      'baseandvirtualdocs/enumerate virtual errors',
    ],
    'its query has no value for x': ['wasm/additive (negative)', 'wasm/object dereference (negative)'],
  }).flatMap(([reason, notes]) => notes.map((note) => [note, reason])),
);

/** What OPA calls an error of an evaluation, and policy.wasm. */
const errors = new Map([['eval_conflict_error', /\b(?:var assignment|object insert) conflict$/]]);

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
      const compare = (one: Case, outcome: Outcome): boolean => {
        if (isRefused(outcome)) return true;
        compared += 1;
        return isAsWanted(one, outcome);
      };
      const open = cases.filter(({ note }) => !known.has(note));
      const parts = await outcomesTogether(engine, open.filter(mayBePart));
      // What differs may do so because of what was done to compile it with others.
      for (const one of open) {
        const part = parts.get(one);
        if (part !== undefined && compare(one, part)) continue;
        const outcome = await outcomeOf(engine, one);
        if (!compare(one, outcome)) different.push({ note: one.note, wanted: one.want_result, outcome });
      }
      expect(different).toEqual([]);
      expect(compared).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe('a policy on one input after the other', () => {
  const engine = createPolicyEngine();
  afterAll(() => engine[Symbol.asyncDispose]());

  it('keeps nothing of what it iterated over where something else lies later', async () => {
    // In the memory of a policy.wasm the list lies where the object lay, and its first index where the last key did.
    const inputs = [
      { p: 'aaaaaaaaa', v: { bbbbb: true, a: true } },
      { p: 'aaaaaaaaaaaaaaaaaaaa', v: [[], true] },
    ];
    const text = 'package main\n\nvalues := found if {\n\tfound := [v | some k; v := input.v[k]]\n\tnot input.v.a\n}\n';
    expect(await valuesOf(engine, text, inputs)).toEqual([undefined, [[], true]]);
  });

  it('knows the values of its rules for this input, and for these overrides, only', async () => {
    const text = `package main

      doubled := input.n * 2
      set contains v if some v in input.list
      joined[k] := count(set) + v if some k, v in input.object
      values := [doubled, set, joined, overridden, again]
      overridden := x if x := [doubled, set, joined] with input.n as 100 with set as {doubled}
      again := [x | some n in input.list; x := doubled with input.n as n]`;
    const inputs = [1, 2, 3, 4, 2].map((n) => ({
      n,
      list: Array.from({ length: n }, (_, index) => index * n),
      object: Object.fromEntries(Array.from({ length: 5 - n }, (_, index) => [`k${index}`, index])),
    }));
    const wanted = inputs.map(({ n, list, object }) => {
      const joined = (size: number): unknown =>
        Object.fromEntries(Object.entries(object).map(([key, index]) => [key, size + index]));
      return [n * 2, list, joined(n), [200, [n * 2], joined(1)], list.map((each) => each * 2)];
    });
    expect(await valuesOf(engine, text, inputs)).toEqual(wanted);
  });
});

async function valuesOf(engine: PolicyEngine, text: string, inputs: readonly unknown[]): Promise<readonly unknown[]> {
  const sources = [{ path: 'main.rego', text }];
  const compiled = await evaluate(
    engine,
    inputs.map((input) => ({ sources, entrypoint: 'main/values', data: {}, input })),
  );
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.evaluations.map(({ value, error }) => error ?? value);
}

/** What came of a case: its evaluation, or what the compiler had against it. */
type Outcome = Evaluation & { problems?: readonly PolicyProblem[] };

function isRefused({ problems = [] }: Outcome): boolean {
  return problems.length > 0 && problems.every(({ message }) => refused.some((name) => message.includes(name)));
}

function isAsWanted(one: Case, { value, error, problems }: Outcome): boolean {
  const nothing = JSON.stringify(value) === '[]';
  if (!wantsError(one)) return sorted(value) === sorted(one.want_result ?? []);
  if (one.strict_error === true && nothing) return true;
  const evaluated = errors.get(one.want_error_code ?? '');
  return evaluated === undefined ? problems !== undefined : evaluated.test(error ?? '');
}

function sorted(value: unknown): string {
  return JSON.stringify(withSortedLists(value));
}

async function outcomeOf(engine: PolicyEngine, one: Case): Promise<Outcome> {
  const compiled = await evaluate(engine, [prepareCase(one)]);
  return 'problems' in compiled ? compiled : (compiled.evaluations[0] ?? {});
}

/** Of cases that are compiled as one; without those that this is not possible with. */
async function outcomesTogether(engine: PolicyEngine, cases: readonly Case[]): Promise<Map<Case, Outcome>> {
  const outcomes = new Map<Case, Outcome>();
  for (let start = 0; start < cases.length; start += together) {
    let left = cases.slice(start, start + together);
    while (left.length > 0) {
      const prepared = left.map(prepareAsPart);
      const compiled = await evaluate(engine, prepared);
      if (!('problems' in compiled)) {
        for (const [index, one] of left.entries()) outcomes.set(one, compiled.evaluations[index] ?? {});
        break;
      }
      const files = new Set(compiled.problems.map(({ file }) => file));
      const good = left.filter((_, index) => !prepared[index]?.sources.some(({ path }) => files.has(path)));
      left = good.length === left.length ? [] : good;
    }
  }
  return outcomes;
}

/** Compiles them as one, and evaluates all in one instance, so that none may leave anything to the next. */
async function evaluate(
  engine: PolicyEngine,
  cases: readonly PreparedCase[],
): Promise<{ evaluations: readonly Evaluation[] } | { problems: readonly PolicyProblem[] }> {
  const sources = [...new Set(cases.flatMap((one) => one.sources))];
  const entrypoints = [...new Set(cases.map(({ entrypoint }) => entrypoint))];
  const compilation = await engine.compile({ sources, version: 'v1', entrypoints });
  if ('problems' in compilation) return compilation;
  const module = await engine.load(compilation.wasm);
  const data = Object.assign({}, ...cases.map((one) => one.data)) as Record<string, unknown>;
  const tasks = cases.map(({ input, entrypoint }) => ({ input, entrypoints: [entrypoint] }));
  const results = await module.evaluate({ data, tasks });
  return { evaluations: results.map(([evaluation]) => evaluation ?? {}) };
}
