import { SlipwayError } from '../../model/errors.ts';
import type { Files } from '../../ports/files.ts';
import type { RegistryRefusal } from '../../ports/registry.ts';
import type { NetworkAccess } from '../../ports/renderer.ts';
import {
  type ChartOrigin,
  describeOrigin,
  type FetchedChart,
  hostNames,
  hostOf,
  isOci,
  isPinned,
  type RepositoryChart,
} from './chart-origin.ts';
import type { Beyond, ChartServices } from './chart-services.ts';
import { createIndexReader, fetchFromIndex } from './http-repository.ts';
import { fetchArtifactChart, fetchOciChart, fetchOciReference } from './oci-charts.ts';

/** Gets charts that are in no folder of the repository, as far as the run may. */
export interface Charts {
  readonly overlay: Files['overlay'];
  /** Why the run may not ask the origin's host, and what would let it; undefined when it may. */
  refused(origin: ChartOrigin): string | undefined;
  /**
   * Each origin is resolved and fetched once in a run, so that base and head see the same. `who` is told of what is not pinned.
   * Throws `RENDER_NEEDS_TRUST`, `CHART_NOT_FOUND`, `CHART_INVALID`, `CHART_UNREACHABLE`, `CREDENTIALS_ABSENT`, `REGISTRY_*`.
   */
  fetch(origin: ChartOrigin, who: string): Promise<FetchedChart>;
}

export interface ChartsSettings extends ChartServices {
  overlay: Files['overlay'];
  network: NetworkAccess;
  /** Nothing of the run is trusted, whatever the configuration allows. */
  untrusted: boolean;
  /** Told once of each chart that is not pinned. */
  notice: (words: string) => void;
  /** Of one chart with all that is asked for it; default 2 minutes. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export function createCharts(settings: ChartsSettings): Charts {
  const { network, untrusted, notice, signal, timeoutMs = 120_000 } = settings;
  const fetched = new Map<string, Promise<FetchedChart>>();
  const told = new Set<string>();
  const readIndex = createIndexReader(settings);

  async function get(origin: ChartOrigin): Promise<FetchedChart> {
    const limit = AbortSignal.timeout(timeoutMs);
    const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      if (origin.from === 'artifact') return await fetchArtifactChart(origin, settings, stop);
      if (isOci(origin)) return await fetchOciChart(origin, settings, stop);
      return await fetchFromIndex(origin, readIndex, settings, beyond(origin), stop);
    } catch (thrown) {
      if (!limit.aborted || signal?.aborted === true) throw withoutLogin(thrown, origin);
      const why = `it took longer than ${Math.round(timeoutMs / 1000)} s`;
      throw new SlipwayError('CHART_UNREACHABLE', `${describeOrigin(origin)}: ${why}`, { cause: thrown });
    }
  }

  const beyond = (origin: RepositoryChart): Beyond => ({
    demand(url) {
      const there = { ...origin, url };
      const hint = refused(there);
      if (hint === undefined) return;
      const message = `${describeOrigin(origin)} has to be fetched from ${hostOf(there)}, where its repository's index leads`;
      throw new SlipwayError('RENDER_NEEDS_TRUST', message, { hint });
    },
    fetchOci: (url, version, what, stop) => fetchOciReference(url, version, what, settings, stop),
  });

  function refused(origin: ChartOrigin): string | undefined {
    if (untrusted)
      return 'An untrusted run fetches nothing. Vendor the chart into the repository, or let a trusted run judge the change.';
    if (network === 'any' || (network !== 'none' && hostNames(origin).some((name) => network.has(name))))
      return undefined;
    return `Allow its host, \`gate.network: [${hostOf(origin)}]\` in slipway.yaml (or --network any), or vendor the chart into the repository.`;
  }

  return {
    overlay: settings.overlay,
    refused,
    async fetch(origin, who) {
      const hint = refused(origin);
      if (hint !== undefined)
        throw new SlipwayError('RENDER_NEEDS_TRUST', `${describeOrigin(origin)} has to be fetched`, { hint });
      const key = JSON.stringify(origin);
      const made = fetched.get(key) ?? get(origin);
      fetched.set(key, made);
      const chart = await made;
      const words = `not pinned: ${who} takes ${describeOrigin(origin)}, which is ${chart.version === '' ? chart.digest : chart.version} now`;
      if (!isPinned(origin) && !told.has(words)) {
        told.add(words);
        notice(words);
      }
      return chart;
    },
  };
}

/** A registry that wants a login that nobody has given lacks a credential, which may be of a run that gets none. */
function withoutLogin(thrown: unknown, origin: ChartOrigin): unknown {
  if (!(thrown instanceof SlipwayError) || thrown.code !== 'REGISTRY_AUTH') return thrown;
  const { given = true } = (thrown.cause ?? {}) as Partial<RegistryRefusal>;
  if (given) return thrown;
  return new SlipwayError('CREDENTIALS_ABSENT', `${describeOrigin(origin)}: ${thrown.message}`, {
    hint: `Log in to ${hostOf(origin)} in this job before, for instance with docker/login-action or \`docker login\`.`,
    cause: thrown,
  });
}
