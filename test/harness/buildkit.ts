import { access, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findProgram, startProcess } from './processes.ts';
import { run } from './run.ts';
import { temporaryDirectory } from './temp.ts';

export interface BuildKitOptions {
  /** Logins by registry host, as `docker login` would have stored them. */
  logins?: Readonly<Record<string, { user: string; password: string }>>;
}

/** A BuildKit daemon of our own, and the environment in which `docker buildx` uses it. */
export interface BuildKit extends AsyncDisposable {
  address: string;
  /** The builder that buildx knows the daemon by; it is the current one. */
  builder: string;
  env: Record<string, string>;
  output(): string;
}

/** Starts buildkitd (needs root) and makes a `docker buildx` builder with the remote driver for it. */
export async function startBuildKit(options: BuildKitOptions = {}): Promise<BuildKit> {
  const [daemon, docker, plugin] = [findProgram('buildkitd'), findProgram('docker'), findProgram('docker-buildx')];
  findProgram('runc');
  const folder = temporaryDirectory('buildkit');
  try {
    const socket = join(folder.path, 'buildkitd.sock');
    const address = `unix://${socket}`;
    const config = join(folder.path, 'buildkitd.toml');
    await writeFile(config, daemonConfiguration(folder.path, address));
    const server = await startProcess({
      command: daemon,
      // Steps share the machine's network: there is no bridge to make, and nothing to take down.
      args: ['--config', config, '--oci-worker-net=host'],
      ready: async () =>
        access(socket).then(
          () => true,
          () => false,
        ),
      graceMs: 10_000,
    });
    const env = await clientEnvironment(folder.path, docker, plugin, options);
    const builder = 'slipway';
    await run('docker', ['buildx', 'create', '--name', builder, '--driver', 'remote', '--use', address], { env });
    return {
      address,
      builder,
      env,
      output: () => server.output(),
      async [Symbol.asyncDispose]() {
        await server.stop();
        await folder[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

function daemonConfiguration(folder: string, address: string): string {
  return `root = ${JSON.stringify(join(folder, 'state'))}

[grpc]
address = [${JSON.stringify(address)}]

[worker.oci]
enabled = true
snapshotter = "native"

[worker.containerd]
enabled = false
`;
}

async function clientEnvironment(
  folder: string,
  docker: string,
  plugin: string,
  { logins = {} }: BuildKitOptions,
): Promise<Record<string, string>> {
  const config = join(folder, 'docker');
  await mkdir(join(config, 'cli-plugins'), { recursive: true });
  await symlink(plugin, join(config, 'cli-plugins/docker-buildx'));
  const auths = Object.fromEntries(
    Object.entries(logins).map(([host, { user, password }]) => [host, { auth: btoa(`${user}:${password}`) }]),
  );
  await writeFile(join(config, 'config.json'), JSON.stringify({ auths }), { mode: 0o600 });
  return {
    PATH: `${dirname(docker)}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    HOME: join(folder, 'home'),
    DOCKER_CONFIG: config,
    // There is no dockerd, and a test must not find somebody else's.
    DOCKER_HOST: `unix://${folder}/no-dockerd.sock`,
  };
}
