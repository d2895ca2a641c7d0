import { textAt } from '../health/read.ts';
import { groupOf, type KubernetesObject } from '../model/object.ts';
import type { SlipwayError } from '../model/errors.ts';
import { KubeError } from '../ports/kube-error.ts';
import type { Kube, KubeKind } from '../ports/kube.ts';
import { groupKind } from './object-key.ts';

/** Which kinds the cluster serves, asked once each, and which of them the release itself brings. */
export interface Kinds {
  /** Reads what is not known yet. */
  load(kinds: Iterable<KubeKind>): Promise<void>;
  /** The served kind: as written, or in the version that the cluster has by now. Only of kinds that were loaded. */
  served(kind: KubeKind): KubeKind | undefined;
  /** Undefined for a kind that neither the cluster nor the release has. */
  isNamespaced(kind: KubeKind): boolean | undefined;
  /** Why it is not known whether the kind is served: the API server of its group is away. */
  failureOf(kind: KubeKind): SlipwayError | undefined;
  /** True when the release holds its definition. */
  isBrought(kind: KubeKind): boolean;
  /** Kinds that were missing may be there now. */
  forgetMissing(): void;
}

interface Row {
  served: KubeKind;
  namespaced: boolean;
}

export function createKinds(kube: Kube, rendered: Iterable<KubernetesObject>, signal: AbortSignal): Kinds {
  const known = new Map<string, Row | undefined>();
  const failures = new Map<string, SlipwayError>();
  const brought = new Map<string, boolean>();
  for (const object of rendered) {
    if (groupKind(object) !== 'apiextensions.k8s.io/CustomResourceDefinition') continue;
    const name = `${textAt(object, ['spec', 'group'])}/${textAt(object, ['spec', 'names', 'kind'])}`;
    brought.set(name, textAt(object, ['spec', 'scope']) === 'Namespaced');
  }
  return {
    async load(kinds) {
      for (const { apiVersion, kind } of kinds) {
        const key = `${apiVersion}/${kind}`;
        if (known.has(key)) continue;
        try {
          known.set(key, await find(kube, { apiVersion, kind }, signal));
        } catch (error) {
          if (!(error instanceof KubeError) || error.code !== 'KUBE_FAILED') throw error;
          failures.set(key, error);
          known.set(key, undefined);
        }
      }
    },
    served: ({ apiVersion, kind }) => known.get(`${apiVersion}/${kind}`)?.served,
    isNamespaced: (kind) => known.get(`${kind.apiVersion}/${kind.kind}`)?.namespaced ?? brought.get(groupKind(kind)),
    failureOf: ({ apiVersion, kind }) => failures.get(`${apiVersion}/${kind}`),
    isBrought: (kind) => brought.has(groupKind(kind)),
    forgetMissing() {
      for (const [key, row] of known) if (row === undefined) known.delete(key);
      failures.clear();
    },
  };
}

async function find(kube: Kube, kind: KubeKind, signal: AbortSignal): Promise<Row | undefined> {
  const exact = await kube.resource(kind, { signal });
  if (exact !== undefined) return { served: kind, namespaced: exact.namespaced };
  const { resources } = await kube.resources({ signal });
  const other = resources.find((row) => row.group === groupOf(kind.apiVersion) && row.kind === kind.kind);
  if (other === undefined) return undefined;
  return { served: { apiVersion: other.apiVersion, kind: other.kind }, namespaced: other.namespaced };
}
