import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useProxiesOf } from '../../../src/platform/registry/proxy.ts';
import { closeServer, listen } from '../../harness/http.ts';
import { startFakeRegistry } from './fake-registry.ts';
import { subject } from './subject.ts';

const proxy = createServer();
const asked: string[] = [];
let url = '';

beforeEach(async () => {
  asked.length = 0;
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  url = await listen(proxy);
});

afterEach(async () => {
  // Back to what the tests of this process had.
  useProxiesOf({ HTTPS_PROXY: url, NO_PROXY: '*' });
  await closeServer(proxy);
});

describe('a proxy of the environment', () => {
  it('is asked for registries elsewhere, never for one on this machine', async () => {
    await using fake = await startFakeRegistry();
    const digest = fake.image('web', '1', {});
    const { registry } = subject({ HTTPS_PROXY: url, HTTP_PROXY: url });
    await expect(registry.digest('registry.example/acme/web', '1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
    });
    expect(asked[0]).toBe('registry.example:443');
    const before = asked.length;
    expect(await registry.digest(`${fake.host}/web`, '1')).toBe(digest);
    expect(asked).toHaveLength(before);
  });
});
