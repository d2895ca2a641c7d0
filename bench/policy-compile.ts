/**
 * A user's policy folder of 50 files (`node bench/policy-compile.ts [FILES [ROUNDS]]`): what compiling and the first evaluation add to a run of
 * `dist`, cold and with the compile cache, and the same inside of a process that runs the sources, whose threads read TypeScript. Medians of
 * runs that alternate.
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
  await first(cache);
  const slipway = join(root, 'dist/cli.js');
  const gate = (...own: string[]): string[] => [
    slipway,
    'gate',
    '--pack',
    'none',
    'web.yaml',
    '--fail-on',
    'never',
    ...own,
  ];
  const kept = { SLIPWAY_CACHE: folder, SLIPWAY_CACHE_KEY: 'bench' };
  run(gate('--policy', 'policy'), kept);
  const taken = await alternate({
    inCold: () => first(),
    inCached: () => first(cache),
    bare: () => run(['-e', '0']),
    none: () => run(gate(), { SLIPWAY_CACHE: 'off' }),
    cold: () => run(gate('--policy', 'policy'), { SLIPWAY_CACHE: 'off' }),
    cached: () => run(gate('--policy', 'policy'), kept),
  });
  tell('node -e 0', taken.bare);
  tell('slipway gate, without them', taken.none);
  tell('slipway gate, cold', taken.cold);
  tell('slipway gate, compiled before', taken.cached);
  tell('what they add, cold', taken.cold - taken.none, 1500);
  tell('what they add, compiled before', taken.cached - taken.none, 150);
  tell('from sources, in a process, cold', taken.inCold);
  tell('from sources, in a process, cached', taken.inCached);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** From nothing to the findings of one object. */
async function first(cache?: { folder: string; secret: Uint8Array }): Promise<void> {
  await using engine = createPolicyEngine(cache === undefined ? {} : { cache });
  engine.expect();
  const set = await userPolicies(engine, { sources });
  const { findings, errors } = await evaluatePolicies({ sets: [set], selected: set.rules, objects: [object] });
  if (errors.length > 0 || findings.length !== files)
    throw new Error(`${findings.length} findings, ${String(errors[0])}`);
}

/** One after the other, again and again, so that what else the machine does meets all of them. */
async function alternate<Name extends string>(
  works: Readonly<Record<Name, () => Promise<void> | void>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const all = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      // Else the second run would remember what the first one found.
      rmSync(join(folder, 'evaluations'), { recursive: true, force: true });
      const started = performance.now();
      await works[name]();
      all.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(all.get(name) ?? [])])) as Record<Name, number>;
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
