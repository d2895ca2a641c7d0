import { describe, expect, it } from 'vitest';
import { startFakeRegistry } from './fake-registry.ts';
import { subject } from './subject.ts';

function busyTimes(times: number, headers: Record<string, string> = {}, status = 429) {
  let left = times;
  return startFakeRegistry({
    intercept(_, response) {
      if (left-- <= 0) return false;
      const body = { errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] };
      response.writeHead(status, headers).end(JSON.stringify(body));
      return true;
    },
  });
}

describe('a registry that is busy', () => {
  it('is asked again, after the time that it asks for', async () => {
    await using fake = await busyTimes(2, { 'retry-after': '7' });
    const digest = fake.image('web', '1', {});
    const { registry, waits } = subject();
    expect(await registry.digest(`${fake.host}/web`, '1')).toBe(digest);
    expect(waits).toHaveLength(2);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(7000);
  });

  it('is asked again after its own errors, with growing pauses', async () => {
    await using fake = await busyTimes(3, {}, 503);
    fake.image('web', '1', {});
    const { registry, waits } = subject();
    await registry.digest(`${fake.host}/web`, '1');
    expect(waits).toHaveLength(3);
    expect(waits[2]).toBeGreaterThan(waits[0] ?? Infinity);
  });

  it('is given up in the end, saying what it said', async () => {
    await using fake = await busyTimes(100);
    await expect(subject().registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ answered 429 .* web .*TOOMANYREQUESTS: slow down/) as string,
    });
    expect(fake.seen).toHaveLength(4);
  });

  it('is not waited for when it asks for longer than anybody waits', async () => {
    await using fake = await busyTimes(100, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() });
    const { registry, waits } = subject();
    await expect(registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
    expect(waits).toEqual([]);
  });
});

describe('a registry that does not answer', () => {
  it('is named with what went wrong', async () => {
    const gone = await startFakeRegistry();
    await gone[Symbol.asyncDispose]();
    await expect(subject().registry.inspect(`${gone.host}/acme/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/) as string,
    });
    await expect(subject().registry.inspect('registry.invalid/acme/web', '1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining('registry.invalid') as string,
    });
  });

  it('is left after the time limit, and at once when the run is ended', async () => {
    await using fake = await startFakeRegistry({ intercept: () => true });
    await expect(subject({}, 50).registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining('no answer in time') as string,
    });
    const ended = subject({}, 86_400_000).registry.inspect(`${fake.host}/web`, '1', AbortSignal.timeout(50));
    await expect(ended).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('what a registry says', () => {
  it('is told in one clean, short line', async () => {
    const evil = `boom\n::set-output name=x::y\u001b[31m${'x'.repeat(5000)}`;
    await using fake = await startFakeRegistry({
      intercept(_, response) {
        response.writeHead(400).end(JSON.stringify({ errors: [{ code: 'UNKNOWN', message: evil }] }));
        return true;
      },
    });
    const failure = await subject()
      .registry.inspect(`${fake.host}/web`, '1')
      .catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ code: 'REGISTRY_FAILED' });
    expect((failure as Error).message).not.toMatch(/[\n\u001b]/);
    expect((failure as Error).message.length).toBeLessThan(400);
  });
});
