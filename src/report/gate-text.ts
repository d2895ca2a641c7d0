import type { SourceLines } from '../gate/source-lines.ts';
import type { ErrorDocument } from '../model/errors.ts';
import { formatLocation } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { Severity, Verdict } from '../model/verdict.ts';
import { oneLine } from './escape.ts';
import { codeFrame } from './gate-frame.ts';
import { type FindingGroup, groupFindings, tellRoots } from './gate-groups.ts';
import { createPaint, type Paint } from './gate-paint.ts';
import { proposedSentence, summarySentence } from './gate-summary.ts';
import { changeCounts } from './gate-changes.ts';

/** What is known of a rule beside its findings. */
export interface RuleHelp {
  title?: string;
  why?: string;
  fix?: string;
}

export interface GateTextOptions {
  colour?: boolean;
  /** Lines around findings, for code frames. */
  sources?: SourceLines;
  rules?: ReadonlyMap<string, RuleHelp>;
}

/** The verdict for a terminal, like a compiler's: each new mistake with its place and source line, then what changes, then one line of summary. */
export function gateText(verdict: Verdict, options: GateTextOptions = {}): string {
  const paint = createPaint(options.colour === true);
  const context: Context = {
    paint,
    sources: options.sources ?? new Map(),
    rules: options.rules ?? new Map(),
    told: new Set(),
  };
  const blocks = [
    ...verdict.errors.map((error) => errorBlock(error, context)),
    ...groupFindings(verdict.findings, 'new').map((group) => findingBlock(group, context)),
    ...imageBlock(verdict),
    ...changeBlock(verdict),
    ...proposedBlock(verdict, context),
  ];
  const word = verdict.verdict === 'pass' ? paint.good('pass') : paint.error('fail');
  return `${[...blocks, `${paint.bold(word)}: ${summarySentence(verdict)}`].join('\n\n')}\n`;
}

interface Context {
  paint: Paint;
  sources: SourceLines;
  rules: ReadonlyMap<string, RuleHelp>;
  /** Rules whose why has been told already. */
  told: Set<string>;
}

/** Beside what decides: it cannot be taken for it, since the last line of all is the verdict. */
function proposedBlock(verdict: Verdict, context: Context): readonly string[] {
  const sentence = proposedSentence(verdict);
  if (sentence === undefined || verdict.proposed === undefined) return [];
  const lines = [
    ...verdict.proposed.errors.map(({ code, message }) => `  error[${oneLine(code)}]: ${oneLine(message)}`),
    ...groupFindings(verdict.proposed.findings, 'new').map(
      ({ finding, roots }) =>
        `  ${finding.severity}[${oneLine(finding.rule)}]: ${oneLine(finding.message)} (${oneLine(formatIdentity(finding.object))}, ${oneLine(tellRoots(roots))})`,
    ),
  ];
  const more = lines.length - mostProposed;
  const shown = more > 0 ? [...lines.slice(0, mostProposed), `  and ${more} more`] : lines;
  return [[context.paint.bold(sentence), ...shown].join('\n')];
}

const mostProposed = 20;

function errorBlock(error: ErrorDocument, { paint, sources }: Context): string {
  const [first = '', ...rest] = error.message.split('\n');
  return [
    `${paint.bold(paint.error(`error[${error.code}]`))}: ${paint.bold(oneLine(first))}`,
    ...(error.location === undefined ? [] : [`  --> ${oneLine(formatLocation(error.location))}`]),
    ...(error.location === undefined ? [] : codeFrame(error.location, sources, paint)),
    ...rest.map((line) => `  | ${oneLine(line)}`),
    ...(error.hint === undefined ? [] : [`  = hint: ${oneLine(error.hint)}`]),
    `  = docs: ${oneLine(error.docs)}`,
  ].join('\n');
}

function findingBlock({ finding, roots }: FindingGroup, { paint, sources, rules, told }: Context): string {
  const { location, object, path, rule } = finding;
  const help = told.has(rule) ? undefined : rules.get(rule);
  told.add(rule);
  const place = location === undefined ? '' : formatLocation(location);
  const isNote = finding.severity === 'info';
  return [
    `${paint.bold(colourOf(finding.severity, paint)(`${finding.severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(finding.message))}`,
    `  --> ${oneLine(place === '' ? tellRoots(roots) : `${place} (${tellRoots(roots)})`)}`,
    ...(location === undefined || isNote ? [] : codeFrame(location, sources, paint)),
    ...(finding.locationExplanation === undefined
      ? []
      : [`  = found: ${oneLine(`${location?.precision ?? ''}: ${finding.locationExplanation}`)}`]),
    `  = object: ${oneLine(formatIdentity(object))}`,
    ...(path === '' || isNote ? [] : [`  = path: ${oneLine(path)}`]),
    ...(help?.why === undefined ? [] : [`  = why: ${oneLine(help.why)}`]),
    ...(help?.fix === undefined ? [] : [`  = fix: ${oneLine(help.fix)}`]),
    ...(isNote && help === undefined ? [] : [`  = docs: ${oneLine(finding.docs)}`]),
  ].join('\n');
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.error;
  return severity === 'warning' ? paint.warning : paint.dim;
}

function imageBlock({ images }: Verdict): readonly string[] {
  if (images.length === 0) return [];
  const lines = images.map(
    (image) =>
      `  ${oneLine(`${image.root}: ${image.object} ${image.container}: ${image.old ?? '(none)'} -> ${image.new ?? '(none)'}`)}`,
  );
  return [['images:', ...lines].join('\n')];
}

function changeBlock(verdict: Verdict): readonly string[] {
  if (verdict.changes.length === 0) return [];
  return [
    ['changes:', ...changeCounts(verdict.changes).map(({ root, text }) => `  ${oneLine(`${root}: ${text}`)}`)].join(
      '\n',
    ),
  ];
}
