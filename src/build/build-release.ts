import pLimit from 'p-limit';
import { type SlipwayError, SlipwayErrors, toSlipwayErrors } from '../model/errors.ts';
import type { Release, ReleaseImage } from '../model/release.ts';
import { buildImage, type BuildPorts, type BuildSource } from './build-image.ts';
import { chooseEngine } from './choose-engine.ts';
import type { EngineName } from './engine.ts';
import type { ImageSpec } from './image-spec.ts';

export interface BuildRequest extends Omit<BuildSource, 'rebuild' | 'timeoutMs'> {
  images: readonly ImageSpec[];
  /** The branch or tag that the commit was built from. */
  ref: string;
  /** URL of the run; empty outside CI. */
  run: string;
  engine?: EngineName | 'auto';
  /** Build also what is unchanged; by default an image of the same inputs is found in the registry and kept. */
  rebuild?: boolean;
  /** Of each image's build; 30 minutes by default. */
  timeoutMs?: number;
}

/** Builds that run at once: a build uses more than one core by itself, and its log must stay readable. */
const concurrentBuilds = 2;
const defaultTimeoutMs = 30 * 60_000;

/**
 * Builds and pushes the images and returns what the registry holds then. One that fails stops no other; all errors are thrown together.
 * Throws `BUILDER_MISSING`, `BUILD_FAILED`, `REGISTRY_*`, `LAYOUT_INVALID`, `PATH_OUTSIDE`, `CONFIG_INVALID`, `CREDENTIALS_ABSENT`.
 */
export async function buildRelease(ports: BuildPorts, request: BuildRequest): Promise<Release> {
  const { images, source, revision, ref, run, signal } = request;
  const engine = await chooseEngine(ports, request.engine ?? 'auto', signal);
  ports.log.info(`building ${images.length === 1 ? '1 image' : `${images.length} images`} with ${engine.name}`);
  const limit = pLimit(concurrentBuilds);
  const outcomes = await Promise.allSettled(
    images.map((spec) =>
      limit(async () => {
        signal.throwIfAborted();
        // What a build prints is not ours: the prefix keeps it from being read as anything but its output.
        const say = (line: string): void => ports.log.info(`${spec.name} | ${line}`);
        return await buildImage(
          ports,
          engine,
          spec,
          { ...request, rebuild: request.rebuild ?? false, timeoutMs: request.timeoutMs ?? defaultTimeoutMs },
          say,
        );
      }),
    ),
  );
  signal.throwIfAborted();
  const built: ReleaseImage[] = [];
  const errors: SlipwayError[] = [];
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') built.push(outcome.value);
    else errors.push(...toSlipwayErrors(outcome.reason));
  }
  if (errors.length > 0) throw new SlipwayErrors(errors);
  return { schema: 'slipway/release/v1', source, revision, ref, run, images: built };
}
