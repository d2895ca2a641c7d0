import { cleanText } from '../health/diagnosis/clean-text.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { contentHash } from './content-hash.ts';
import type { ReconcileDocument } from './document.ts';
import { objectNames } from './names.ts';

export interface ClusterEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
}

const maxDrift = 10;

/** What a run has to tell those who watch the cluster; a run that changed nothing has nothing to tell. */
export function eventsOf(document: ReconcileDocument): ClusterEvent[] {
  const { created, configured, deleted } = document.counts;
  const events: ClusterEvent[] = [];
  if (created + configured + deleted > 0) {
    const message = `${document.revision}: ${created} created, ${configured} configured, ${deleted} deleted`;
    events.push({ type: 'Normal', reason: 'Applied', message });
  }
  for (const { object, change, fields } of document.drift.slice(0, maxDrift)) {
    const by = [...new Set(fields.map((field) => field.manager).filter((name) => name !== ''))].join(', ');
    const what = change === 'deleted' ? 'was deleted' : `had ${fields.map((field) => field.path).join(', ')} changed`;
    events.push({
      type: 'Warning',
      reason: 'DriftCorrected',
      message: `${object} ${what}${by === '' ? '' : ` by ${by}`}`,
    });
  }
  const [error] = document.errors;
  if (error !== undefined)
    events.push({ type: 'Warning', reason: 'ReconcileFailed', message: `${error.code}: ${error.message}` });
  return events;
}

/** Writes Events about the inventory into the engine's namespace. They are a service: what cannot be written is let go. */
export async function writeEvents(
  { kube, log, namespace, signal }: { kube: Kube; log: Logger; namespace: string; signal: AbortSignal },
  events: readonly ClusterEvent[],
  now: number,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    try {
      await kube.create(toObject(event, namespace, now, index), { signal });
    } catch (error) {
      log.debug(`event ${event.reason} was not written: ${String(error)}`);
      return;
    }
  }
}

function toObject(
  event: ClusterEvent,
  namespace: string,
  now: number,
  index: number,
): { apiVersion: string; kind: string } & Record<string, unknown> {
  const time = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  const unique = Buffer.from(contentHash([event, now, index]), 'base64url')
    .toString('hex')
    .slice(0, 16);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `slipway.${unique}`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: objectNames.inventory },
    type: event.type,
    reason: event.reason,
    message: cleanText(event.message, 1000),
    source: { component: 'slipway' },
    reportingComponent: 'slipway',
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
  };
}
