import type { Params } from './params.ts';
import type { Templating } from './templating.ts';

/** A cluster as the configuration tells of it; in a real Argo CD it is a Secret. */
export interface ArgoCluster {
  name: string;
  server: string;
  project?: string | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
  annotations?: Readonly<Record<string, string>> | undefined;
}

/** What generators need of the world. */
export interface GeneratorContext {
  templating: Templating;
  /** Undefined when nobody has said what clusters there are. */
  clusters: readonly ArgoCluster[] | undefined;
  /** Every file of the repository at a URL and a revision, sorted. Throws where it is not the judged one. */
  files: (repoURL: string, revision: string) => Promise<readonly string[]>;
  /** The value of a file's first document. Throws when it is not valid. */
  value: (file: string) => Promise<unknown>;
  /** The value of a text of YAML. Throws when it is not valid. */
  parse: (text: string) => unknown;
  /** Argo CD's ARGOCD_APPLICATIONSET_CONTROLLER_ENABLE_NEW_GIT_FILE_GLOBBING. */
  newFileGlobbing: boolean;
}

/** What a generator is, other than those of this folder. */
export class NotRenderable extends Error {}

/** Adds a generator's own `values`, which may use the parameters beside them but not each other. */
export async function appendValues(values: unknown, params: Params, templating: Templating): Promise<Params> {
  const entries = Object.entries(typeof values === 'object' && values !== null ? values : {});
  if (entries.length === 0) return params;
  const texts = await templating.replaceAll(
    entries.map(([, value]) => String(value)),
    params,
  );
  const replaced = entries.map(([key], index) => [key, texts[index] ?? ''] as const);
  if (templating.goTemplate) return { ...params, values: Object.fromEntries(replaced) };
  return { ...params, ...Object.fromEntries(replaced.map(([key, text]) => [`values.${key}`, text])) };
}
