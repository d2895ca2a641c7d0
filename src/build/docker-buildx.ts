import { z } from 'zod';
import { SlipwayError } from '../model/errors.ts';
import { runBuilder } from './builder-run.ts';
import type { BuildOrder, Engine, EnginePorts } from './engine.ts';

const inspectMs = 30_000;
/** Starting a builder of the docker-container driver may pull BuildKit's own image. */
const bootstrapMs = 180_000;
const metadataSchema = z.looseObject({ 'containerimage.digest': z.string().regex(/^sha256:[0-9a-f]{64}$/) });

/** What `docker buildx inspect` tells of the current builder. */
interface Builder {
  driver: string;
  running: boolean;
  platform: string | undefined;
  error: string | undefined;
}

/** Finds `docker buildx` with a builder that answers; it is the one that BUILDX_BUILDER or `docker buildx use` name. */
export async function detectDockerBuildx(ports: EnginePorts, signal: AbortSignal): Promise<Engine | string> {
  if ((await ports.exec.probe('docker', ['buildx', 'version'])) === undefined) return 'not installed';
  let builder = await inspect(ports, signal, []);
  if (typeof builder !== 'string' && !builder.running && /^(docker-container|kubernetes)$/.test(builder.driver)) {
    builder = await inspect(ports, signal, ['--bootstrap']);
  }
  if (typeof builder === 'string') return builder;
  if (builder.error !== undefined) return builder.error;
  if (!builder.running) return 'its builder does not answer';
  const { driver, platform = 'linux/amd64' } = builder;
  return { name: 'docker-buildx', platform, build: (order) => build(ports, driver, order) };
}

async function inspect(
  { exec }: EnginePorts,
  signal: AbortSignal,
  flags: readonly string[],
): Promise<Builder | string> {
  const result = await exec.run({
    command: 'docker',
    args: ['buildx', 'inspect', ...flags],
    timeoutMs: flags.length > 0 ? bootstrapMs : inspectMs,
    signal,
  });
  signal.throwIfAborted();
  if (result.ended === 'timeout') return 'its builder does not answer in time';
  if (result.exitCode !== 0) return oneLine(result.stderr) || 'its builder cannot be inspected';
  return parseInspect(new TextDecoder().decode(result.stdout));
}

/** Reads the text of `docker buildx inspect`, which exits with 0 even when the builder is dead: that stands in `Error:` or `Status:`. */
export function parseInspect(text: string): Builder {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(\\S.*)$`, 'm').exec(text)?.[1]?.trim();
  return {
    driver: field('Driver') ?? '',
    running: field('Status') === 'running',
    platform: field('Platforms')?.split(',', 1)[0]?.replace('*', '').trim(),
    error: field('Error'),
  };
}

async function build(ports: EnginePorts, driver: string, order: BuildOrder): Promise<string> {
  await using temporary = await ports.files.temporaryFolder();
  const metadata = `${temporary.folder}/metadata.json`;
  if (driver === 'docker' && order.spec.cache !== undefined) {
    ports.log.warning(
      `image ${order.spec.name}: the Docker daemon’s own builder makes no use of its cache; set another up, for instance with docker/setup-buildx-action`,
    );
  }
  await runBuilder(ports, order, {
    command: 'docker',
    args: ['buildx', 'build', ...argumentsFor(order, driver, metadata), order.layout.context],
    env: {
      SOURCE_DATE_EPOCH: String(order.epoch),
      BUILDX_METADATA_PROVENANCE: 'disabled',
      DOCKER_CLI_HINTS: 'false',
    },
  });
  const text = await ports.files.read(metadata);
  const parsed = metadataSchema.safeParse(text === undefined ? undefined : JSON.parse(new TextDecoder().decode(text)));
  if (parsed.success) return parsed.data['containerimage.digest'];
  throw new SlipwayError('BUILD_FAILED', `docker buildx does not tell the digest of image ${order.spec.name}`, {
    hint: 'Update it, or use a builder of another driver.',
  });
}

function argumentsFor({ spec, layout, reference, labels }: BuildOrder, driver: string, metadata: string): string[] {
  const { target, args = {}, platforms = [], secrets = {}, cache } = spec;
  const plain = driver === 'docker';
  // Rewriting times changes every layer with every commit; a layer cache is there so that layers stay.
  const rewrite = cache === undefined ? ',rewrite-timestamp=true' : '';
  const cacheRef = cache === undefined ? '' : `type=registry,ref=${cache}:slipway-${spec.name}`;
  return [
    '--progress=plain',
    // Attestations would give the index another digest with every build, although nothing changed.
    '--provenance=false',
    '--sbom=false',
    `--file=${layout.dockerfile}`,
    `--metadata-file=${metadata}`,
    // A Docker daemon's own builder knows one exporter alone.
    ...(plain ? [`--tag=${reference}`, '--push'] : [`--output=type=image,name=${reference},push=true${rewrite}`]),
    ...(platforms.length === 0 ? [] : [`--platform=${platforms.join(',')}`]),
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`),
    ...Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`),
    ...Object.entries(secrets).map(([id, variable]) => `--secret=id=${id},env=${variable}`),
    ...(cache === undefined || plain
      ? []
      : [`--cache-from=${cacheRef}`, `--cache-to=${cacheRef},mode=max,ignore-error=true`]),
  ];
}

function oneLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') ?? ''
  );
}
