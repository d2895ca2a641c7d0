import { expect, it } from 'vitest';
import type { ContentCache } from '../../../../src/ports/content-cache.ts';
import { run } from '../../../harness/run.ts';
import { chartFiles, helmEnvironment, packCharts, startChartRepository } from './chart-servers.ts';
import { chartSpec, fluxFile, fluxRelease, helmRepository, labelOf, withRelease } from './parts.ts';

it('what was rendered of a fetched chart is kept under its content, so that a newer one is never missed', async () => {
  await using repository = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
  await withRelease(fluxRelease(chartSpec('web', '1.x'), helmRepository(repository.url)), async (bench) => {
    const entries = new Map<string, Uint8Array>();
    const kept: ContentCache = {
      get: (key) => Promise.resolve(entries.get(key)),
      put: (key, bytes) => Promise.resolve(void entries.set(key, bytes)),
    };
    const label = async (): Promise<unknown> => {
      const [root] = await bench.applied([fluxFile], bench.charts(), { renders: { kept, version: '1.0.0' } });
      expect(root?.errors).toEqual([]);
      return labelOf(root);
    };
    expect(await label()).toBe('web-1.0.0');
    expect(entries.size).toBe(1);
    const [stream = ''] = [...entries.keys()];
    entries.set(
      stream,
      Buffer.from(
        Buffer.from(entries.get(stream) ?? [])
          .toString()
          .replace('web-1.0.0', 'kept'),
      ),
    );
    expect(await label()).toBe('kept');
    await packCharts(repository.folder, [chartFiles('web', '1.1.0')]);
    await run('helm', ['repo', 'index', repository.folder], { env: helmEnvironment(repository.folder) });
    expect(await label()).toBe('web-1.1.0');
  });
});
