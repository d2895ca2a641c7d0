import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunOptions } from './cached-gate.ts';
import { compare, custom, definition, open, policy, repository, roots, workload } from './compare-cached.ts';

const edits: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ['nothing', {}],
  ['a line before all others', { 'base/web.yaml': `# moved\n${workload('web')}` }],
  ['fewer replicas', { 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') }],
  ['an object gone', { 'base/web-service.yaml': undefined, 'base/kustomization.yaml': 'resources:\n- web.yaml\n' }],
  ['what another root refers to, gone', { 'c/shared.yaml': undefined }],
  ['what another root is defined by, gone', { 'd/definition.yaml': definition.replace('Thing,', 'Other,') }],
  ['what another root is defined by, stricter', { 'd/definition.yaml': definition.replace('string', 'integer') }],
  ['a root before all others', { '0/kustomization.yaml': 'resources: [thing.yaml]\n', '0/thing.yaml': custom('zero') }],
  ['a value of a chart', { 'chart/values.yaml': 'replicas: 2\n' }],
  ['a label of what waivers name', { 'a/patch.yaml': `${repository['a/patch.yaml']}  paused: true\n` }],
  ['a broken root', { 'b/kustomization.yaml': 'resources:\n- none.yaml\n' }],
  ['a root gone', { 'c/shared.yaml': undefined, 'c/service.yaml': undefined }],
  ['its own policy', { 'policy/main.rego': policy.replace('> 2', '> 1') }],
  ['its own configuration', { 'slipway.yaml': repository['slipway.yaml'].replace('[all]', '[recommended]') }],
];

describe('what rules found, kept from run to run', () => {
  it('says what a run without says, whatever a change edits', { timeout: 1_800_000 }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    let found = 0;
    for (const [told, files] of edits) {
      bench.write(files);
      found += (await compare(bench, ['--base', base], told)).found;
      const before = Object.keys(files).map((file) => [file, (repository as Record<string, string>)[file]]);
      bench.write(Object.fromEntries(before) as Readonly<Record<string, string | undefined>>);
    }
    // Had nothing been known, this would prove nothing.
    expect(found).toBeGreaterThan(edits.length * roots.length);
  });

  it('tells what a root was from what it is', async () => {
    const { bench, base } = await open();
    await using _ = bench;
    bench.write({ 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') });
    expect((await compare(bench, ['--base', base], 'fewer')).json).toContain('fewer replicas');
    expect((await compare(bench, ['--base', bench.commit()], 'as before')).json).not.toContain('fewer replicas');
  });

  it('reads no root when nothing is asked that is not known, and all when one is changed', async () => {
    const { bench, base } = await open();
    await using _ = bench;
    expect((await bench.run(['--base', base])).found).toBe(0);
    const again = await bench.run(['--base', base]);
    // The chart: how many of its places are found depends on others.
    expect(again).toMatchObject({ found: roots.length + 1, kept: 0, streams: 1 });
    bench.write({ 'c/shared.yaml': `${repository['c/shared.yaml']}# more\n` });
    const touched = await bench.run(['--base', base]);
    expect(touched.kept).toBeLessThanOrEqual(3);
    expect(touched.found).toBeGreaterThanOrEqual(roots.length - 1);
    expect((await bench.run(['--base', base])).streams).toBe(1);
  });

  it('leaves to each day and to waivers what is theirs', async () => {
    const { bench, base: first } = await open();
    await using _ = bench;
    const day = (date: string): RunOptions => ({ now: Date.parse(date) });
    const before = await compare(bench, ['--base', first], 'before the day', day('2098-12-31'));
    const after = await compare(bench, ['--base', first], 'after it', day('2099-01-02'));
    expect(before.json).toContain('an error from 2099-01-01 on');
    expect(after.json).not.toContain('an error from');
    expect(after.found).toBeGreaterThan(0);
    const waiver = (expires: string): string =>
      `version: 1\nwaivers:\n- {rule: cpu-request-missing, labels: {app: web}, root: b, owner: me, reason: r, expires: ${expires}}\n`;
    bench.write({ '.slipway/waivers.yaml': waiver('2099-01-10') });
    const base = bench.commit();
    const waived = await compare(bench, ['--base', base], 'waived', day('2099-01-02'));
    const lapsed = await compare(bench, ['--base', base], 'lapsed', day('2099-01-12'));
    expect(waived.json).toContain('"status": "waived"');
    expect(waived.found).toBeGreaterThan(0);
    expect(lapsed.json).not.toContain('"status": "waived"');
    expect(lapsed.notices.join()).toContain('expired on 2099-01-10');
  });

  it('believes no entry of another secret, program, or place, none changed, and none of another time', async () => {
    const { bench, base } = await open();
    await using _ = bench;
    const args = ['--base', base];
    const good = await bench.run(args);
    for (const options of [{ secret: 'of somebody else' }, { program: 'another' }]) {
      expect(await bench.run(args, options)).toMatchObject({ json: good.json, found: 0 });
      // The same file names, in the first case: what somebody else left is written over.
      await bench.run(args);
    }
    const files = readdirSync(bench.cache);
    for (const name of files) {
      const bytes = readFileSync(join(bench.cache, name));
      const poisoned = Buffer.from(bytes.toString('latin1').replace('"error"', '"info" '), 'latin1');
      writeFileSync(join(bench.cache, name), poisoned.equals(bytes) ? bytes.subarray(0, -1) : poisoned);
    }
    expect(await bench.run(args)).toMatchObject({ json: good.json, found: 0 });
    const contents = files.map((name) => readFileSync(join(bench.cache, name)));
    for (const [index, name] of files.entries()) {
      const other = contents[(index + 1) % contents.length];
      if (other !== undefined) writeFileSync(join(bench.cache, name), other);
    }
    expect(await bench.run(args)).toMatchObject({ json: good.json, found: 0 });
  });

  it('is none of policies that ask what time it is', async () => {
    const { bench } = await open();
    await using _ = bench;
    bench.write({
      'policy/main.rego': `${policy}warn contains sprintf("%d", [time.now_ns()]) if input.kind == "Service"\n`,
    });
    const base = bench.commit();
    expect(await bench.run(['--base', base])).toMatchObject({ found: 0, kept: 0 });
  });
});
