import { SlipwayError } from '../model/errors.ts';
import { detectBuildah } from './buildah.ts';
import { detectDockerBuildx } from './docker-buildx.ts';
import type { Detect, Engine, EngineName, EnginePorts } from './engine.ts';

/** In the order of preference. */
const detectors = {
  'docker-buildx': detectDockerBuildx,
  buildah: detectBuildah,
} as const satisfies Record<EngineName, Detect>;

/** The engine that is wanted, else the first that is there and answers. Throws `BUILDER_MISSING` with why each cannot be used. */
export async function chooseEngine(
  ports: EnginePorts,
  wanted: EngineName | 'auto',
  signal: AbortSignal,
): Promise<Engine> {
  const names = (Object.keys(detectors) as EngineName[]).filter((name) => wanted === 'auto' || wanted === name);
  const reasons: string[] = [];
  for (const name of names) {
    const found = await detectors[name](ports, signal);
    if (typeof found !== 'string') return found;
    reasons.push(`${name}: ${found}`);
  }
  throw new SlipwayError('BUILDER_MISSING', `no builder can be used (${reasons.join('; ')})`);
}
