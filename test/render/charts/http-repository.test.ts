import { describe, expect, it } from 'vitest';
import type { DownloadRequest } from '../../../src/ports/download.ts';
import type { NetworkAccess } from '../../../src/ports/renderer.ts';
import { createCharts } from '../../../src/render/charts/create-charts.ts';
import { createLogins } from '../../../src/render/charts/logins.ts';

const nothing = (): never => {
  throw new Error('not asked');
};

interface Asked {
  url: string;
  login?: object;
}

/** Fetches a chart that an index has at a reference, and is never there. What is asked for, without the index, and the error. */
async function fetchFrom(
  reference: string,
  url: string,
  network: NetworkAccess,
): Promise<{ asked: readonly Asked[]; error: unknown }> {
  const asked: DownloadRequest[] = [];
  const index = JSON.stringify({ entries: { web: [{ version: '1.0.0', urls: [reference] }] } });
  const charts = createCharts({
    overlay: nothing,
    network,
    untrusted: false,
    notice: nothing,
    loginFor: createLogins([], () => undefined, nothing),
    evaluate: nothing,
    registry: { artifact: nothing, digest: nothing, tags: nothing },
    download: (request) => {
      const isIndex = request.url.includes('index.yaml');
      if (!isIndex) asked.push(request);
      return Promise.resolve({ status: isIndex ? 200 : 404, bytes: new TextEncoder().encode(isIndex ? index : '') });
    },
  });
  const error = await charts
    .fetch({ from: 'repository', url, chart: 'web', version: '1.0.0' }, 'a test')
    .catch((thrown: unknown) => thrown);
  return { asked: asked.map(({ url, login }) => ({ url, ...(login === undefined ? {} : { login }) })), error };
}

describe('the login and the question of a chart repository', () => {
  const url = 'https://bob:geheim@charts.acme.dev/stable?token=T';
  const login = { username: 'bob', password: 'geheim' };

  it.each(['web-1.0.0.tgz', '/stable/web-1.0.0.tgz', '//charts.acme.dev/stable/web-1.0.0.tgz'])(
    'are sent to its own file %s',
    async (reference) => {
      const { asked } = await fetchFrom(reference, url, 'any');
      expect(asked).toEqual([{ url: 'https://charts.acme.dev/stable/web-1.0.0.tgz?token=T', login }]);
    },
  );

  it.each(['//evil.dev/web.tgz', ' https://evil.dev/web.tgz', String.raw`\\evil.dev\web.tgz`])(
    'are not sent to another host, however an index writes it: %s',
    async (reference) => {
      const { asked } = await fetchFrom(reference, url, 'any');
      expect(asked).toEqual([{ url: 'https://evil.dev/web.tgz' }]);
    },
  );
});

describe('an index', () => {
  const url = 'https://charts.acme.dev';

  it('leads to hosts that the run may ask', async () => {
    const hosts = new Set(['charts.acme.dev', 'files.acme.dev']);
    const { asked } = await fetchFrom('https://files.acme.dev/web.tgz', url, hosts);
    expect(asked).toEqual([{ url: 'https://files.acme.dev/web.tgz' }]);
  });

  it.each([
    ['https://files.acme.dev/web.tgz', 'files.acme.dev'],
    ['//files.acme.dev/web.tgz', 'files.acme.dev'],
    ['oci://registry.acme.dev/web:1.0.0', 'registry.acme.dev'],
    [' oci://registry.acme.dev/web:1.0.0', 'registry.acme.dev'],
  ])('allows no other: %s', async (reference, host) => {
    const { asked, error } = await fetchFrom(reference, url, new Set(['charts.acme.dev']));
    expect(asked).toEqual([]);
    expect(error).toMatchObject({
      code: 'RENDER_NEEDS_TRUST',
      message: `chart web 1.0.0 of ${url} has to be fetched from ${host}, where its repository's index leads`,
      hint: expect.stringContaining(`gate.network: [${host}]`),
    });
  });

  it.each(['http://169.254.169.254/latest/meta-data', ' http://charts.acme.dev/web.tgz', ' file:///etc/passwd'])(
    'over HTTPS leads to nothing less: %s',
    async (reference) => {
      const { asked, error } = await fetchFrom(reference, url, 'any');
      expect(asked).toEqual([]);
      expect(error).toMatchObject({ code: 'CHART_INVALID', message: `the index of ${url} leads to ${reference}` });
    },
  );
});
