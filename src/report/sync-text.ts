import type { SyncDocument, SyncTargetDocument } from '../sync/document.ts';
import { oneLine } from './escape.ts';
import { countsLine, errorLines, type Paint, painter, unhealthyLines } from './sync-paint.ts';
import { type Origin, timeline } from './sync-timeline.ts';

/** Each target's timeline and, on failure, what the cluster says of it; the outcome at the end. */
export function syncText(document: SyncDocument, origins: readonly Origin[], colour: boolean): string {
  const paint = painter(colour);
  if (document.targets.length === 0) return `${paint('green', document.outcome)}: ${nothingSentence(document)}\n`;
  const blocks = document.targets.map((target) => targetLines(document, target, origins, paint).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

function targetLines(
  document: SyncDocument,
  target: SyncTargetDocument,
  origins: readonly Origin[],
  paint: Paint,
): string[] {
  const title = `${target.environment}/${target.target} (${target.name})`;
  const rows = timeline(origins, target);
  const wide = Math.max(0, ...rows.map((row) => row.name.length));
  return [
    paint('bold', oneLine(title)),
    ...rows.map(({ name, at, elapsed }) => `  ${name.padEnd(wide)}  ${paint('dim', oneLine(at))}  ${elapsed}`),
    ...target.unhealthy.flatMap((one) => unhealthyLines(one, paint)).map((line) => `  ${line}`),
    ...target.errors.flatMap((error) => errorLines(error, paint)).map((line) => `  ${line}`),
    outcomeLine(document, target, paint),
  ];
}

function outcomeLine(document: SyncDocument, target: SyncTargetDocument, paint: Paint): string {
  const good = target.outcome === 'synced' || target.outcome === 'superseded';
  const counts = countsLine(target.counts);
  return `${paint(good ? 'green' : 'red', target.outcome)}: ${oneLine(outcomeSentence(document, target))}${counts === '' ? '' : ` (${counts})`}`;
}

/** For a sync of the changed environments, of which there are none. */
export function nothingSentence({ revision }: SyncDocument): string {
  return `${revision.slice(0, 12)} changes no environment that is synced`;
}

/** What came of it, in a sentence. */
export function outcomeSentence({ revision }: SyncDocument, target: SyncTargetDocument): string {
  const ours = revision.slice(0, 12);
  const by = target.by === undefined ? '' : target.by.slice(0, 12);
  switch (target.outcome) {
    case 'synced':
      return `exactly ${ours} is applied, healthy and stable`;
    case 'superseded':
      return `${by}, which ${target.reverted === true ? 'undoes' : 'contains'} ${ours}, is applied, healthy and stable`;
    case 'failed':
      return by === ''
        ? `${ours} is not healthy or could not be applied`
        : `${by}, which contains ${ours}, is not healthy or could not be applied`;
    case 'timeout':
      return `${ours} was not healthy in time`;
    case 'unconfirmed':
      return `nothing proves what became of ${ours}`;
  }
}
