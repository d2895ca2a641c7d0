import type { ErrorDocument } from '../model/errors.ts';
import type { Location } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { FindingStatus, FindingWaiver, Severity, Verdict } from '../model/verdict.ts';
import { oneLine, shorten } from './escape.ts';
import { byteLength } from './fit.ts';
import {
  errorLevel,
  type ErrorGroup,
  type FindingGroup,
  groupErrors,
  groupFindings,
  tellRoots,
} from './gate-groups.ts';

/** What SARIF says of a rule beside its id. */
export interface SarifRule {
  id: string;
  severity: Severity;
  title: string;
  description: string;
  rationale: string;
  fix: string;
  docs: string;
  group: string;
}

export interface SarifOptions {
  rules: readonly SarifRule[];
  /** Of Slipway. */
  version: string;
}

/** GitHub shows so many results of a run, refuses files of more than 10 MB, and takes 25,000 rules (docs.github.com, SARIF support). */
const maxResults = 5000;
const maxBytes = 9_500_000;
const longestText = 1000;

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * SARIF 2.1.0 as GitHub's code scanning takes it: one run; rule ids and fingerprints that stay the same; what is new, then errors, first.
 * Findings that are fixed are left out, because code scanning would show them as open and knows by itself what is gone.
 */
export function gateSarif(verdict: Verdict, { rules, version }: SarifOptions): object {
  const groups = (['new', 'existing', 'waived'] as const).flatMap((status) => groupFindings(verdict.findings, status));
  const anyWaived = verdict.summary.waived > 0 || verdict.findings.some(({ status }) => status === 'waived');
  const wanted = [
    ...groupErrors(verdict).map((group) => errorResult(group, anyWaived)),
    ...groups.map((group) => findingResult(group, anyWaived)),
  ];
  const results = withinLimits(wanted);
  const missing = wanted.length - results.length;
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const run = {
    tool: {
      driver: {
        name: 'Slipway',
        informationUri: 'https://github.com/slipway-ci/slipway',
        semanticVersion: version,
        rules: [...errorRules(verdict.errors), ...rules.filter(({ id }) => used.has(clean(id))).map(ruleDescriptor)],
      },
    },
    invocations: [
      {
        executionSuccessful: verdict.errors.every(({ excused }) => excused === true),
        ...(missing > 0 ? { toolExecutionNotifications: [tooMany(missing)] } : {}),
      },
    ],
    columnKind: 'utf16CodeUnits',
    results,
    properties: { verdict: verdict.verdict, summary: verdict.summary },
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

function tooMany(missing: number): object {
  return { level: 'warning', message: { text: `${missing} more results are left out: there is no room for more.` } };
}

interface Result {
  ruleId: string;
}

function withinLimits(results: readonly Result[]): readonly Result[] {
  let room = maxBytes;
  return results.slice(0, maxResults).filter((result) => {
    room -= byteLength(JSON.stringify(result, null, 2)) * 1.2;
    return room > 0;
  });
}

function findingResult({ finding, roots }: FindingGroup, anyWaived: boolean): Result {
  const { rule, severity, status, message, object, location, root } = finding;
  const identity = formatIdentity(object);
  return {
    ruleId: clean(rule),
    level: levels[severity],
    message: { text: `${text(message)} (${text(identity)} ${text(tellRoots(roots))})` },
    locations: [
      {
        physicalLocation: physicalLocation(location ?? { file: root.replace(/#.*$/s, '') }),
        logicalLocations: [{ name: clean(object.name), fullyQualifiedName: clean(identity), kind: 'resource' }],
      },
    ],
    // The one name under which GitHub tracks a result; upload-sarif would make one of the line's text, which moves with it.
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint, 'slipway/v1': finding.fingerprint },
    ...(status === 'waived' ? {} : { baselineState: baselineStates[status] }),
    ...(anyWaived ? { suppressions: status === 'waived' ? [suppression(finding.waiver)] : [] } : {}),
    properties: { status, path: clean(finding.path), roots: roots.map(clean).slice(0, 100) },
  } as Result;
}

function suppression(waiver: FindingWaiver | undefined): object {
  const kind = waiver?.foreign === undefined ? 'external' : 'inSource';
  if (waiver === undefined) return { kind, status: 'accepted' };
  const { owner, reason, expires } = waiver;
  const details = [...(owner === undefined ? [] : [owner]), ...(expires === undefined ? [] : [`until ${expires}`])];
  return {
    kind,
    status: 'accepted',
    justification: text(details.length === 0 ? reason : `${reason} (${details.join(', ')})`),
  };
}

const baselineStates = { new: 'new', existing: 'unchanged' } as const satisfies Partial<Record<FindingStatus, string>>;

function errorResult({ error, roots }: ErrorGroup, anyWaived: boolean): Result {
  const { code, hint, location } = error;
  const message = roots.length === 0 ? error.message : `${error.message} (${tellRoots(roots)})`;
  return {
    ruleId: clean(code),
    level: errorLevel(error),
    message: { text: text(hint === undefined ? message : `${message} ${hint}`) },
    locations: [{ physicalLocation: physicalLocation(location ?? { file: 'slipway.yaml' }) }],
    ...(anyWaived ? { suppressions: [] } : {}),
    ...(roots.length === 0 ? {} : { properties: { roots: roots.map(clean).slice(0, 100) } }),
  } as Result;
}

/** GitHub refuses a whole file for one result without a place. */
function physicalLocation({ file, line, column }: Location): object {
  const region = { startLine: Math.max(1, line ?? 1), ...(column === undefined ? {} : { startColumn: column }) };
  return { artifactLocation: { uri: fileUri(file), uriBaseId: '%SRCROOT%' }, region };
}

/** A relative URI reference: each part escaped, so that no name becomes a scheme, a query or a fragment. */
function fileUri(file: string): string {
  const path = file.toWellFormed().replace(/^\/+/, '');
  if (path === '' || path === '-') return 'stdin';
  return path
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

function ruleDescriptor({ id, severity, title, description, rationale, fix, docs, group }: SarifRule): object {
  const help = [rationale, fix].filter((part) => part !== '').join('\n');
  return {
    id: clean(id),
    shortDescription: { text: text(title === '' ? id : title) },
    fullDescription: { text: text(description === '' ? title || id : description) },
    ...(help === '' ? {} : { help: { text: text(help) } }),
    ...helpUri(docs),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [clean(group)] },
  };
}

function errorRules(errors: readonly ErrorDocument[]): readonly object[] {
  return [...new Map(errors.map((error) => [error.code, error])).values()].map(({ code, docs }) => ({
    id: clean(code),
    shortDescription: { text: 'What kept the gate from judging' },
    ...helpUri(docs),
    defaultConfiguration: { level: 'error' },
  }));
}

/** Whatever METADATA gives for documentation, only a link to the web is one. */
function helpUri(docs: string): { helpUri?: string } {
  return /^https?:\/\//.test(docs) && URL.canParse(docs) ? { helpUri: new URL(docs).href } : {};
}

function clean(value: string): string {
  return shorten(oneLine(value), longestText);
}

/** Plain text of a message, in which `[a](1)` would be a link (SARIF 3.11.6). */
function text(value: string): string {
  return clean(value).replaceAll('](', '] (') || '(no text)';
}
