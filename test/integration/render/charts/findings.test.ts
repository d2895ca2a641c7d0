import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/model/verdict.ts';
import { run } from '../../../harness/run.ts';
import { temporaryDirectory } from '../../../harness/temp.ts';
import { chartFiles, type ChartRepository, startChartRepository } from './chart-servers.ts';
import { application, chartSpec, fluxRelease, helmRepository } from './parts.ts';

const program = fileURLToPath(new URL('../../../../src/entry/cli-main.ts', import.meta.url));
let repository: ChartRepository;
beforeAll(async () => {
  repository = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
});
afterAll(() => repository[Symbol.asyncDispose]());

async function gate(files: Readonly<Record<string, string>>): Promise<{ verdict: Verdict; told: string }> {
  await using folder = temporaryDirectory('findings');
  const config = 'version: 1\ngate: {packs: [none], enable: [no-privileged, no-latest-tag], network: [127.0.0.1]}\n';
  for (const [file, text] of Object.entries({ 'slipway.yaml': config, ...files })) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
  const argv = [program, 'gate', '--format', 'json'];
  const options = { cwd: folder.path, allowFailure: true, timeoutMs: 100_000 };
  const { stdout, stderr } = await run(process.execPath, argv, options);
  return { verdict: JSON.parse(stdout) as Verdict, told: stderr };
}

describe('findings in charts from elsewhere', () => {
  it('point at the object that brings the chart, or at the value in it that decides', async () => {
    const image = { image: { tag: 'latest' } };
    const source = { repoURL: repository.url, chart: 'web', targetRevision: '1.0.0', helm: { valuesObject: image } };
    const release = fluxRelease({ ...chartSpec('web', '1.x'), values: image }, helmRepository(repository.url));
    const applied = `# an Application\n${application({ source })}`;
    const { verdict, told } = await gate({ 'flux/shop.yaml': release, 'argocd/shop.yaml': applied });
    expect(verdict.errors).toEqual([]);
    const columnOf = (text: string, of: string): number => (text.split('\n')[1] ?? '').indexOf(of) + 1;
    const places = verdict.findings.map(({ rule, location }) => ({ rule, ...location }));
    expect(places).toEqual([
      {
        rule: 'no-latest-tag',
        file: 'argocd/shop.yaml',
        line: 2,
        column: columnOf(applied, '"latest"'),
        precision: 'exact',
      },
      {
        rule: 'no-privileged',
        file: 'argocd/shop.yaml',
        line: 2,
        column: columnOf(applied, '{"repoURL'),
        precision: 'block',
      },
      {
        rule: 'no-latest-tag',
        file: 'flux/shop.yaml',
        line: 2,
        column: columnOf(release, '"latest"'),
        precision: 'exact',
      },
      {
        rule: 'no-privileged',
        file: 'flux/shop.yaml',
        line: 2,
        column: columnOf(release, '{"spec":{"chart"'),
        precision: 'block',
      },
    ]);
    expect(told).toContain('notice: not pinned: HelmRelease/shop/shop takes chart web 1.x');
  });
});
