import { z } from 'zod';
import { textAt } from '../health/read.ts';
import type { Kube } from '../ports/kube.ts';
import { boundDocument } from './bound-document.ts';
import type { Reached, ReconcileDocument } from './document.ts';
import { fieldManager, objectNames, statusKey } from './names.ts';

/** What a run takes over from the status that the last one left. */
export interface FormerStatus {
  applied: Reached | null;
  healthy: Reached | null;
  failingSince: string | null;
  outcome: string;
}

const reached = z.object({ revision: z.string(), at: z.string() }).nullable().catch(null);

const former = z.object({
  applied: reached,
  healthy: reached,
  failingSince: z.string().nullable().catch(null),
  outcome: z.string().catch(''),
});

const nothing: FormerStatus = { applied: null, healthy: null, failingSince: null, outcome: '' };

export interface StatusStore {
  /** The last run's; empty when there is none or it cannot be read. */
  read(): Promise<FormerStatus>;
  /** Writes the document, bounded. */
  write(document: ReconcileDocument): Promise<void>;
}

/** The status of an environment: the ConfigMap that CI reads. */
export function createStatusStore(kube: Kube, namespace: string, signal: AbortSignal): StatusStore {
  const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: objectNames.status };
  return {
    async read() {
      const object = await kube.get(identity, { signal });
      return object === undefined ? nothing : parseStatus(textAt(object, ['data', statusKey]));
    },
    async write(document) {
      const object = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: identity.name, namespace },
        data: { [statusKey]: JSON.stringify(boundDocument(document)) },
      };
      await kube.applyServerSide(object, { fieldManager, force: true, signal });
    },
  };
}

function parseStatus(text: string): FormerStatus {
  try {
    return former.parse(JSON.parse(text));
  } catch {
    return nothing;
  }
}
