import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCache } from '../../scripts/setup/cache.ts';
import { type Line, openLine } from '../harness/line.ts';
import { git } from '../harness/repository.ts';
import { run, type RunResult } from '../harness/run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const secret = 'a secret of the one who judges';
const policy = `package main
import rego.v1
deny contains "nothing may be called marked" if input.metadata.annotations.marked
`;
/** Notes every path of the cache that is asked for, by whatever function of \`fs\`. */
const tracer = `const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { SLIPWAY_CACHE: cache, TRACE: log } = process.env;
const append = fs.appendFileSync;
for (const module of [fs, fs.promises])
  for (const [name, original] of Object.entries(module))
    if (typeof original === 'function' && /^[a-z]/.test(name) && name !== 'appendFileSync')
      module[name] = Object.assign(function (...args) {
        for (const one of args.slice(0, 2)) if (String(one).startsWith(cache)) append(log, name + ' ' + one + '\\n');
        return original.apply(this, args);
      }, original);
syncBuiltinESMExports();
`;

let line: Line;
let folder: TemporaryDirectory;
let [application, manifests, cache, trace] = ['', '', '', ''];

beforeAll(async () => {
  line = await openLine({
    manifests: {
      'slipway.yaml':
        'version: 1\nenvironments: {staging: {roots: [overlays/staging]}}\ngate: {packs: [none], policies: [policy]}\n',
      'policy/marked.rego': policy,
    },
  });
  folder = temporaryDirectory('poisoned');
  [cache, trace] = [join(folder.path, 'cache'), join(folder.path, 'trace')];
  application = await line.clone(line.application);
  manifests = await line.clone(line.manifests);
  writeFileSync(join(folder.path, 'trace.cjs'), tracer);
});

afterAll(async () => {
  await line[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function slipway(cwd: string, args: readonly string[], kept: string): Promise<RunResult> {
  writeFileSync(trace, '');
  return await run(process.execPath, [program, ...args, '--format', 'json'], {
    cwd,
    env: {
      ...line.builder.env,
      NODE_COMPILE_CACHE: findCache().compiled,
      PATH: `${process.env['PATH']}:${line.builder.env['PATH']}`,
      GITHUB_SERVER_URL: line.server.url,
      SLIPWAY_CACHE: kept,
      SLIPWAY_CACHE_KEY: secret,
      TRACE: trace,
      NODE_OPTIONS: `--require ${join(folder.path, 'trace.cjs')}`,
    },
    allowFailure: true,
  });
}

async function passed(...args: Parameters<typeof slipway>): Promise<RunResult> {
  const result = await slipway(...args);
  if (result.exitCode !== 0) throw new Error(result.stderr);
  return result;
}

/** Documents without what differs from run to run. */
function told({ stdout, exitCode }: RunResult): unknown {
  const text = stdout.replaceAll(/"milliseconds": \d+/g, '"milliseconds": 0');
  return { exitCode, document: JSON.parse(text) as unknown };
}

/** Puts something else in place of all that was kept, sealed as the one who has the secret seals it. */
function poison(kind: string, change: (content: string) => string): void {
  for (const key of readdirSync(join(cache, kind))) {
    const file = join(cache, kind, key);
    const content = Buffer.from(change(readFileSync(file).subarray(32).toString('latin1')), 'latin1');
    const seal = createHmac('sha256', secret).update(key).update(content).digest();
    writeFileSync(file, Buffer.concat([seal, content]));
  }
}

const gate = ['gate'];
const ship = ['ship', '--write', 'plan'];
const bump = ['bump', '--image', 'registry.example/shop/frontend:1.2.3', '--on-missing', 'ignore'];

describe('what was kept of earlier runs', () => {
  let clean: { ship: unknown; bump: unknown };

  beforeAll(async () => {
    const first = await passed(application, ship, 'off');
    // Nothing is built this time.
    clean = { ship: told(await slipway(application, ship, 'off')), bump: told(await slipway(manifests, bump, 'off')) };
    // The gate keeps what ship will render: the files before and after its edits.
    await passed(manifests, gate, cache);
    const { bump: document } = JSON.parse(first.stdout) as { bump: { diff: string } };
    writeFileSync(join(folder.path, 'diff'), document.diff);
    await git(manifests, 'apply', join(folder.path, 'diff'));
    await passed(manifests, gate, cache);
    if (readdirSync(join(cache, 'renders')).length < 2) throw new Error('too little was kept to poison');
    poison('renders', (stream) => stream.replace(/^metadata:\n/m, 'metadata:\n  annotations: {marked: "yes"}\n'));
    rmSync(join(cache, 'evaluations'), { recursive: true, force: true });
  }, 600_000);

  it('decides for the gate, which believes who has the secret', async () => {
    const { exitCode, stdout } = await slipway(manifests, gate, cache);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('nothing may be called marked');
    expect(readFileSync(trace, 'utf8')).toContain(join(cache, 'renders'));
    await git(manifests, 'checkout', '--quiet', '.');
  });

  it.each([
    ['ship', () => application, ship],
    ['bump', () => manifests, bump],
  ] as const)('is nothing to %s, which does not even look', async (command, cwd, args) => {
    poison('policies', () => 'no policy at all');
    expect(told(await slipway(cwd(), args, cache))).toEqual(clean[command]);
    expect(readFileSync(trace, 'utf8')).toBe('');
    // Nor does it keep anything.
    const none = join(dirname(cache), 'none');
    expect(told(await slipway(cwd(), args, none))).toEqual(clean[command]);
    expect(existsSync(none)).toBe(false);
  });
});
