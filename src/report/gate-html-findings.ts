import type { Finding, FindingStatus } from '../model/verdict.ts';
import { shorten } from './escape.ts';
import { count, type FindingGroup, groupByRule, type RuleGroup } from './gate-groups.ts';
import {
  code,
  findingRow,
  frame,
  inRoots,
  longest,
  missing,
  objectAndPath,
  type PageContext,
  type PageSection,
  place,
  prose,
  sectionOf,
  tag,
} from './gate-html-parts.ts';
import { type Html, html, link, nothing } from './html.ts';
import { ownFix } from './own-fix.ts';

/** A rule's places with their names in the page. */
interface RulePlaces extends Omit<RuleGroup, 'places'> {
  anchor: string;
  places: readonly { group: FindingGroup; anchor: string }[];
}

/** How much is told of each rule, and of how many rules. */
interface Room {
  rules: number;
  places: number;
  frames: number;
}

const rooms: readonly Room[] = [
  { rules: Infinity, places: Infinity, frames: Infinity },
  { rules: Infinity, places: Infinity, frames: 20 },
  ...[1000, 500, 200, 100, 50, 20].map((places) => ({ rules: 1000, places, frames: Math.min(20, places) })),
  ...[10, 3, 1].map((places) => ({ rules: 300, places, frames: 1 })),
  ...[100, 30, 10].map((rules) => ({ rules, places: 1, frames: 0 })),
];

/** So many places of a rule are shown at once, the others when they are unfolded. */
const unfolded = 5;

interface FindingsSection {
  anchor: string;
  title: string;
  findings: readonly Finding[];
  status: FindingStatus;
  /** All is told, with source lines; else only rows that are folded. */
  whole: boolean;
}

/** Findings by rule, what is gravest and most frequent first. Undefined when there are none. */
export function findingsSection(
  { anchor, title, findings, status, whole }: FindingsSection,
  context: PageContext,
): PageSection | undefined {
  const amount = findings.filter((finding) => finding.status === status).length;
  if (amount === 0) return undefined;
  const rules = withAnchors(groupByRule(findings, status), context, whole);
  const places = rules.reduce((sum, one) => sum + one.places.length, 0);
  const lead =
    amount === places ? count(amount, 'finding') : `${count(amount, 'finding')} at ${count(places, 'place')}`;
  function* forms(): Generator<string> {
    for (const room of rooms) {
      const told = rules.slice(0, room.rules);
      const shown = told.map((one) => (whole ? mistake(one, room, context) : folded(one, room, context)));
      const overview = whole && rules.length > 2 ? overviewOf(told, context) : nothing;
      const rest = missing(rules.length - told.length, 'rule');
      yield sectionOf(anchor, title, html`${lead}`, html`${overview}${shown}${rest}`).markup;
    }
  }
  const least = sectionOf(anchor, title, html`${lead}`, missing(amount, 'finding')).markup;
  return { anchor, title, amount, forms: forms(), least };
}

/** Only what is told whole can be linked to. */
function withAnchors(rules: readonly RuleGroup[], { anchor }: PageContext, whole: boolean): readonly RulePlaces[] {
  return rules.map(({ places, ...rule }) => ({
    ...rule,
    anchor: whole ? anchor(rule.rule) : '',
    places: places.map((group) => ({ group, anchor: whole ? anchor(group.finding.fingerprint.slice(0, 15)) : '' })),
  }));
}

function overviewOf(rules: readonly RulePlaces[], context: PageContext): Html {
  const rows = rules.map(({ rule, severity, anchor, places }) => {
    const roots = new Set(places.flatMap(({ group }) => group.roots)).size;
    const title = context.rules.get(rule)?.title;
    const told = title === undefined ? nothing : html` <span class="what">${prose(title)}</span>`;
    return html`<tr><td>${tag(severity, words[severity])}</td><td><a href="#${anchor}">${code(rule)}</a>${told}</td><td class="amount" data-name="places">${places.length}</td><td class="amount" data-name="roots">${roots}</td></tr>
`;
  });
  return html`<table class="overview"><thead><tr><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col" class="amount">Places</th><th scope="col" class="amount">Roots</th></tr></thead><tbody>
${rows}</tbody></table>
`;
}

const words = { error: 'error', warning: 'warning', info: 'note' } as const;

function mistake({ rule, severity, docs, anchor, places }: RulePlaces, room: Room, context: PageContext): Html {
  const help = context.rules.get(rule);
  const advice = [
    ...(help?.why === undefined ? [] : [html`<dt>Why</dt><dd>${prose(help.why)}</dd>`]),
    ...(help?.fix === undefined ? [] : [html`<dt>Fix</dt><dd>${prose(help.fix)}</dd>`]),
  ];
  const shown = places.slice(0, room.places);
  return html`<article class="mistake ${severity}" id="${anchor}">
<h3>${tag(severity, words[severity])}${link(docs, code(rule))} <span class="soft">${count(places.length, 'place')}</span></h3>
${help?.title === undefined ? nothing : html`<p>${prose(help.title)}</p>`}
${advice.length === 0 ? nothing : html`<dl class="advice">${advice}</dl>`}
${severity === 'info' ? rows(shown, context) : listed(shown, room, context)}
${missing(places.length - shown.length, 'place')}</article>
`;
}

function rows(shown: RulePlaces['places'], context: PageContext): Html {
  const list = html`<ul class="rows">${shown.map(({ group }) => findingRow(group, context))}</ul>`;
  return shown.length <= unfolded
    ? list
    : html`<details><summary>Show ${count(shown.length, 'place')}</summary>${list}</details>`;
}

function listed(shown: RulePlaces['places'], room: Room, context: PageContext): Html {
  const whole = shown.map(({ group, anchor }, index) =>
    index < room.frames
      ? findingItem(group, anchor, context)
      : html`<li id="${anchor}"><ul class="rows">${findingRow(group, context)}</ul></li>`,
  );
  const list = (items: readonly Html[]): Html => html`<ul class="places">${items}</ul>`;
  // One place alone is not worth being unfolded.
  if (whole.length <= unfolded + 1) return list(whole);
  const rest = whole.length - unfolded;
  return html`${list(whole.slice(0, unfolded))}
<details><summary>${count(rest, 'more place')}</summary>${list(whole.slice(unfolded))}</details>`;
}

function findingItem({ finding, roots }: FindingGroup, anchor: string, context: PageContext): Html {
  const { location, locationExplanation: explanation } = finding;
  const where = location === undefined ? nothing : html`${place(location, context)} `;
  const found =
    explanation === undefined
      ? nothing
      : html`<div class="where">found: ${shorten(explanation, longest.message)}</div>`;
  const fix = ownFix(finding);
  const advice = fix === undefined ? nothing : html`<div>Fix: ${shorten(fix, longest.message)}</div>`;
  return html`<li id="${anchor}"><p class="place">${shorten(finding.message, longest.message)}</p>${advice}
<div class="where">${where}${inRoots(roots)}</div>${frame(location, context)}${found}
<div class="where">${objectAndPath(finding)}</div></li>
`;
}

function folded({ rule, severity, docs, places }: RulePlaces, room: Room, context: PageContext): Html {
  const shown = places.slice(0, room.places);
  return html`<details class="root"><summary>${tag(severity, words[severity])} ${code(rule)} <span class="soft">${count(places.length, 'place')}</span></summary>
<p class="more">${link(docs, html`About the rule`)}</p><ul class="rows">${shown.map(({ group }) => findingRow(group, context))}</ul>${missing(places.length - shown.length, 'place')}</details>
`;
}
