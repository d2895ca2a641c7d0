/**
 * Compiles policies/ ahead into dist/policies/builtin.wasm, and writes the index of rules and their reference pages, all from METADATA.
 * `--check` writes nothing and fails if what is committed is not what the sources give.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nativeRuleSources, nativeRules } from '../src/checks/native-rules.ts';
import { createRegoProcess } from '../src/platform/rego/rego-process.ts';
import { toPackages } from '../src/platform/rego/translate.ts';
import { describeRules } from '../src/policy/describe-rules.ts';
import { dispatchEntrypoint, dispatchSource } from '../src/policy/dispatch.ts';
import type { ReactorProblem } from '../src/platform/rego/protocol.ts';
import { optimizeWasm } from './lib/optimize-wasm.ts';
import { policyExamples } from './lib/policy-examples.ts';
import { policyPages } from './lib/policy-pages.ts';
import { policySources } from './lib/policy-sources.ts';
import { root } from './lib/root.ts';

const files = await generate();
if (process.argv.includes('--check')) await check(files);
else await writeAll(files);

async function generate(): Promise<Map<string, string | Uint8Array>> {
  const sources = (await policySources()).filter(({ path }) => !path.endsWith('_test.rego'));
  await using compiler = createRegoProcess({ timeoutMs: 120_000, maxMemoryBytes: 1024 * 1024 * 1024 });
  const inspected = await compiler.call({ mode: 'inspect', files: sources, regoVersion: 'v1' });
  refuse(inspected.problems);
  const rules = describeRules(toPackages(inspected.packages ?? []));
  const compiled = await compiler.call({
    mode: 'compile',
    files: [...sources, dispatchSource(rules, { setsOnly: true })],
    regoVersion: 'v1',
    entrypoints: [dispatchEntrypoint, ...rules.map(({ entrypoint }) => entrypoint)],
    // None: ours run by opa-wasm's loadPolicy, whose own sprintf throws where OPA's does not.
    hostBuiltins: [],
  });
  refuse(compiled.problems);
  return new Map<string, string | Uint8Array>([
    ['dist/policies/builtin.wasm', optimizeWasm(compiled.wasm ?? new Uint8Array())],
    ['dist/policies/rules.json', `${JSON.stringify(rules, null, 1)}\n`],
    ...policyPages(
      [...rules, ...nativeRules].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      new Map([...(await policyExamples()), ...nativeRuleSources.map(({ id, examples }) => [id, examples] as const)]),
    ),
  ]);
}

function refuse(problems: readonly ReactorProblem[] | undefined): void {
  if (problems === undefined) return;
  const lines = problems.map(({ file, row, column, message, details = [] }) =>
    [`${file}:${row}:${column}: ${message}`, ...details].join('\n  '),
  );
  throw new Error(lines.join('\n'));
}

async function writeAll(contents: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of contents) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
    console.log(`${path} ${Buffer.byteLength(content)} bytes`);
  }
}

async function check(contents: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of contents) {
    const committed = await readFile(join(root, path)).catch(() => Buffer.alloc(0));
    if (committed.equals(Buffer.from(content))) continue;
    console.error(`${path} is not what policies/ gives: run node scripts/build-policies.ts and commit`);
    process.exitCode = 1;
  }
}
