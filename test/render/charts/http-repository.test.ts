import { expect, it } from 'vitest';
import type { DownloadRequest } from '../../../src/ports/download.ts';
import type { ChartServices } from '../../../src/render/charts/chart-services.ts';
import { createIndexReader, fetchFromIndex } from '../../../src/render/charts/http-repository.ts';
import { createLogins } from '../../../src/render/charts/logins.ts';

const nothing = (): never => {
  throw new Error('not asked');
};

/** What is asked for where an index leads to a reference. */
async function askedFor(reference: string): Promise<Pick<DownloadRequest, 'url' | 'login'> | undefined> {
  const asked: DownloadRequest[] = [];
  const index = JSON.stringify({ entries: { web: [{ version: '1.0.0', urls: [reference] }] } });
  const services: ChartServices = {
    loginFor: createLogins([], () => undefined, nothing),
    evaluate: nothing,
    registry: { artifact: nothing, digest: nothing, tags: nothing },
    download: (request) => {
      asked.push(request);
      const isIndex = request.url.includes('index.yaml');
      return Promise.resolve({ status: isIndex ? 200 : 404, bytes: new TextEncoder().encode(isIndex ? index : '') });
    },
  };
  const url = 'https://bob:geheim@charts.acme.dev/stable?token=T';
  const origin = { from: 'repository', url, chart: 'web', version: '1.0.0' } as const;
  await expect(fetchFromIndex(origin, createIndexReader(services), services, nothing, undefined)).rejects.toThrow(
    'is not at',
  );
  const last = asked.at(-1);
  return last && { url: last.url, ...(last.login === undefined ? {} : { login: last.login }) };
}

const login = { username: 'bob', password: 'geheim' };

it.each(['web-1.0.0.tgz', '/stable/web-1.0.0.tgz', '//charts.acme.dev/stable/web-1.0.0.tgz'])(
  'the login and the question of a repository are sent to its own file %s',
  async (reference) => {
    expect(await askedFor(reference)).toEqual({ url: 'https://charts.acme.dev/stable/web-1.0.0.tgz?token=T', login });
  },
);

it.each(['//evil.dev/web.tgz', ' https://evil.dev/web.tgz', String.raw`\\evil.dev\web.tgz`])(
  'they are not sent to another host, however an index writes it: %s',
  async (reference) => {
    expect(await askedFor(reference)).toEqual({ url: 'https://evil.dev/web.tgz' });
  },
);
