import { afterAll, describe, expect, it } from 'vitest';
import { toSlipwayErrors } from '../../../src/model/errors.ts';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { readBundle, sortPolicyFiles } from '../../../src/policy/bundle/policy-files.ts';
import { evaluatePolicies } from '../../../src/policy/evaluate.ts';
import { loadPolicies } from '../../../src/policy/load-policies.ts';
import { type TarEntry, tarGzOf } from '../../harness/tar.ts';
import { pod } from '../support.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

const rules = `package main
deny contains sprintf("%s is not allowed", [input.metadata.name]) if input.metadata.name in data.forbidden
deny_b contains "b" if input.kind == "Pod"
warn contains {"msg": "w", "path": ["metadata", "name"]} if true
exception contains ["b"] if input.metadata.name == "old"
allow if true`;

async function compiled(text: string, ...entrypoints: readonly string[]): Promise<Uint8Array> {
  const result = await engine.compile({ sources: [{ path: 'a.rego', text }], version: 'v1', entrypoints });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.wasm;
}

async function told(entries: readonly TarEntry[], names: readonly string[] = ['a', 'old']): Promise<readonly string[]> {
  const { sets } = await loadPolicies(engine, [readBundle('b.tar.gz', tarGzOf(entries))]);
  const selected = sets.flatMap((set) => set.rules);
  const run = await evaluatePolicies({ sets, selected, objects: names.map((name) => pod(name)) });
  return [
    ...run.findings.map(
      ({ rule, object, message, excepted }) => `${rule.id} ${object?.name}: ${message}${excepted ? ' (excepted)' : ''}`,
    ),
    ...run.errors.map(({ code, message }) => `${code} ${message}`),
  ];
}

async function refusal(load: Promise<unknown>): Promise<unknown> {
  const [error] = toSlipwayErrors(
    await load.then(
      () => new Error('nothing was refused'),
      (thrown: unknown) => thrown,
    ),
  );
  return error;
}

const expected = [
  'main/deny a: a is not allowed',
  'main/deny_b a: b',
  'main/warn a: w',
  'main/deny_b old: b (excepted)',
  'main/warn old: w',
];
const data = { name: '/data.json', content: '{"forbidden": ["a"]}' };

describe('a bundle', () => {
  it('of Rego is compiled, with its data', async () => {
    expect(await told([{ name: '/policy/a.rego', content: rules }, data])).toEqual(expected);
  });

  it('that opa build made for WebAssembly has the rules that are its entrypoints', async () => {
    const entrypoints = ['main/deny', 'main/deny_b', 'main/warn', 'main/exception', 'main/allow'];
    const annotations = [{ title: 'Names', description: 'Some are not allowed.', custom: { severity: 'info' } }];
    const manifest = { wasm: [{ entrypoint: 'main/deny', module: '/policy.wasm', annotations }] };
    const entries = [
      { name: '/policy.wasm', content: await compiled(rules, ...entrypoints) },
      data,
      { name: '/.manifest', content: JSON.stringify(manifest) },
      { name: '/a.rego', content: 'package main\n\nhelper := 1\n' },
    ];
    expect(await told(entries)).toEqual(expected);
    const { sets } = await loadPolicies(engine, [readBundle('b.tar.gz', tarGzOf(entries))]);
    expect(sets.flatMap((set) => set.rules)[0]).toMatchObject({
      id: 'main/deny',
      title: 'Names',
      severity: 'info',
      location: { file: 'b.tar.gz/policy.wasm' },
    });
  });

  it('whose entrypoint is a package has the rules that are in it', async () => {
    expect(await told([{ name: '/policy.wasm', content: await compiled(rules, 'main') }, data])).toEqual(expected);
  });
});

describe('a module', () => {
  it('beside a data file sees it', async () => {
    const wasm = await compiled(rules, 'main/deny');
    const files = sortPolicyFiles([
      { path: 'policy/a.wasm', name: 'a.wasm', bytes: wasm },
      { path: 'policy/data.yaml', name: 'data.yaml', bytes: new TextEncoder().encode('forbidden: [a]') },
    ]);
    const { sets } = await loadPolicies(engine, [files]);
    const run = await evaluatePolicies({ sets, selected: sets.flatMap((set) => set.rules), objects: [pod('a')] });
    expect(run.findings.map(({ message }) => message)).toEqual(['a is not allowed']);
  });

  it('whose rule fails hides no other, and one that is only there for some objects is told', async () => {
    const failing =
      'package main\ndeny contains "d" if true\nwarn contains format_int(18446744073709551617, 10) if true';
    expect(await told([{ name: 'p.wasm', content: await compiled(failing, 'main/deny', 'main/warn') }], ['a'])).toEqual(
      ['main/deny a: d', expect.stringMatching(/^POLICY_EVAL the rule main\/warn failed on v1\/Pod\/\/a/)],
    );
    const partly = 'package main\nwarn contains "w" if true\ndeny := "d" if input.kind == "Pod"';
    expect(await told([{ name: 'p.wasm', content: await compiled(partly, 'main') }], ['a'])).toEqual([
      expect.stringContaining('the module gives main/deny for some objects only'),
    ]);
  });

  it('that is none, of another ABI, without a rule, or with builtins that are not there is refused', async () => {
    const load = async (bytes: Uint8Array): Promise<unknown> =>
      refusal(loadPolicies(engine, [sortPolicyFiles([{ path: 'p/a.wasm', name: 'a.wasm', bytes }])]));
    const location = { file: 'p/a.wasm' };
    expect(await load(new TextEncoder().encode('nothing'))).toMatchObject({ code: 'POLICY_COMPILE', location });
    const allow = await compiled('package main\nallow if true', 'main/allow');
    expect(await load(allow)).toMatchObject({
      code: 'POLICY_EMPTY',
      location,
      hint: expect.stringContaining('Its entrypoints are main/allow.') as string,
    });
    const old = Buffer.from(await compiled(rules, 'main/deny'));
    // The global opa_wasm_abi_version: i32.const 1, end.
    expect(await load(withAbi(old, 2))).toMatchObject({
      code: 'POLICY_COMPILE',
      message: expect.stringContaining('unsupported ABI version 2') as string,
    });
  });
});

/** Changes the value of the exported global `opa_wasm_abi_version`. */
function withAbi(wasm: Buffer, version: number): Buffer {
  const name = wasm.indexOf('opa_wasm_abi_version') + 'opa_wasm_abi_version'.length;
  const index = wasm[name + 1] ?? 0;
  let at = 8;
  for (; wasm[at] !== 6; ) {
    const [size, width] = leb(wasm, at + 1);
    at += 1 + width + size;
  }
  at += 1 + leb(wasm, at + 1)[1];
  at += leb(wasm, at)[1];
  for (let global = 0; global < index; global++) at = wasm.indexOf(0x0b, at) + 1;
  const changed = Buffer.from(wasm);
  changed[at + 3] = version;
  return changed;
}

function leb(bytes: Buffer, start: number): [number, number] {
  let [value, width] = [0, 0];
  for (;;) {
    const byte = bytes[start + width] ?? 0;
    value |= (byte & 0x7f) << (7 * width);
    width += 1;
    if (byte < 0x80) return [value, width];
  }
}
