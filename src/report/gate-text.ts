import type { SourceLines } from '../gate/source-lines.ts';
import { formatLocation } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { Finding, Severity, Verdict } from '../model/verdict.ts';
import { oneLine } from './escape.ts';
import { codeFrame } from './gate-frame.ts';
import {
  count,
  errorLevel,
  type ErrorGroup,
  type FindingGroup,
  groupByRule,
  groupErrors,
  groupFindings,
  type RuleGroup,
  tellRoots,
} from './gate-groups.ts';
import { createPaint, type Paint } from './gate-paint.ts';
import { proposedSentence, summarySentence } from './gate-summary.ts';
import { changeCounts, groupChanges, groupImages, type ImageGroup, sharedName } from './gate-changes.ts';
import { ownFix } from './own-fix.ts';

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
    ...groupErrors(verdict).map((group) => errorBlock(group, context)),
    ...groupFindings(verdict.findings, 'new')
      .filter(({ finding }) => finding.severity !== 'info')
      .map((group) => findingBlock(group, context)),
    ...groupByRule(verdict.findings, 'new')
      .filter(({ severity }) => severity === 'info')
      .map((rule) => noteBlock(rule, context)),
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
    ...verdict.proposed.errors.map(
      (error) => `  ${errorLevel(error)}[${oneLine(error.code)}]: ${oneLine(error.message)}`,
    ),
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

function errorBlock({ error, roots }: ErrorGroup, { paint, sources }: Context): string {
  const [first = '', ...rest] = error.message.split('\n');
  const place = error.location === undefined ? [] : [formatLocation(error.location)];
  const level = errorLevel(error);
  const where = roots.length === 0 ? place : [...place, `(${tellRoots(roots)})`];
  return [
    `${paint.bold(paint[level](`${level}[${error.code}]`))}: ${paint.bold(oneLine(first))}`,
    ...(where.length === 0 ? [] : [`  --> ${oneLine(where.join(' '))}`]),
    ...(error.location === undefined ? [] : codeFrame(error.location, sources, paint)),
    ...rest.map((line) => `  | ${oneLine(line)}`),
    ...(error.hint === undefined ? [] : [`  = hint: ${oneLine(error.hint)}`]),
    `  = docs: ${oneLine(error.docs)}`,
  ].join('\n');
}

/** Why, fix and docs of a rule come with its first mistake. */
function findingBlock({ finding, roots }: FindingGroup, { paint, sources, rules, told }: Context): string {
  const { location, object, path, rule } = finding;
  const isTold = told.has(rule);
  told.add(rule);
  const place = location === undefined ? '' : formatLocation(location);
  const fix = ownFix(finding);
  return [
    `${paint.bold(colourOf(finding.severity, paint)(`${finding.severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(finding.message))}`,
    `  --> ${oneLine(place === '' ? tellRoots(roots) : `${place} (${tellRoots(roots)})`)}`,
    ...(location === undefined ? [] : codeFrame(location, sources, paint)),
    ...foundLines(finding),
    `  = object: ${oneLine(formatIdentity(object))}`,
    ...(path === '' ? [] : [`  = path: ${oneLine(path)}`]),
    ...(isTold ? fixLines(fix) : helpLines(rules.get(rule), finding.docs, fix)),
  ].join('\n');
}

function foundLines({ location, locationExplanation: found }: Finding): readonly string[] {
  return found === undefined ? [] : [`  = found: ${oneLine(`${location?.precision ?? ''}: ${found}`)}`];
}

function fixLines(fix: string | undefined): readonly string[] {
  return fix === undefined ? [] : [`  = fix: ${oneLine(fix)}`];
}

function helpLines(help: RuleHelp | undefined, docs: string, fix = help?.fix): readonly string[] {
  return [
    ...(help?.why === undefined ? [] : [`  = why: ${oneLine(help.why)}`]),
    ...fixLines(fix),
    `  = docs: ${oneLine(docs)}`,
  ];
}

/** Notes never decide: a rule is told once, with the first places. */
function noteBlock({ rule, severity, docs, places }: RuleGroup, { paint, rules }: Context): string {
  const title = rules.get(rule)?.title ?? places[0]?.finding.message ?? '';
  const lines = places.slice(0, mostNotes).flatMap(({ finding, roots }) => {
    const place = finding.location === undefined ? formatIdentity(finding.object) : formatLocation(finding.location);
    return [
      `  --> ${oneLine(`${place} (${tellRoots(roots)}): ${finding.message}`)}`,
      ...foundLines(finding),
      ...fixLines(ownFix(finding)),
    ];
  });
  const more = places.length - mostNotes;
  return [
    `${paint.bold(paint.dim(`${severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(`${title} (${count(places.length, 'place')})`))}`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more; --report html=FILE tells all`] : []),
    ...helpLines(rules.get(rule), docs),
  ].join('\n');
}

const mostNotes = 10;

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.error;
  return severity === 'warning' ? paint.warning : paint.dim;
}

function imageBlock({ images }: Verdict): readonly string[] {
  if (images.length === 0) return [];
  const lines = groupImages(images).map((image) => {
    const [user = '', ...others] = image.users;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `  ${oneLine(`${imageChange(image)} (${user}${more}, ${tellRoots(image.roots)})`)}`;
  });
  return [['images:', ...lines].join('\n')];
}

function imageChange({ old, new: after }: ImageGroup): string {
  const shared = old === null || after === null ? '' : sharedName(old, after);
  return `${old ?? '(none)'} -> ${shared === '' ? (after ?? '(none)') : (after ?? '').slice(shared.length)}`;
}

function changeBlock(verdict: Verdict): readonly string[] {
  if (verdict.changes.length === 0) return [];
  const lines = groupChanges(verdict.changes).map(({ roots, changes }) => {
    const more = roots.length > 1 ? ` and ${count(roots.length - 1, 'more root')}` : '';
    return `  ${oneLine(`${roots[0]}${more}: ${changeCounts(changes)[0]?.text}`)}`;
  });
  return [['changes:', ...lines].join('\n')];
}
