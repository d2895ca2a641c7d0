import { SlipwayError } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Download } from '../ports/download.ts';
import { isLoopback } from './registry/endpoint.ts';
import { createHttp, type Http, type HttpFailure } from './registry/http.ts';
import { useProxiesOf } from './registry/proxy.ts';

export interface DownloadOptions {
  environment: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Of one try; 60 seconds by default. */
  timeoutMs?: number;
  /** How often a request is sent at most; 3 by default. */
  tries?: number;
}

/** Makes the client of chart repositories, over fetch. */
export function createDownload({ environment, clock, timeoutMs = 60_000, tries = 3 }: DownloadOptions): Download {
  const send = createHttp({ clock, timeoutMs, tries, failure });
  let proxies: (() => void) | undefined;
  const http: Http = (request) => {
    // On first use, for it is the whole process that it changes.
    proxies ??= useProxiesOf(environment);
    return send(request);
  };
  return async ({ url, maxBytes, login, signal }) => {
    const { host, protocol } = new URL(url);
    if (login !== undefined && protocol !== 'https:' && !isLoopback(host))
      throw failure('failed', host, 'a login is sent over HTTPS only');
    const answer = await http({
      method: 'GET',
      url,
      headers: login === undefined ? {} : { authorization: `Basic ${basic(login)}` },
      maxBytes,
      signal,
    });
    return { status: answer.status, bytes: answer.body };
  };
}

function basic({ username, password }: { username: string; password: string }): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}

const failure: HttpFailure = (kind, host, why, cause) =>
  kind === 'failed'
    ? new SlipwayError('CHART_UNREACHABLE', `chart repository ${host} cannot be used: ${why}`)
    : new SlipwayError('CHART_UNREACHABLE', `chart repository ${host} cannot be reached: ${why}`, { cause });
