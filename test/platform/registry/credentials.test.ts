import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../harness/temp.ts';
import { type FakeRegistryOptions, startFakeRegistry } from './fake-registry.ts';
import { loginTo, subject } from './subject.ts';

const users = { ann: { password: 'correct horse' }, bob: { password: 'b', repositories: ['acme/web'] } };
const withTokens: FakeRegistryOptions = { auth: 'token', users };
const withBasic: FakeRegistryOptions = { auth: 'basic', users };

describe('a registry with a token server', () => {
  it('gets a token for exactly this repository, once for several requests', async () => {
    await using fake = await startFakeRegistry(withTokens);
    const digest = fake.image('acme/web', '1', {});
    const { registry } = subject(loginTo(fake.host, 'ann', 'correct horse'));
    expect((await registry.inspect(`${fake.host}/acme/web`, '1'))?.digest).toBe(digest);
    await registry.inspect(`${fake.host}/acme/web`, '1');
    const asked = fake.seen.filter(({ path }) => path.startsWith('/token'));
    expect(asked.map(({ path }) => decodeURIComponent(path))).toEqual([
      '/token?scope=repository:acme/web:pull&service=fake',
    ]);
    await registry.tag(`${fake.host}/acme/web`, digest, '2');
    expect(decodeURIComponent(fake.seen.findLast(({ path }) => path.startsWith('/token'))?.path ?? '')).toContain(
      'repository:acme/web:pull,push',
    );
  });

  it('refuses a wrong password: the credential is at fault, and is told nowhere', async () => {
    await using fake = await startFakeRegistry(withTokens);
    const { registry } = subject(loginTo(fake.host, 'ann', 'wrong-password'));
    const error = await registry.inspect(`${fake.host}/acme/web`, '1').catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'REGISTRY_AUTH', cause: { refused: 'credential' } });
    expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toMatch(
      /wrong-password|d3Jvbmct/,
    );
  });

  it('that grants less than is needed says so: the access is at fault', async () => {
    await using fake = await startFakeRegistry(withTokens);
    const { registry } = subject(loginTo(fake.host, 'bob', 'b'));
    await expect(registry.inspect(`${fake.host}/acme/api`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_AUTH',
      cause: { refused: 'access' },
      message: expect.stringContaining('acme/api') as string,
    });
  });

  it('wants a credential where there is none', async () => {
    await using fake = await startFakeRegistry(withTokens);
    await expect(subject().registry.inspect(`${fake.host}/acme/web`, '1')).rejects.toMatchObject({
      code: 'REGISTRY_AUTH',
      cause: { refused: 'credential' },
      hint: expect.stringContaining('docker login') as string,
    });
  });

  it('is not told a password when it sends for tokens to an insecure address', async () => {
    await using fake = await startFakeRegistry({
      intercept(_, response) {
        response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://192.0.2.1/token",service="x"' }).end();
        return true;
      },
    });
    const { registry } = subject(loginTo(fake.host, 'ann', 'correct horse'));
    await expect(registry.inspect(`${fake.host}/web`, '1')).rejects.toMatchObject({ code: 'REGISTRY_FAILED' });
  });

  it('exchanges a refresh token as OAuth has it', async () => {
    const forms: string[] = [];
    await using fake = await startFakeRegistry({
      auth: 'token',
      intercept({ method, path }, response) {
        if (path !== '/token' || method !== 'POST') return false;
        forms.push(method);
        response.writeHead(200).end(JSON.stringify({ access_token: btoa('acme/web:pull') }));
        return true;
      },
    });
    const digest = fake.image('acme/web', '1', {});
    const config = { auths: { [fake.host]: { identitytoken: 'refresh-me' } } };
    const { registry } = subject({ DOCKER_AUTH_CONFIG: JSON.stringify(config) });
    expect((await registry.inspect(`${fake.host}/acme/web`, '1'))?.digest).toBe(digest);
    expect(forms).toEqual(['POST']);
  });
});

describe('the credential', () => {
  it('is found in the configurations of docker and of containers tools', async () => {
    await using fake = await startFakeRegistry(withBasic);
    await using folder = temporaryDirectory('credentials');
    const digest = fake.image('acme/web', '1', {});
    const write = async (file: string, auths: object) => {
      await mkdir(join(folder.path, file, '..'), { recursive: true });
      await writeFile(join(folder.path, file), JSON.stringify({ auths }));
    };
    const good = { auth: btoa('ann:correct horse') };
    await write('docker/config.json', { [`https://${fake.host}/v1/`]: good });
    await write('auth.json', { [fake.host]: { auth: btoa('x:y') }, [`${fake.host}/acme`]: good });
    await write('home/.docker/config.json', { [fake.host]: { username: 'ann', password: 'correct horse' } });
    await write('config/containers/auth.json', { [fake.host]: good });
    for (const environment of [
      { DOCKER_CONFIG: join(folder.path, 'docker') },
      { REGISTRY_AUTH_FILE: join(folder.path, 'auth.json') },
      { HOME: join(folder.path, 'home') },
      { XDG_CONFIG_HOME: join(folder.path, 'config') },
    ]) {
      expect(await subject(environment).registry.digest(`${fake.host}/acme/web`, '1')).toBe(digest);
    }
  });

  it('is asked of a helper program, which gets the registry on stdin and none of our tokens', async () => {
    await using fake = await startFakeRegistry(withBasic);
    await using folder = temporaryDirectory('helper');
    const digest = fake.image('acme/web', '1', {});
    const helper = join(folder.path, 'docker-credential-test');
    await writeFile(
      helper,
      `#!/bin/sh\n[ "$1" = get ] && [ "$(cat)" = "${fake.host}" ] && [ -z "$INPUT_TOKEN" ] && [ "$VAULT" = v ] || exit 1\necho '{"Username":"ann","Secret":"correct horse"}'\n`,
    );
    await chmod(helper, 0o755);
    const environment = (config: object) => ({
      PATH: `${folder.path}:${process.env['PATH']}`,
      VAULT: 'v',
      INPUT_TOKEN: 'ghs_secret_of_ours',
      DOCKER_AUTH_CONFIG: JSON.stringify(config),
    });
    for (const config of [{ credsStore: 'test' }, { credHelpers: { [fake.host]: 'test' }, credsStore: 'absent' }]) {
      expect(await subject(environment(config)).registry.digest(`${fake.host}/acme/web`, '1')).toBe(digest);
    }
    const inspect = (config: object) => subject(environment(config)).registry.digest(`${fake.host}/acme/web`, '1');
    await expect(inspect({ credsStore: '../../bin/sh' })).rejects.toMatchObject({ code: 'REGISTRY_AUTH' });
    await expect(inspect({ credsStore: 'absent' })).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  });

  it('is none when the helper knows none', async () => {
    await using fake = await startFakeRegistry();
    await using folder = temporaryDirectory('helper');
    const helper = join(folder.path, 'docker-credential-empty');
    await writeFile(helper, '#!/bin/sh\ncat >/dev/null; echo "credentials not found in native keychain"; exit 1\n');
    await chmod(helper, 0o755);
    const digest = fake.image('web', '1', {});
    const environment = { PATH: `${folder.path}:${process.env['PATH']}`, DOCKER_AUTH_CONFIG: '{"credsStore":"empty"}' };
    expect(await subject(environment).registry.digest(`${fake.host}/web`, '1')).toBe(digest);
  });

  it('cannot be read from a broken configuration, whose text is not repeated', async () => {
    await using fake = await startFakeRegistry(withBasic);
    const { registry } = subject({ DOCKER_AUTH_CONFIG: '{"auths": {"x": {"auth": "c2VjcmV0"' });
    const error = await registry.digest(`${fake.host}/web`, '1').catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'FILE_INVALID' });
    expect(String(error)).not.toContain('c2VjcmV0');
  });
});
