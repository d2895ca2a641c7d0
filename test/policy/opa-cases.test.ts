import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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

describe('OPA’s own cases', () => {
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(groups.map(({ name }) => name))(
    '%s',
    async (group) => {
      await using engine = createPolicyEngine();
      const files = readdirSync(`${folder}${group}`);
      const cases = files.flatMap(
        (file) => (parse(readFileSync(`${folder}${group}/${file}`, 'utf8')) as { cases: Case[] }).cases,
      );
      const different: unknown[] = [];
      let compared = 0;
      for (const one of cases) {
        const outcome = await outcomeOf(engine, one);
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

async function outcomeOf(engine: PolicyEngine, one: Case): Promise<'refused' | { value?: unknown; error?: string }> {
  // `f(a) = x`, or `f(a, x)`.
  const [query = ''] = one.query.replace(/, x\)$/, ')').split(' = x');
  const input = one.input_term === undefined ? '' : ` with input as ${one.input_term}`;
  const texts = [...(one.modules ?? []), `package slipway_case\n\nx := y if y := ${query}${input}`];
  const sources = texts.map((text, index) => ({ path: `${index}.rego`, text }));
  const compilation = await engine.compile({ sources, version: 'v1', entrypoints: ['slipway_case/x'] });
  if ('problems' in compilation) {
    const messages = compilation.problems.map(({ message }) => message);
    if (messages.every((message) => refused.some((name) => message.includes(name)))) return 'refused';
    // Cases of wrong types that OPA finds while it compiles, too.
    return one.want_error === undefined && one.want_error_code === undefined ? { error: messages.join() } : {};
  }
  const module = await engine.load(compilation.wasm);
  const tasks = [{ input: one.input ?? {}, entrypoints: ['slipway_case/x'] }];
  const [[result] = []] = await module.evaluate({ data: one.data ?? {}, tasks });
  return { ...result, ...(result?.value === undefined ? {} : { value: withSortedLists(result.value) }) };
}
