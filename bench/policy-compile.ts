/**
 * A user's policy folder of 50 files (`node bench/policy-compile.ts [FILES [ROUNDS]]`): from a new process to the first evaluation, cold and
 * with the compile cache, and the same parts inside of a process without its start. Medians.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/root.ts';
import { createPolicyEngine } from '../src/platform/rego/create-policy-engine.ts';
import { evaluatePolicies } from '../src/policy/evaluate.ts';
import { userPolicies } from '../src/policy/user-policies.ts';
import { median } from './lib/median.ts';

const [files = 50, rounds = 7] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const sources = Array.from({ length: files }, (_, index) => ({ path: `policy/rule${index}.rego`, text: rule(index) }));
const object = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 1, template: { spec: { containers: [{ name: 'web', image: 'nginx' }] } } },
};

try {
  mkdirSync(join(folder, 'policy'));
  for (const { path, text } of sources) writeFileSync(join(folder, path), text);
  writeFileSync(join(folder, 'web.yaml'), JSON.stringify(object));
  const cache = { folder: join(folder, 'cache'), secret: new TextEncoder().encode('bench') };
  const cold = await times(() => first());
  await first(cache);
  const warm = await times(() => first(cache));
  tell(`compile and first evaluation, cold`, cold, 1500);
  tell(`compile and first evaluation, cached`, warm, 150);
  const bare = await times(() => run(['-e', '0']));
  const gate = ['gate', '--pack', 'none', '--policy', 'policy', 'web.yaml', '--fail-on', 'never'];
  const slipway = join(root, 'dist/cli.js');
  const none = await times(() => run([slipway, ...gate.filter((_, index) => index !== 3 && index !== 4)]));
  const off = await times(() => run([slipway, ...gate], { SLIPWAY_CACHE: 'off' }));
  run([slipway, ...gate], { SLIPWAY_CACHE: folder, SLIPWAY_CACHE_KEY: 'bench' });
  const on = await times(() => run([slipway, ...gate], { SLIPWAY_CACHE: folder, SLIPWAY_CACHE_KEY: 'bench' }));
  tell('node -e 0', bare);
  tell('slipway gate, without them', none);
  tell('slipway gate, cold', off);
  tell('slipway gate, cached', on);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** From nothing to the findings of one object. */
async function first(cache?: { folder: string; secret: Uint8Array }): Promise<void> {
  await using engine = createPolicyEngine(cache === undefined ? {} : { cache });
  const set = await userPolicies(engine, { sources });
  const { findings, errors } = await evaluatePolicies({ sets: [set], selected: set.rules, objects: [object] });
  if (errors.length > 0 || findings.length !== files)
    throw new Error(`${findings.length} findings, ${String(errors[0])}`);
}

async function times(work: () => Promise<void> | void): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    all.push(performance.now() - started);
  }
  return median(all);
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const options = { cwd: folder, encoding: 'utf8' as const, env: { ...process.env, ...env } };
  const { status, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
}

function tell(name: string, milliseconds: number, most?: number): void {
  const limit = most === undefined ? '' : ` = ${(milliseconds / most).toFixed(2)} x of at most ${most} ms`;
  console.log(`${name.padEnd(38)} ${milliseconds.toFixed(0).padStart(5)} ms${limit}`);
}

/** Rules as people write them: containers, messages with sprintf, a pattern. */
function rule(index: number): string {
  return `package team${index % 5}

import rego.v1

deny_${index} contains msg if {
	input.kind in {"Deployment", "StatefulSet", "DaemonSet"}
	some i, container in input.spec.template.spec.containers
	not allowed_${index}(container.image)
	msg := {"msg": sprintf("container %q: image %s is not of registry ${index}", [container.name, container.image]), "path": ["spec", "template", "spec", "containers", i, "image"]}
}

allowed_${index}(image) if startswith(image, "registry${index}.example.com/")
allowed_${index}(image) if regex.match("^mirror${index}\\\\.example\\\\.com/[a-z]+$", image)
`;
}
