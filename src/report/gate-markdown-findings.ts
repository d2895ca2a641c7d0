import { formatLocation, type Location } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { Finding, FindingStatus } from '../model/verdict.ts';
import { escapeMarkdown, inlineCode, markupText, shorten } from './escape.ts';
import { listForms, type Section } from './fit.ts';
import { count, type FindingGroup, groupByRule, type RuleGroup, tellRoots } from './gate-groups.ts';
import type { RuleHelp } from './gate-text.ts';
import { fileAddress } from './web-places.ts';
import { ownFix } from './own-fix.ts';

export const longest = { message: 500, name: 300 } as const;

/** What Markdown tells beside the verdict. */
export interface MarkdownContext {
  rules: ReadonlyMap<string, RuleHelp>;
  /** Where the files of the judged commit can be read on the web: `https://github.com/acme/deploy/blob/SHA`. */
  files: string | undefined;
}

export function code(text: string): string {
  return inlineCode(shorten(text, longest.name));
}

export function prose(text: string): string {
  return escapeMarkdown(shorten(text, longest.message));
}

/** A sentence of a rule's author, in which backticks mean code. */
function ruleText(text: string, escape: (part: string) => string): string {
  const parts = shorten(text, longest.message).split('`');
  if (parts.length % 2 === 0) return escape(parts.join('`'));
  return parts.map((part, index) => (index % 2 === 1 ? inlineCode(part) : spaced(part, escape))).join('');
}

/** Escaping trims. */
function spaced(part: string, escape: (part: string) => string): string {
  const [, before = '', inside = '', after = ''] = /^( *)([^]*?)( *)$/.exec(part) ?? [];
  return `${before}${escape(inside)}${after}`;
}

const signs = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

/** New findings: a part for each rule, of which those that fail the gate are unfolded. */
export function newFindings(findings: readonly Finding[], context: MarkdownContext): Section | undefined {
  const rules = groupByRule(findings, 'new');
  if (rules.length === 0) return undefined;
  const title = '\n### New findings\n\n';
  const whole = limits.map((most) => title + rules.map((one) => rulePart(one, most, context)).join(''));
  return { forms: [...whole, ...countForms(title, rules, '')] };
}

/** So many places of each rule are told, ever fewer until there is room. */
const limits = [Infinity, 50, 20, 10, 5, 2, 1];
/** More are folded even if they fail the gate. */
const mostUnfolded = 10;

function rulePart(
  { rule, severity, docs, places }: RuleGroup,
  most: number,
  { rules, files }: MarkdownContext,
): string {
  const help = rules.get(rule);
  const title = help?.title === undefined ? '' : ` ${ruleText(help.title, markupText)}`;
  const isOpen = severity === 'error' && places.length <= mostUnfolded;
  const advice = [
    ...(help?.why === undefined ? [] : [ruleText(help.why, escapeMarkdown)]),
    ...(help?.fix === undefined ? [] : [`**Fix:** ${ruleText(help.fix, escapeMarkdown)}`]),
    ...(isWeb(docs) ? [`[Read on](${docs})`] : []),
  ];
  const lead = advice.length === 0 ? '' : `${advice.join(' ')}\n\n`;
  return `<details${isOpen ? ' open' : ''}><summary>${signs[severity]} ${code(rule)}${title} · ${count(places.length, 'place')}</summary>\n\n${lead}${placeList(places, most, files)}\n</details>\n`;
}

function placeList(places: readonly FindingGroup[], most: number, files: string | undefined): string {
  const shown = places.slice(0, most).map((group) => placeItem(group, files));
  const missing = places.length - shown.length;
  return `${shown.join('')}${missing > 0 ? `- and ${count(missing, 'more place')}\n` : ''}`;
}

export function placeItem({ finding, roots }: FindingGroup, files: string | undefined): string {
  const { location, message, object, path } = finding;
  const where = location === undefined ? '' : `${placeOf(location, files)} `;
  // An exact place says more than the path does.
  const fix = ownFix(finding);
  const advice = fix === undefined ? '' : `<br>**Fix:** ${prose(fix)}`;
  const inside = path === '' || location?.precision === 'exact' ? '' : ` ${code(path)}`;
  return `- ${where}${prose(message)}${advice}<br><sub>${code(formatIdentity(object))}${inside} ${escapeMarkdown(shorten(tellRoots(roots), longest.name))}</sub>\n`;
}

/** `file:line`, a link where the file can be read on the web. */
export function placeOf({ file, line }: Location, files: string | undefined): string {
  const place = line === undefined ? { file } : { file, line };
  const address = fileAddress(place, files);
  const name = code(formatLocation(place));
  return address === undefined ? name : `[${name}](${address})`;
}

function isWeb(docs: string): boolean {
  return /^https:\/\/[\w./#-]+$/.test(docs);
}

/** Findings that do not decide, folded: rule by rule, at last only their number. */
export function foldedFindings(
  title: string,
  findings: readonly Finding[],
  status: FindingStatus,
  { files }: MarkdownContext,
): Section | undefined {
  const rules = groupByRule(findings, status);
  if (rules.length === 0) return undefined;
  const amount = findings.filter((finding) => finding.status === status).length;
  const opening = `\n<details><summary>${title}: ${count(amount, 'finding')}</summary>\n\n`;
  const ending = '\n</details>\n';
  const whole = limits.map((most) => {
    const parts = rules.map((one) => `${ruleLine(one)}\n\n${placeList(one.places, most, files)}\n`);
    return `${opening}${parts.join('')}${ending}`;
  });
  const told = `\n${title}: ${count(amount, 'finding')}\n`;
  return { forms: [...whole, ...countForms(opening, rules, ending).slice(0, -1), told, ''] };
}

function ruleLine({ rule, severity, docs, places }: RuleGroup): string {
  const name = isWeb(docs) ? `[${code(rule)}](${docs})` : code(rule);
  return `${signs[severity]} ${name} · ${count(places.length, 'place')}`;
}

function countForms(opening: string, rules: readonly RuleGroup[], ending: string): readonly string[] {
  const lines = rules.map((one) => `- ${ruleLine(one)}\n`);
  return listForms(opening, lines, ending, (missing) => `- and ${count(missing, 'more rule')}\n`);
}
