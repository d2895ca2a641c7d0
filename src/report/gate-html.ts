import type { SourceLines } from '../gate/source-lines.ts';
import type { Verdict } from '../model/verdict.ts';
import { byteLength, fitAll } from './fit.ts';
import { count } from './gate-groups.ts';
import { changesSection, imagesSection, rootsSection } from './gate-html-changes.ts';
import { findingsSection } from './gate-html-findings.ts';
import { errorsSection, noticesSection, proposedSection, waivedSection } from './gate-html-notes.ts';
import type { PageContext, PageSection } from './gate-html-parts.ts';
import { style } from './gate-html-style.ts';
import { summarySentence } from './gate-summary.ts';
import type { RuleHelp } from './gate-text.ts';
import { createAnchors, type Html, html, link, nothing } from './html.ts';

export interface GateHtmlOptions {
  /** Lines around findings, for code frames. */
  sources?: SourceLines;
  rules?: ReadonlyMap<string, RuleHelp>;
  /** What the run tells beside its verdict, each in one line. */
  notices?: readonly string[];
  /** Of Slipway. */
  version?: string;
  /** Where the files of the judged commit can be read on the web: `https://github.com/acme/deploy/blob/SHA`. */
  files?: string;
  /** Of this run on the web. */
  run?: string;
  /** Bytes that the page may have. */
  budget?: number;
}

/** A browser opens it at once, and every system that keeps files takes it. */
const pageBudget = 3_000_000;

/**
 * The verdict as one page that stands alone: no script, nothing from elsewhere, for screens light and dark and for paper. At most `budget` bytes:
 * lists are cut where they are longest, and say what is left out.
 */
export function gateHtml(verdict: Verdict, options: GateHtmlOptions = {}): string {
  const anchor = createAnchors();
  for (const name of reserved) anchor(name);
  const context: PageContext = {
    sources: options.sources ?? new Map(),
    rules: options.rules ?? new Map(),
    files: options.files,
    anchor,
  };
  const sections = [
    errorsSection(verdict, context),
    findingsSection({ anchor: 'new', title: 'New findings', ...verdict, status: 'new', whole: true }, context),
    imagesSection(verdict),
    changesSection(verdict),
    proposedSection(verdict, context),
    waivedSection(verdict),
    noticesSection(options.notices ?? []),
    findingsSection(
      { anchor: 'fixed', title: 'Fixed', findings: verdict.fixed, status: 'existing', whole: false },
      context,
    ),
    findingsSection(
      { anchor: 'existing', title: 'There before', ...verdict, status: 'existing', whole: false },
      context,
    ),
    rootsSection(verdict),
  ].filter((section) => section !== undefined);
  const [before, after] = [opening(verdict, sections).markup, closing(options).markup];
  const room = (options.budget ?? pageBudget) - byteLength(before) - byteLength(after);
  return `${before}${fitAll(sections, room)}${after}`;
}

const reserved = [
  'errors',
  'new',
  'images',
  'changes',
  'proposed',
  'waived',
  'notices',
  'fixed',
  'existing',
  'roots',
  'main',
  'top',
];

function opening(verdict: Verdict, sections: readonly PageSection[]): Html {
  const title = verdict.verdict === 'pass' ? 'Gate passed' : 'Gate failed';
  const entries = sections.map(
    ({ anchor, title, amount }) =>
      html`<li><a href="#${anchor}">${title}</a><span class="number">${amount}</span></li>
`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}: ${summarySentence(verdict)}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header class="${verdict.verdict === 'pass' ? 'pass' : 'fail'}" id="top"><div class="wrap">
<h1>${verdict.verdict === 'pass' ? ticked : crossed}${title}</h1>
${counts(verdict)}
<p class="soft">${judged(verdict)}</p>
</div></header>
<div class="wrap">
${entries.length === 0 ? nothing : html`<nav aria-label="Contents"><ul>${entries}</ul></nav>`}
<main id="main">
`;
}

const ticked = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M7 12.5l3.4 3.4L17 9" fill="none" stroke="var(--verdict-tint)" stroke-width="2.4"/></svg>`;
const crossed = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M8 8l8 8M16 8l-8 8" fill="none" stroke="var(--verdict-tint)" stroke-width="2.4"/></svg>`;

/** The numbers that matter, those that are none left out but for new errors. */
function counts({ summary, errors }: Verdict): Html {
  const { error, warning, info } = summary.new;
  const numbers: readonly [string, number, string][] = [
    [errors.every(({ excused }) => excused === true) ? 'warning' : 'error', errors.length, 'not judged'],
    [error > 0 ? 'error' : 'good', error, error === 1 ? 'new error' : 'new errors'],
    ['warning', warning, warning === 1 ? 'new warning' : 'new warnings'],
    ['info', info, info === 1 ? 'new note' : 'new notes'],
    ['', summary.existing, 'existing'],
    ['', summary.waived, 'waived'],
    ['good', summary.fixed, 'fixed'],
  ];
  const shown = numbers.filter(([, amount], index) => amount > 0 || index === 1);
  return html`<dl class="counts">${shown.map(([kind, amount, name]) => html`<div class="${kind}"><dt>${name}</dt><dd>${amount}</dd></div>`)}</dl>`;
}

function judged({ summary, roots }: Verdict): string {
  return `${count(summary.objects, 'object')} in ${count(roots.length, 'root')}, judged by ${count(summary.rules, 'rule')}`;
}

function closing({ version, files, run }: GateHtmlOptions): Html {
  const parts = [
    html`Slipway${version === undefined ? '' : ` ${version}`}`,
    ...(files === undefined ? [] : [link(files.replace('/blob/', '/tree/'), html`the files that were judged`)]),
    ...(run === undefined ? [] : [link(run, html`the run`)]),
  ];
  return html`</main>
<footer>${parts.map((part, index) => html`${index > 0 ? ' · ' : ''}${part}`)}</footer>
</div>
</body>
</html>
`;
}
