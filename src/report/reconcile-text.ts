import type { ReconcileDocument } from '../reconcile/document.ts';
import { oneLine } from './escape.ts';
import { countsLine, duration, errorLines, painter, unhealthyLines } from './sync-paint.ts';

/** What a run of the engine did, for its log. */
export function reconcileText(document: ReconcileDocument, colour: boolean): string {
  const paint = painter(colour);
  const { outcome, environment, revision, drift, errors, health, counts } = document;
  const good = outcome === 'synced' || outcome === 'superseded';
  const lines = [
    ...drift.map(({ object, change, fields }) => {
      const what =
        change === 'deleted'
          ? 'was deleted'
          : fields.map(({ path, manager }) => `${path} by ${manager || 'somebody'}`).join(', ');
      return `${paint('yellow', 'put back')} ${oneLine(object)}: ${oneLine(what)}`;
    }),
    ...health.unhealthy.flatMap((one) => unhealthyLines(one, paint)),
    ...errors.flatMap((error) => errorLines(error, paint)),
    `${paint(good ? 'green' : 'red', outcome)}: ${oneLine(environment)} at ${revision || 'no revision'}: ${countsLine(counts) || 'nothing done'} in ${duration(document.milliseconds)}`,
  ];
  return `${lines.join('\n')}\n`;
}
