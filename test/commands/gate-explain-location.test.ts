import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

function pod(name: string, privileged: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n  - name: web\n    image: a:1\n    securityContext:\n      privileged: ${privileged}\n`;
}

const files = {
  'plain/a.yaml': pod('a', 'true'),
  'base/kustomization.yaml': 'resources: [b.yaml, c.yaml]\n',
  'base/b.yaml': pod('b', 'false'),
  'base/c.yaml': pod('c', 'true'),
  'prod/kustomization.yaml': 'resources: [../base]\npatches:\n- path: patch.yaml\n',
  'prod/patch.yaml': pod('b', 'true'),
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'mayDoAll: true\n',
  'chart/templates/d.yaml': pod('d', '{{ .Values.mayDoAll }}'),
  'chart/templates/e.yaml': pod('e', 'true'),
};

async function gate(...more: readonly string[]): Promise<string> {
  await using folder = temporaryDirectory('explain');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  await run('git', ['init', '--quiet'], { cwd: folder.path });
  const rules = ['--pack', 'none', '--enable', 'no-privileged', '--renderer', 'embedded'];
  const argv = [program, 'gate', ...rules, ...more, 'plain', 'prod', 'chart'];
  return (await run(process.execPath, argv, { cwd: folder.path, allowFailure: true })).stdout;
}

describe('--explain-location', () => {
  it('says of each finding by which step its line was found', async () => {
    const verdict = JSON.parse(await gate('--explain-location', '--format', 'json')) as Verdict;
    const byName = verdict.findings.toSorted((one, other) => one.object.name.localeCompare(other.object.name));
    const told = byName.map((one) => [
      one.object.name,
      one.location?.file,
      one.location?.precision,
      one.locationExplanation,
    ]);
    expect(told).toEqual([
      ['a', 'plain/a.yaml', 'exact', 'the document itself has the path'],
      ['b', 'prod/patch.yaml', 'exact', 'a patch of prod/kustomization.yaml, which sets the value'],
      ['c', 'base/c.yaml', 'exact', "the object's own document, which sets the value"],
      [
        'd',
        'chart/values.yaml',
        'exact',
        'the chart rendered again with mayDoAll changed: the path changes with it; it stands in chart/values.yaml',
      ],
      ['e', 'chart/templates/e.yaml', 'exact', 'a marked copy of the template: the line says the value itself'],
    ]);
  });

  it('is a line of its own in text, and without it nothing is said', async () => {
    expect(await gate('--explain-location')).toContain('  = found: exact: a patch of prod/kustomization.yaml, which');
    expect(await gate('--format', 'json')).not.toContain('locationExplanation');
  });
});
