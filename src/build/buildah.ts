import { randomUUID } from 'node:crypto';
import { SlipwayError } from '../model/errors.ts';
import { runBuilder } from './builder-run.ts';
import type { BuildOrder, Engine, EnginePorts } from './engine.ts';

const cleanupMs = 60_000;

/** Finds buildah; it needs no daemon, so a version that is told is enough. */
export async function detectBuildah(ports: EnginePorts, signal: AbortSignal): Promise<Engine | string> {
  if ((await ports.exec.probe('buildah', ['--version'])) === undefined) return 'not installed';
  const result = await ports.exec.run({ command: 'buildah', args: ['version'], timeoutMs: 30_000, signal });
  const platform = /^(?:BuildPlatform|OS\/Arch):\s+(\S+)$/m.exec(new TextDecoder().decode(result.stdout))?.[1];
  return { name: 'buildah', platform: platform ?? 'linux/amd64', build: (order) => build(ports, order) };
}

async function build(ports: EnginePorts, order: BuildOrder): Promise<string> {
  await using temporary = await ports.files.temporaryFolder();
  const { folder } = temporary;
  const { name, cache, platforms = [] } = order.spec;
  if (cache !== undefined) ports.log.warning(`image ${name}: buildah makes no use of its cache`);
  const ignoreFile = order.layout.ignoreFile ?? `${folder}/ignore`;
  if (order.layout.ignoreFile === undefined) await ports.files.write(ignoreFile, '');

  async function buildFor(platform: readonly string[]): Promise<string> {
    await run('build', ...argumentsFor(order, ignoreFile), ...platform, `--iidfile=${folder}/id`, order.layout.context);
    return await readLine(ports, `${folder}/id`, order);
  }

  async function push(command: readonly string[], source: string): Promise<string> {
    // Plain HTTP on this machine alone, as our own client and BuildKit have it.
    const tls = isLoopback(order.reference) ? ['--tls-verify=false'] : [];
    await run(
      ...command,
      '--format=oci',
      ...tls,
      `--digestfile=${folder}/digest`,
      source,
      `docker://${order.reference}`,
    );
    return await readLine(ports, `${folder}/digest`, order);
  }

  function run(...args: readonly string[]): Promise<void> {
    return runBuilder(ports, order, { command: 'buildah', args, env: {} });
  }

  if (platforms.length < 2) return await push(['push'], await buildFor(platforms.map((one) => `--platform=${one}`)));
  // One by one, for buildah would list them in another order each time, and an index of another order is another index.
  const ids: string[] = [];
  for (const platform of platforms) ids.push(await buildFor([`--platform=${platform}`]));
  const list = `localhost/slipway-${randomUUID()}`;
  try {
    await run('manifest', 'create', list, ...ids);
    return await push(['manifest', 'push', '--all'], list);
  } finally {
    await removeList(ports, list);
  }
}

function argumentsFor({ spec, layout, labels, epoch }: BuildOrder, ignoreFile: string): string[] {
  const { target, args = {}, platforms = [], secrets = {} } = spec;
  // Docker hands this on by itself where the Dockerfile asks for it; buildah warns where it does not.
  const dated = /\bSOURCE_DATE_EPOCH\b/.test(layout.dockerfileText)
    ? { SOURCE_DATE_EPOCH: String(epoch), ...args }
    : args;
  return [
    '--format=oci',
    // buildah 1.28 takes a cached layer of another platform for its own, so with platforms there is no cache.
    `--layers=${platforms.length === 0}`,
    `--timestamp=${epoch}`,
    // The label of buildah's version would change the digest with every update of it.
    '--identity-label=false',
    `--file=${layout.dockerfile}`,
    `--ignorefile=${ignoreFile}`,
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`),
    ...Object.entries(dated).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...Object.entries(secrets).map(([id, variable]) => `--secret=id=${id},env=${variable}`),
  ];
}

async function readLine({ files }: EnginePorts, file: string, { spec }: BuildOrder): Promise<string> {
  const bytes = await files.read(file);
  const line = bytes === undefined ? '' : new TextDecoder().decode(bytes).trim();
  if (/^(sha256:)?[0-9a-f]{64}$/.test(line)) return line;
  throw new SlipwayError('BUILD_FAILED', `buildah does not tell the digest of image ${spec.name}`);
}

async function removeList({ exec, log }: EnginePorts, list: string): Promise<void> {
  try {
    await exec.run({ command: 'buildah', args: ['manifest', 'rm', list], timeoutMs: cleanupMs });
  } catch (error) {
    log.debug(`${list} stays behind: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isLoopback(reference: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?\//.test(reference);
}
