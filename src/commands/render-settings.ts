import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Root } from '../model/rendered-root.ts';
import type { Platform } from '../ports/platform.ts';
import type { NetworkAccess, Renderer } from '../ports/renderer.ts';
import { createNativeRenderer } from '../render/native/native-renderer.ts';
import type { RenderCache } from '../render/stream-cache.ts';
import type { CommandContext } from './command.ts';

/** Public hosts that kustomize bases are usually taken from. */
const baseHosts: ReadonlySet<string> = new Set([
  'github.com',
  'raw.githubusercontent.com',
  'gitlab.com',
  'bitbucket.org',
]);

/**
 * What a run may fetch while it renders: what --network says, else the configuration; nothing where nothing is trusted. The input of an
 * Action comes from the change itself, so where the configuration says something it may only take away: `GATE_LOOSENED`.
 */
export function networkOf(
  { platform, values, action }: Pick<CommandContext, 'platform' | 'values' | 'action'>,
  config: Config | undefined,
): NetworkAccess {
  const word = values.text('network');
  const said = config?.gate?.network;
  const configured = accessOf(said);
  const asked = word === undefined ? configured : accessOf(word as 'none' | 'base-hosts' | 'any');
  if (action && said !== undefined && !isWithin(asked, configured))
    throw new SlipwayError(
      'GATE_LOOSENED',
      `input "network" would loosen the gate: "${word}" is more than gate.network allows`,
    );
  return platform.host.context.untrusted ? 'none' : asked;
}

function accessOf(said: NonNullable<Config['gate']>['network']): NetworkAccess {
  if (said === undefined || said === 'none' || said === 'any') return said ?? 'none';
  return said === 'base-hosts' ? baseHosts : new Set(said);
}

function isWithin(one: NetworkAccess, other: NetworkAccess): boolean {
  if (one === 'none' || other === 'any') return true;
  return one !== 'any' && other !== 'none' && [...one].every((host) => other.has(host));
}

/**
 * What renders these roots: what --renderer says; by default the programs on PATH when all that are needed are there. A change from a
 * fork is never given to programs that could reach the network or run others.
 */
export async function chooseRenderer(
  { host, exec, renderer }: Pick<Platform, 'host' | 'exec' | 'renderer'>,
  asked: string | undefined,
  roots: readonly Root[],
): Promise<Renderer> {
  const engines = enginesOf(roots);
  const native = createNativeRenderer(exec);
  if (engines.length === 0) return native;
  const { untrusted } = host.context;
  if (untrusted && asked === 'native')
    host.log.notice('nothing of this run is trusted, so the embedded renderer is used instead of programs');
  const found = untrusted || asked === 'embedded' ? undefined : await native.describe(engines);
  if (found !== undefined || (asked === 'native' && !untrusted)) {
    host.log.info(`Renderer: ${found ?? 'native'}`);
    return native;
  }
  const embedded = await renderer();
  host.log.info(`Renderer: ${(await embedded.describe(engines)) ?? ''}`);
  return embedded;
}

/** Lets programs say which they are while other things are done: chooseRenderer has their answer then. */
export function askEarly(
  { host, exec }: Pick<Platform, 'host' | 'exec'>,
  asked: string | undefined,
  roots: readonly Root[],
): void {
  if (host.context.untrusted || asked === 'embedded') return;
  createNativeRenderer(exec)
    .describe(enginesOf(roots))
    .catch(() => undefined);
}

function enginesOf(roots: readonly Root[]): readonly ('kustomize' | 'helm')[] {
  const used = new Set(roots.map(({ engine }) => engine));
  // What an operator's object describes may need either.
  const either = used.has('argocd') || used.has('flux');
  return (['kustomize', 'helm'] as const).filter((engine) => either || used.has(engine));
}

/** What was rendered before, for commands that judge or show: what writes renders anew. */
export async function renderCache({
  renders,
  version,
}: Pick<Platform, 'renders' | 'version'>): Promise<RenderCache | undefined> {
  const kept = await renders();
  return kept === undefined ? undefined : { kept, version };
}
