import type { UnhealthyDocument } from '../health/watch/describe.ts';
import type { ErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import type { SyncDocument, SyncTargetDocument } from '../sync/document.ts';
import { codeBlock, escapeMarkdown, inlineCode } from './escape.ts';
import { fit, listForms } from './fit.ts';
import { countsLine } from './sync-paint.ts';
import { nothingSentence, outcomeSentence } from './sync-text.ts';
import { type Origin, timeline } from './sync-timeline.ts';

const budget = 500_000;
const icons = { synced: '✅', superseded: '✅', failed: '❌', timeout: '⌛', unconfirmed: '❔' } as const;

/** The summary of a run: what became of the commit in each target, its timeline, and why not. */
export function syncMarkdown(document: SyncDocument, origins: readonly Origin[]): string {
  if (document.targets.length === 0) return `✅ ${nothingSentence(document)}\n`;
  return fit(
    document.targets.flatMap((target) => targetSections(document, target, origins)),
    budget,
  );
}

function targetSections(
  document: SyncDocument,
  target: SyncTargetDocument,
  origins: readonly Origin[],
): readonly { forms: readonly string[] }[] {
  const counts = countsLine(target.counts);
  const title = `### ${icons[target.outcome]} ${escapeMarkdown(`${target.environment}/${target.target}`)}: ${target.outcome}\n\n`;
  const sentence = `${escapeMarkdown(outcomeSentence(document, target))}${counts === '' ? '' : ` (${escapeMarkdown(counts)})`}\n\n`;
  const rows = timeline(origins, target).map(
    ({ name, at, elapsed }) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(at)} | ${escapeMarkdown(elapsed)} |\n`,
  );
  const table = rows.length === 0 ? '' : `| stage | at | since the first |\n| --- | --- | --- |\n${rows.join('')}\n`;
  return [
    { forms: [title + sentence] },
    { forms: [table, ''] },
    { forms: listForms('', target.unhealthy.map(unhealthySection), '', (n) => `And ${n} more objects.\n\n`) },
    { forms: listForms('', target.errors.map(errorLine), '\n', (n) => `- and ${n} more\n`) },
  ];
}

function unhealthySection(one: UnhealthyDocument): string {
  const place = one.source === undefined ? '' : ` at ${inlineCode(formatLocation(one.source))}`;
  const events = one.events.map(
    (event) => `- ${escapeMarkdown(`${event.reason} ×${event.count} ${event.about}: ${event.message}`)}\n`,
  );
  const logs = one.logs.map(
    (log) => `Log of ${inlineCode(`${log.pod}/${log.container}`)}:\n\n${codeBlock(log.tail.replace(/\n$/, ''))}\n\n`,
  );
  return [
    `**${escapeMarkdown(one.reason)}** ${inlineCode(one.object)}${place}: ${escapeMarkdown(one.message)}\n\n`,
    events.length === 0 ? '' : `${events.join('')}\n`,
    ...logs,
  ].join('');
}

function errorLine({ code, message, hint, location }: ErrorDocument): string {
  const place = location === undefined ? '' : ` at ${inlineCode(formatLocation(location))}`;
  return `- **${escapeMarkdown(code)}**${place}: ${escapeMarkdown(message)}${hint === undefined ? '' : ` ${escapeMarkdown(hint)}`}\n`;
}
