import type { Config } from '../config/schema.ts';
import type { Platform } from '../ports/platform.ts';
import type { NetworkAccess } from '../ports/renderer.ts';
import { type Charts, createCharts } from '../render/charts/create-charts.ts';
import { createLogins } from '../render/charts/logins.ts';
import type { RenderCache } from '../render/stream-cache.ts';
import type { CommandContext } from './command.ts';
import { networkOf } from './render-settings.ts';

/** What rendering may reach beyond the repository. */
export interface Reach {
  network: NetworkAccess;
  charts: Charts;
  /** Kustomizations may read files of the repository that are outside their folders. */
  unrestricted: boolean;
}

export interface ReachOptions {
  /** Where fetched charts are kept from run to run. */
  renders?: RenderCache | undefined;
  /** Told of charts that are not pinned; the log by default. */
  notice?: (words: string) => void;
}

/** What the run may fetch, as the options and the configuration that decides say. Throws `GATE_LOOSENED`. */
export function reachOf(context: CommandContext, config: Config | undefined, options: ReachOptions = {}): Reach {
  const network = networkOf(context, config);
  return { network, charts: chartsOf(context.platform, network, config, options), ...kustomizeSettings(config) };
}

/** For what is rendered without the network, whatever is configured. */
export function reachNothing(platform: Platform, config: Config | undefined): Reach {
  return { network: 'none', charts: chartsOf(platform, 'none', undefined, {}), ...kustomizeSettings(config) };
}

function kustomizeSettings(config: Config | undefined): Pick<Reach, 'unrestricted'> {
  return { unrestricted: config?.gate?.kustomize?.['load-restrictor'] === 'none' };
}

function chartsOf(
  platform: Platform,
  network: NetworkAccess,
  config: Config | undefined,
  { renders, notice = (words) => platform.host.log.notice(words) }: ReachOptions,
): Charts {
  const { download, files, host, registry, signal, templates, variable } = platform;
  return createCharts({
    overlay: (tree, changes) => files.overlay(tree, changes),
    download,
    registry,
    evaluate: templates,
    loginFor: createLogins(config?.gate?.charts?.logins ?? [], variable, (secret) => host.mask(secret)),
    kept: renders?.kept,
    network,
    untrusted: host.context.untrusted,
    notice,
    signal,
  });
}
