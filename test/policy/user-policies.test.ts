import { afterAll, describe, expect, it } from 'vitest';
import { SlipwayError, SlipwayErrors, toSlipwayErrors } from '../../src/model/errors.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import type { PolicyRun } from '../../src/policy/evaluate.ts';
import { type UserPolicies, userPolicies } from '../../src/policy/user-policies.ts';
import { pod, runRego } from './support.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

function told(run: PolicyRun): readonly string[] {
  return run.findings.map(({ rule, severity, message }) => `${severity} ${rule.id}: ${message}`);
}

async function refusals(
  files: Readonly<Record<string, string>>,
  more: Partial<UserPolicies> = {},
): Promise<readonly SlipwayError[]> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  try {
    await userPolicies(engine, { sources, ...more });
  } catch (thrown) {
    if (thrown instanceof SlipwayError || thrown instanceof SlipwayErrors) return toSlipwayErrors(thrown);
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('a folder of policies', () => {
  it('is taken by conftest\u2019s conventions: names, namespaces, and severities', async () => {
    const run = await runRego(
      [
        `package main
deny contains "a" if input.kind == "Pod"
deny_root contains {"msg": "b", "path": ["spec"]} if input.kind == "Pod"
violation contains {"msg": "c", "severity": "info"} if input.kind == "Pod"
warn contains "d" if input.kind == "Pod"
denying contains "no" if true
helper contains "no" if true`,
        `package team.network
warn_port contains "e" if input.kind == "Pod"`,
      ],
      [pod('x')],
      engine,
    );
    expect(run.errors).toEqual([]);
    expect(told(run)).toEqual([
      'error main/deny: a',
      'error main/deny_root: b',
      'info main/violation: c',
      'warning main/warn: d',
      'warning team.network/warn_port: e',
    ]);
    expect(run.findings[1]?.path).toEqual(['spec']);
  });

  it('may be written in Rego v0 and v1, side by side and in one namespace', async () => {
    const run = await runRego(
      [
        'package main\ndeny[msg] { input.kind == "Pod"; msg := "v0" }',
        'package main\nimport rego.v1\ndeny contains msg if { input.kind == "Pod"; msg := "v1" }',
        'package main\nimport future.keywords.contains\nimport future.keywords.if\nwarn contains "future" if input.kind == "Pod"',
      ],
      [pod('x')],
      engine,
    );
    expect(told(run)).toEqual(['error main/deny: v0', 'error main/deny: v1', 'warning main/warn: future']);
  });

  it('may use sprintf, which prints as Go does', async () => {
    const run = await runRego(
      [
        `package main
deny contains sprintf("%s %v %d %v %q", [input.kind, {2, 1}, 12345678901234567890, input.metadata, "x"]) if input.kind == "Pod"`,
      ],
      [pod('\u00e9')],
      engine,
    );
    expect(run.errors).toEqual([]);
    expect(told(run)).toEqual(['error main/deny: Pod {1, 2} 12345678901234567890 {"name": "\u00e9"} "x"']);
  });

  it('may use quantities, versions and times', async () => {
    const run = await runRego(
      [
        `package main
deny contains sprintf("%v", [[units.parse_bytes(input.metadata.memory), semver.compare(input.metadata.version, "1.10.0")]]) if true
warn contains "the same time" if time.now_ns() == time.now_ns()
deny_undefined contains "no" if units.parse("many") > 0`,
      ],
      [pod('x')].map((object) => ({ ...object, metadata: { name: 'x', memory: '1.5Gi', version: '1.9.0' } })),
      engine,
    );
    expect(run.errors).toEqual([]);
    expect(told(run)).toEqual(['error main/deny: [1610612736, -1]', 'warning main/warn: the same time']);
  });

  it('reaches kinds whatever they are called', async () => {
    const objects = ['constructor', '__proto__', 'toString', 'x.y/z'].map((kind) => ({
      apiVersion: '__proto__',
      kind,
    }));
    const run = await runRego(['package main\ndeny contains input.kind if true'], objects, engine);
    expect(told(run)).toEqual(objects.map(({ kind }) => `error main/deny: ${kind}`));
  });

  it('takes rules that are no sets, so that none of them passes unnoticed', async () => {
    const run = await runRego(
      ['package main\ndeny := "text" if true\ndeny_b if true\ndeny_c := false\nwarn := {"msg": "object"} if true'],
      [pod('x')],
      engine,
    );
    expect(told(run)).toEqual([
      'error main/deny: text',
      'error main/deny_b: the rule is true for this object',
      'warning main/warn: object',
    ]);
  });

  it('may be limited to namespaces', async () => {
    const sources = [
      { path: 'a.rego', text: 'package main\ndeny contains "a" if true' },
      { path: 'b.rego', text: 'package other\ndeny contains "b" if true' },
    ];
    const set = await userPolicies(engine, { sources, namespaces: ['other'] });
    expect(set.rules.map(({ id }) => id)).toEqual(['other/deny']);
  });

  it('leaves test files and functions out', async () => {
    const sources = [
      { path: 'a.rego', text: 'package main\ndeny contains "a" if is_bad(input)\nis_bad(x) if x.bad\ndeny_f(x) := x' },
      { path: 'a_test.rego', text: 'package main_test\nthis is no Rego' },
    ];
    expect((await userPolicies(engine, { sources })).rules.map(({ id }) => id)).toEqual(['main/deny']);
  });

  it('tells a rule\u2019s title and severity by its METADATA', async () => {
    const text = `package main

# METADATA
# title: No pods
# description: Pods are not for here.
# custom:
#   severity: info
deny contains "a" if true`;
    const [rule] = (await userPolicies(engine, { sources: [{ path: 'p/a.rego', text }] })).rules;
    expect(rule).toMatchObject({
      title: 'No pods',
      description: 'Pods are not for here.',
      severity: 'info',
      location: { file: 'p/a.rego', line: 8 },
    });
  });
});

describe('a rule that fails', () => {
  const conflicting = 'package main\ndeny := "a" if input.kind == "Pod"\ndeny := "b" if input.kind == "Pod"';

  it('is one error with its place, and leaves all other findings alone', async () => {
    const objects = Array.from({ length: 30 }, (_, index) => pod(`p${index}`));
    const good = 'package good\ndeny contains input.metadata.name if true';
    const run = await runRego([conflicting, good], objects, engine);
    expect(run.findings).toHaveLength(30);
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatchObject({
      code: 'POLICY_EVAL',
      message: expect.stringMatching(
        /^the rule main\/deny failed on v1\/Pod\/\/p0 \(and on 29 more\): .*conflict/,
      ) as string,
      location: { file: 'policy/0.rego', line: 2 },
    });
  });

  it('is an error too when its result is none that is understood', async () => {
    const run = await runRego(['package main\ndeny contains {"message": "typo"} if true'], [pod('x')], engine);
    expect(run.findings).toEqual([]);
    expect(run.errors.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'POLICY_EVAL the rule main/deny failed on v1/Pod//x: it gave something that is neither a message nor an object with "msg"',
    ]);
  });
});

describe('policies that do not compile', () => {
  it('are told all at once with file, line and column', async () => {
    const errors = await refusals({
      'p/a.rego': 'package main\n\ndeny contains msg if {\n  msg := nosuch.fn(input)\n}',
      'p/b.rego': 'package main\n\nwarn contains x if true',
      'p/c.rego': 'package main\n\nwarn contains m if {\n  m := count(1)\n}',
    });
    expect(errors.map(({ code, location, message }) => ({ code, location, message }))).toEqual([
      {
        code: 'POLICY_COMPILE',
        location: { file: 'p/a.rego', line: 4, column: 10 },
        message: 'rego_type_error: undefined function nosuch.fn',
      },
      {
        code: 'POLICY_COMPILE',
        location: { file: 'p/b.rego', line: 3, column: 15 },
        message: 'rego_unsafe_var_error: var x is unsafe',
      },
      {
        code: 'POLICY_COMPILE',
        location: { file: 'p/c.rego', line: 4, column: 8 },
        message: expect.stringMatching(
          /^rego_type_error: count: invalid argument\(s\) \(have: .*; want: .*\)$/,
        ) as string,
      },
    ]);
  });

  it('are told all at once when they do not parse, each by the Rego version that it is written in', async () => {
    const errors = await refusals({
      'a.rego': 'package main\n\ndeny contains msg if {\n  msg := ]\n}',
      'b.rego': 'package main\n\ndeny[msg] {\n  msg := "ok"\n}\n\nwarn[msg] {\n  msg := ]\n}',
    });
    expect(errors.map(({ location }) => location)).toEqual([
      { file: 'a.rego', line: 4, column: 10 },
      { file: 'b.rego', line: 8, column: 10 },
    ]);
  });

  it('are told by name when they need a builtin that is not there', async () => {
    const errors = await refusals({
      'a.rego': 'package main\ndeny contains "x" if http.send({"method": "get", "url": "http://x"}).status_code == 200',
      'b.rego':
        'package main\nwarn contains "x" if {\n  uuid.rfc4122("x") == "y"\n  opa.runtime().env\n  rand.intn("x", 2) == 1\n}',
    });
    expect(errors.map(({ location, message }) => [location?.file, location?.line, message])).toEqual([
      ['a.rego', 2, 'unsupported_builtin: the builtin function http.send is not available in Slipway'],
      ['b.rego', 3, 'unsupported_builtin: the builtin function uuid.rfc4122 is not available in Slipway'],
      ['b.rego', 4, 'unsupported_builtin: the builtin function opa.runtime is not available in Slipway'],
      ['b.rego', 5, 'unsupported_builtin: the builtin function rand.intn is not available in Slipway'],
    ]);
  });

  it('are told when there is no rule in them', async () => {
    const [error] = await refusals({ 'a.rego': 'package main\nallow if true' });
    expect(error).toMatchObject({
      code: 'POLICY_EMPTY',
      message: 'the policy file has no deny, violation or warn rule',
      location: { file: 'a.rego' },
    });
    const other = await refusals({ 'a.rego': 'package main\ndeny contains "a" if true' }, { namespaces: ['prod'] });
    expect(other[0]?.message).toContain('in the namespaces prod');
  });
});
