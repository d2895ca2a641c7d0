import { describe, expect, it } from 'vitest';
import { digestOf, type FakeRegistry, startFakeRegistry } from './fake-registry.ts';
import { subject } from './subject.ts';

const type = 'application/vnd.oci.image.manifest.v1+json';
const options = { maxBytes: 1000 };

/** Puts an artifact of one layer; the registry serves `served` for it. */
function put(fake: FakeRegistry, content: string, served = content): string {
  const digest = digestOf(content);
  fake.blobs.set(digest, Buffer.from(served));
  const title = { 'org.opencontainers.image.title': 'a.rego' };
  const layer = { mediaType: 'text/plain', digest, size: content.length, annotations: title };
  const config = { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf('{}'), size: 2 };
  return fake.put('acme/policies', 'v1', type, { schemaVersion: 2, mediaType: type, config, layers: [layer] });
}

describe('an artifact', () => {
  it('comes with its layers, their titles and types', async () => {
    await using fake = await startFakeRegistry();
    const digest = put(fake, 'package main');
    const artifact = await subject().registry.artifact(`${fake.host}/acme/policies`, digest, options);
    expect(artifact?.digest).toBe(digest);
    expect(artifact?.layers.map(({ bytes, ...layer }) => [layer, new TextDecoder().decode(bytes)])).toEqual([
      [{ mediaType: 'text/plain', title: 'a.rego' }, 'package main'],
    ]);
    const none = `sha256:${'0'.repeat(64)}`;
    expect(await subject().registry.artifact(`${fake.host}/acme/policies`, none, options)).toBeUndefined();
  });

  it('is refused where the registry serves other bytes than the digests say, or too many', async () => {
    await using fake = await startFakeRegistry();
    const { registry } = subject();
    const fetched = (digest: string): Promise<unknown> =>
      registry.artifact(`${fake.host}/acme/policies`, digest, options);
    await expect(fetched(put(fake, 'package main', 'package evil'))).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('do not have its digest') as string,
    });
    await expect(fetched(put(fake, 'package main', 'package main and more'))).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
    await expect(fetched(put(fake, 'x'.repeat(1001)))).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
    const digest = put(fake, 'package main');
    const key = `acme/policies/${digest}`;
    const held = fake.manifests.get(key);
    if (held !== undefined) fake.manifests.set(key, { ...held, body: Buffer.from(`${held.body.toString()} `) });
    await expect(fetched(digest)).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
  });
});
