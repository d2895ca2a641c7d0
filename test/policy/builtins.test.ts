import { describe, expect, it } from 'vitest';
import { createHostBuiltins } from '../../src/policy/host-builtins.ts';
import { parseRego } from '../../src/policy/rego-parse.ts';
import { formatRego } from '../../src/policy/rego-value.ts';
import { documentArguments } from './arguments/documents.ts';
import { knownArguments } from './arguments/known.ts';
import { moreArguments } from './arguments/more.ts';
import { startOpa } from './support.ts';

const builtins = createHostBuiltins(0n);

const generators = { ...knownArguments, ...moreArguments, ...documentArguments };

/** What ours gives, as text; where it says that it cannot, nothing is compared. */
function ours(name: string, call: string): { text: string | undefined } | 'not compared' {
  const args = parseRego(call);
  const items = args !== null && typeof args === 'object' && args.kind === 'array' ? args.items : [];
  try {
    const result = builtins.get(name)?.(...items);
    return { text: result === undefined ? undefined : formatRego(result) };
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.includes('not supported')) return 'not compared';
    throw thrown;
  }
}

describe('builtins of the host beside those of OPA', () => {
  it('has a generator for each but those that are tested elsewhere', () => {
    const others = [
      'sprintf',
      'time.now_ns',
      'regex.template_match',
      'crypto.hmac.md5',
      'crypto.hmac.sha1',
      'crypto.hmac.sha256',
      'crypto.hmac.equal',
      'yaml.marshal',
    ];
    expect([...builtins.keys()].filter((name) => !others.includes(name)).toSorted()).toEqual(
      Object.keys(generators).toSorted(),
    );
  });

  it('give the same for thousands of arguments', async () => {
    await using opa = startOpa();
    for (const [builtin, generate] of Object.entries(generators)) {
      const calls = [...new Set(Array.from({ length: 400 }, () => `[${generate().join(', ')}]`))];
      const { results = [] } = await opa.call({ mode: 'builtin', builtin, calls });
      expect(results).toHaveLength(calls.length);
      const different = calls.flatMap((call, index) => {
        const [own, value] = [ours(builtin, call), results[index]?.value];
        if (own === 'not compared') return [];
        const wanted = typeof value === 'string' ? formatRego(parseRego(plainEscapes(value))) : undefined;
        return own.text === wanted ? [] : [{ call, given: own.text, wanted }];
      });
      expect({ builtin, different }).toEqual({ builtin, different: [] });
    }
  }, 120_000);
});

/** Go quotes text with escapes that JSON does not have. */
function plainEscapes(value: string): string {
  return value.replace(/\\(x[0-9a-f]{2}|U[0-9a-f]{8}|[av\\])/g, (whole, escape: string) => {
    if (escape === '\\') return whole;
    if (escape === 'a') return '\\u0007';
    if (escape === 'v') return '\\u000b';
    return escape.startsWith('x')
      ? `\\u00${escape.slice(1)}`
      : String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
  });
}
