import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';
import { customDefinition, seeds } from '../integration/checks/seeds.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

async function gate(files: Readonly<Record<string, string>>): Promise<{ code: number; out: string; told: string }> {
  await using folder = temporaryDirectory('crds');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const argv = [program, 'gate', 'app', '--pack', 'none', '--enable', 'api', '--format', 'json'];
  const { stdout, stderr, exitCode } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  return { code: exitCode ?? -1, out: stdout, told: stderr };
}

const custom = (seeds['custom'] ?? '').trimStart().replace('keep: 7', 'keep: seven');
const config = 'version: 1\ngate: { crds: [crds], kubernetes-version: "1.33" }\n';

it('checks custom resources by the definitions of gate.crds, and points at the line', async () => {
  const { out } = await gate({
    'slipway.yaml': config,
    'crds/backup.yaml': customDefinition,
    'app/backup.yaml': custom,
  });
  const { verdict, findings } = JSON.parse(out) as Verdict;
  expect(verdict).toBe('fail');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'schema-invalid',
    message: '"keep" must be an integer, and is a text',
    path: 'spec.keep',
    location: { file: 'app/backup.yaml', line: 5 },
  });
});

it('refuses a path of gate.crds where no definition is', async () => {
  const { code, told } = await gate({ 'slipway.yaml': config, 'crds/other.yaml': 'a: 1\n', 'app/backup.yaml': custom });
  expect(code).toBe(2);
  expect(told).toContain('there is no CustomResourceDefinition in crds');
});
