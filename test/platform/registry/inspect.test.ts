import { describe, expect, it } from 'vitest';
import { digestOf, startFakeRegistry } from './fake-registry.ts';
import { subject } from './subject.ts';

const ociIndex = 'application/vnd.oci.image.index.v1+json';

describe('what is inspected', () => {
  it('is told with digest, platform, size and labels', async () => {
    await using fake = await startFakeRegistry();
    const config = { config: { Labels: { 'org.opencontainers.image.revision': 'abc' } }, variant: 'v3' };
    const digest = fake.image('acme/web', '1', { config, layers: [100, 23] });
    const image = await subject().registry.inspect(`${fake.host}/acme/web`, '1');
    const configSize = JSON.stringify({ os: 'linux', architecture: 'amd64', ...config }).length;
    expect(image).toEqual({
      digest,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      platforms: ['linux/amd64/v3'],
      size: 123 + configSize,
      labels: { 'org.opencontainers.image.revision': 'abc' },
      annotations: {},
    });
  });

  it('is the index where there is one, with its platforms but not its attestations', async () => {
    await using fake = await startFakeRegistry();
    const amd = fake.image('web', 'a', { config: { config: { Labels: { a: 'b' } } }, layers: [7] });
    const arm = fake.image('web', 'b', { config: { architecture: 'arm64' } });
    const entry = (digest: string, os: string, architecture: string, annotations = {}) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      size: 1,
      platform: { os, architecture },
      annotations,
    });
    const digest = fake.put('web', '1', ociIndex, {
      schemaVersion: 2,
      mediaType: ociIndex,
      manifests: [
        entry(amd, 'linux', 'amd64'),
        entry(arm, 'linux', 'arm64'),
        entry(digestOf('x'), 'unknown', 'unknown', { 'vnd.docker.reference.type': 'attestation-manifest' }),
      ],
      annotations: { made: 'by us' },
    });
    const image = await subject().registry.inspect(`${fake.host}/web`, '1');
    expect(image).toMatchObject({
      digest,
      mediaType: ociIndex,
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { a: 'b' },
      annotations: { made: 'by us' },
    });
  });

  it('is undefined when there is no such tag or repository', async () => {
    await using fake = await startFakeRegistry();
    expect(await subject().registry.inspect(`${fake.host}/none`, '1')).toBeUndefined();
    expect(await subject().registry.digest(`${fake.host}/none`, '1')).toBeUndefined();
  });

  it('is refused when the bytes are not those of the digest', async () => {
    await using fake = await startFakeRegistry();
    const digest = fake.image('web', '1', {});
    const other = fake.image('web', '2', { layers: [99] });
    const { registry } = subject();
    const forged = fake.manifests.get(`web/${other}`);
    if (forged) fake.manifests.set(`web/${digest}`, forged);
    await expect(registry.inspect(`${fake.host}/web`, digest)).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
    for (const [blob] of fake.blobs) fake.blobs.set(blob, Buffer.from('{}'));
    await expect(registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('do not have its digest') as string,
    });
  });

  it('is refused when a header claims another digest than the bytes have', async () => {
    await using fake = await startFakeRegistry({
      intercept(_, response) {
        const body = '{"schemaVersion":2,"manifests":[]}';
        response.writeHead(200, { 'content-type': ociIndex, 'docker-content-digest': digestOf('other') }).end(body);
        return true;
      },
    });
    await expect(subject().registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
  });

  it('is refused when it is no image, or larger than any manifest may be', async () => {
    let body = '{"hello":"world"}';
    await using fake = await startFakeRegistry({
      intercept(_, response) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
        return true;
      },
    });
    const inspect = () => subject().registry.inspect(`${fake.host}/web`, '1');
    await expect(inspect()).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
    body = 'x'.repeat(4 * 1024 * 1024 + 1);
    await expect(inspect()).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('more than') as string,
    });
  });

  it('cannot be a name or reference that is none', async () => {
    const { registry } = subject();
    for (const name of ['', 'UPPER', 'host:1/../x', 'a b', 'web:1', 'https://ghcr.io/acme/web']) {
      await expect(registry.inspect(name, '1')).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
    }
    await expect(registry.inspect('127.0.0.1:9/web', '../../x')).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
  });
});

describe('blobs that lie elsewhere', () => {
  it('are fetched there without the credential', async () => {
    await using store = await startFakeRegistry();
    await using fake = await startFakeRegistry({
      auth: 'basic',
      users: { ann: { password: 'secret' } },
      intercept({ path }, response) {
        if (!path.includes('/blobs/')) return false;
        response.writeHead(307, { location: `http://${store.host}${path}?signature=x` }).end();
        return true;
      },
    });
    fake.image('web', '1', { config: { config: { Labels: { a: 'b' } } } });
    for (const [digest, bytes] of fake.blobs) store.blobs.set(`${digest}?signature=x`, bytes);
    const environment = {
      DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [fake.host]: { auth: btoa('ann:secret') } } }),
    };
    const image = await subject(environment).registry.inspect(`${fake.host}/web`, '1');
    expect(image?.labels).toEqual({ a: 'b' });
    expect(fake.seen.some(({ authorization }) => authorization !== undefined)).toBe(true);
    expect(store.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('are not followed for ever, nor away from this machine without HTTPS', async () => {
    let location = '';
    await using fake = await startFakeRegistry({
      intercept(_, response) {
        response.writeHead(302, { location }).end();
        return true;
      },
    });
    location = '/v2/web/manifests/1';
    await expect(subject().registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
    location = 'http://192.0.2.1/web';
    await expect(subject().registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
  });
});

describe('a tag', () => {
  it('is put on a manifest byte for byte, with its media type', async () => {
    await using fake = await startFakeRegistry();
    const digest = fake.image('web', '1', {});
    const { registry } = subject();
    await registry.tag(`${fake.host}/web`, digest, 'stable');
    expect(fake.manifests.get('web/stable')).toEqual(fake.manifests.get('web/1'));
    expect(await registry.digest(`${fake.host}/web`, 'stable')).toBe(digest);
  });

  it('cannot be put on what the registry does not hold', async () => {
    await using fake = await startFakeRegistry();
    await expect(subject().registry.tag(`${fake.host}/web`, digestOf('x'), 'stable')).rejects.toMatchObject({
      code: 'REGISTRY_FAILED',
    });
  });
});
