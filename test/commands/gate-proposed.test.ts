import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const file = '.slipway/baseline.json';

function pod(name: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: web, image: a:1, securityContext: {privileged: true}}]}\n`;
}

function config(gate: string): string {
  return `version: 1\ngate: {roots: [base], packs: [none], ${gate}}\n`;
}

type Files = Readonly<Record<string, string>>;

interface Repository {
  folder: string;
  write: (files: Files) => void;
  gate: (...args: readonly string[]) => Promise<{ verdict: Verdict; told: string; text: string }>;
}

async function withRepository(files: Files, use: (repository: Repository) => Promise<void>): Promise<void> {
  await using folder = temporaryDirectory('proposed');
  const git = (...args: readonly string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder.path });
  const write = (written: Files): void => {
    for (const [name, text] of Object.entries(written)) {
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      writeFileSync(join(folder.path, name), text);
    }
  };
  await git('init', '--quiet');
  write({ 'base/ok.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ok}\n', ...files });
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'base');
  await use({
    folder: folder.path,
    write,
    gate: async (...args) => {
      const argv = [program, 'gate', ...args, '--format', 'json', '--report', 'text=out.txt'];
      const { stdout, stderr } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
      const text = readFileSync(join(folder.path, 'out.txt'), 'utf8');
      return { verdict: JSON.parse(stdout) as Verdict, told: stderr, text };
    },
  });
}

describe('rules that a change proposes', () => {
  it('decide nothing when they are looser, and what they would say is told', async () => {
    await withRepository({ 'slipway.yaml': config('enable: [no-privileged]') }, async ({ write, gate }) => {
      write({ 'slipway.yaml': config('enable: []'), 'base/web.yaml': pod('web') });
      const { verdict, text } = await gate('--base', 'HEAD');
      expect(verdict).toMatchObject({ verdict: 'fail', proposed: { verdict: 'pass', findings: [], errors: [] } });
      expect(text).toContain('under the rules this change proposes: pass: nothing new');
      expect(text.trimEnd().split('\n').at(-1)).toMatch(/^fail: 1 new error/);
    });
  });

  it('are told when they are stricter: of configuration, waivers and policies', async () => {
    const policy = 'package main\ndeny contains "no pods" if input.kind == "Pod"\n';
    const files = { 'slipway.yaml': config('policies: [policy]'), 'policy/a.rego': policy.replace('Pod', 'Job') };
    await withRepository(files, async ({ write, gate }) => {
      write({ 'policy/a.rego': policy, 'base/web.yaml': pod('web') });
      const { verdict, text } = await gate('--base', 'HEAD');
      expect(verdict).toMatchObject({
        verdict: 'pass',
        findings: [],
        proposed: { verdict: 'fail', findings: [{ rule: 'main/deny', message: 'no pods', status: 'new' }] },
      });
      expect(text).toContain('error[main/deny]: no pods (v1/Pod//web, in base)');
    });
  });

  it('are beside those of the target branch where an option names them', async () => {
    const policy = 'package main\ndeny contains "no pods" if input.kind == "Pod"\n';
    const files = { 'slipway.yaml': config('enable: []'), 'policy/a.rego': policy };
    await withRepository(files, async ({ write, gate }) => {
      write({ 'policy/a.rego': policy.replace('Pod', 'Job'), 'base/web.yaml': pod('web') });
      write({ 'more/a.rego': policy.replace('pods', 'more').replace('main', 'other') });
      const { verdict } = await gate('--base', 'HEAD', '--policy', 'policy', '--policy', 'more');
      expect(verdict.findings.map(({ rule }) => rule).toSorted()).toEqual(['main/deny', 'other/deny']);
      expect(verdict).toMatchObject({ verdict: 'fail', proposed: { verdict: 'fail' } });
    });
  });

  it('that cannot be loaded are told to fail, and decide nothing', async () => {
    const policy = 'package main\ndeny contains "no pods" if input.kind == "Pod"\n';
    const files = { 'slipway.yaml': config('policies: [policy]'), 'policy/a.rego': policy };
    await withRepository(files, async ({ folder, write, gate }) => {
      rmSync(join(folder, 'policy'), { recursive: true });
      write({ 'base/web.yaml': pod('web') });
      const { verdict } = await gate('--base', 'HEAD');
      expect(verdict).toMatchObject({
        verdict: 'fail',
        findings: [{ rule: 'main/deny', status: 'new' }],
        errors: [],
        proposed: { verdict: 'fail', findings: [], errors: [{ code: 'LAYOUT_INVALID' }] },
      });
    });
  });

  it('are not told where they are those that decide', async () => {
    await withRepository({ 'slipway.yaml': config('enable: [no-privileged]') }, async ({ write, gate }) => {
      write({ 'base/web.yaml': pod('web') });
      const { verdict } = await gate('--base', 'HEAD');
      expect([verdict.verdict, verdict.summary.new.error, verdict.proposed]).toEqual(['fail', 1, undefined]);
    });
  });
});

describe('a baseline of a repository', () => {
  it('is written as a report, lets pass what was there, and may not grow by a change', async () => {
    const files = { 'slipway.yaml': config('enable: [no-privileged]'), 'base/old.yaml': pod('old') };
    await withRepository(files, async ({ folder, write, gate }) => {
      expect((await gate('--report', `baseline=${file}`)).verdict.verdict).toBe('fail');
      const first = readFileSync(join(folder, file), 'utf8');
      expect((await gate()).verdict).toMatchObject({ verdict: 'pass', findings: [{ status: 'existing' }] });

      await run('git', ['add', '--all'], { cwd: folder });
      await run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'b'], { cwd: folder });
      write({ 'base/web.yaml': pod('web') });
      await gate('--report', `baseline=${file}`);
      expect(readFileSync(join(folder, file), 'utf8')).not.toBe(first);
      const { verdict } = await gate('--base', 'HEAD');
      expect(verdict.errors).toMatchObject([{ code: 'BASELINE_GREW' }]);
      expect(verdict).toMatchObject({ verdict: 'fail', summary: { new: { error: 1 }, existing: 1 } });
    });
  });

  it('that is no baseline is an error of the input', async () => {
    const files = { 'slipway.yaml': config('enable: []'), 'base/old.yaml': pod('old'), [file]: '{}' };
    await withRepository(files, async ({ folder }) => {
      const { stdout, exitCode } = await run(process.execPath, [program, 'gate', '--format', 'json'], {
        cwd: folder,
        allowFailure: true,
      });
      expect([exitCode, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'BASELINE_INVALID' } }]);
    });
  });
});
