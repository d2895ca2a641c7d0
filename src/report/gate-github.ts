import type { IsOnDiff } from '../gate/changed-lines.ts';
import { formatLocation } from '../model/location.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Annotation } from '../ports/host.ts';
import { oneLine, plainLines } from './escape.ts';
import { gateAnnotations, limitAnnotations } from './gate-annotations.ts';
import { summarySentence } from './gate-summary.ts';

/** Workflow commands for a step that runs the command line: annotations within GitHub's limits, then the summary line. */
export function gateGithub(verdict: Verdict, isOnDiff?: IsOnDiff): string {
  const commands = limitAnnotations(gateAnnotations(verdict, isOnDiff)).map(workflowCommand);
  return `${[...commands, `${verdict.verdict}: ${summarySentence(verdict)}`].join('\n')}\n`;
}

/** `::error file=a.yaml,line=1,col=2,title=T::M`, escaped as actions/toolkit does (packages/core/src/command.ts). */
function workflowCommand({ level, title, message, file, line, column }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title: oneLine(title) })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  // The log hides an annotation's properties, so the place stands in the message too.
  const place =
    file === undefined
      ? ''
      : `${formatLocation({ file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) })}: `;
  return `::${level} ${properties}::${escapeData(plainLines(place + message))}`;
}

function escapeData(text: string): string {
  return text
    .replaceAll('##[', String.raw`#\#[`)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
