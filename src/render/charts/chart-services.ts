import type { ContentCache } from '../../ports/content-cache.ts';
import type { Download, Login } from '../../ports/download.ts';
import type { Registry } from '../../ports/registry.ts';
import type { EvaluateTemplates } from '../../ports/templates.ts';
import type { FetchedChart } from './chart-origin.ts';

/** What fetching charts needs of the world. */
export interface ChartServices {
  download: Download;
  registry: Pick<Registry, 'artifact' | 'digest' | 'tags'>;
  evaluate: EvaluateTemplates;
  /** A URL without the login in it, and the login for it. Throws `CREDENTIALS_ABSENT` for one that is named but not there. */
  loginFor: (url: string) => { url: string; login?: Login };
  /** Archives of before, each checked again against the digest that names it. */
  kept?: ContentCache | undefined;
}

/** Where an index may lead. */
export interface Beyond {
  /** Throws `RENDER_NEEDS_TRUST` where the run may not ask the URL's host. */
  demand: (url: string) => void;
  fetchOci: FetchOci;
}

/** Fetches a chart by a whole reference: `oci://registry/repository`, or with a tag. */
type FetchOci = (url: string, version: string, what: string, signal: AbortSignal | undefined) => Promise<FetchedChart>;
