import { fails } from '../gate/run-gate.ts';
import { formatLocation } from '../model/location.ts';
import { formatIdentity } from '../model/object.ts';
import type { FailOn, Finding, Verdict } from '../model/verdict.ts';
import { oneLine, shorten } from './escape.ts';
import { count, errorLevel, type ErrorGroup, groupErrors, tellRoots } from './gate-groups.ts';

/** Programs that read JUnit hold all of it in memory. */
const maxCases = 10_000;
const longestText = 4000;

/**
 * JUnit XML: a suite for each root, a case for each finding. What fails the gate is a failure; what does not, or was there before, is
 * skipped; what could not be judged is an error, once for all roots that it is the same for. A root without findings has one case that passed, so that no suite is empty.
 */
export function gateJunit(verdict: Verdict, failOn: FailOn): string {
  const shown = verdict.findings
    .toSorted((one, other) => weight(one, failOn) - weight(other, failOn))
    .slice(0, maxCases);
  const byRoot = Map.groupBy(shown, ({ root }) => root);
  const suites = [
    ...(verdict.errors.length === 0
      ? []
      : [suite('slipway', groupErrors(verdict).slice(0, maxCases).map(errorCase), 0)]),
    ...[...new Set([...verdict.roots.map(({ id }) => id), ...byRoot.keys()])].map((id) => {
      const root = verdict.roots.find((one) => one.id === id);
      const cases = (byRoot.get(id) ?? []).map((finding) => findingCase(finding, failOn));
      const judged = `${count(root?.objects ?? 0, 'object')} judged by ${count(verdict.summary.rules, 'rule')}`;
      return suite(
        id,
        cases.length > 0 ? cases : [{ state: 'passed', xml: testCase(id, judged, '') }],
        root?.milliseconds ?? 0,
      );
    }),
    ...leftOut(verdict.findings.length - shown.length),
  ];
  const total = (state: State): number => suites.reduce((sum, { counts }) => sum + counts[state], 0);
  const attributes = `tests="${suites.reduce((sum, { tests }) => sum + tests, 0)}" failures="${total('failure')}" errors="${total('error')}" skipped="${total('skipped')}"`;
  const body = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="slipway gate" ${attributes}>\n${body}</testsuites>\n`;
}

type State = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  state: State;
  xml: string;
}

interface Suite {
  counts: Record<State, number>;
  tests: number;
  xml: string;
}

function suite(name: string, cases: readonly Case[], milliseconds: number): Suite {
  const counts = { passed: 0, failure: 0, error: 0, skipped: 0 };
  for (const { state } of cases) counts[state] += 1;
  const attributes = `tests="${cases.length}" failures="${counts.failure}" errors="${counts.error}" skipped="${counts.skipped}" time="${(milliseconds / 1000).toFixed(3)}"`;
  const body = cases.map(({ xml }) => xml).join('');
  return {
    counts,
    tests: cases.length,
    xml: `  <testsuite name="${escape(name)}" ${attributes}>\n${body}  </testsuite>\n`,
  };
}

function weight({ status, severity }: Finding, failOn: FailOn): number {
  if (status !== 'new') return 2;
  return fails(severity, failOn) ? 0 : 1;
}

function findingCase(finding: Finding, failOn: FailOn): Case {
  const { rule, root, object, path, status, severity, message, location, docs } = finding;
  const name = `${rule}: ${formatIdentity(object)}${path === '' ? '' : ` ${path}`}`;
  if (status !== 'new' || !fails(severity, failOn)) {
    const why = status === 'new' ? severity : status;
    return { state: 'skipped', xml: testCase(root, name, `<skipped message="${escape(`${why}: ${message}`)}"/>`) };
  }
  const place = location === undefined ? [] : [formatLocation(location)];
  const body = [...place, `object: ${formatIdentity(object)}`, `docs: ${docs}`].map(escape).join('\n');
  const failure = `<failure message="${escape(message)}" type="${escape(rule)}">${body}</failure>`;
  return { state: 'failure', xml: testCase(root, name, failure) };
}

function errorCase({ error, roots }: ErrorGroup): Case {
  const { code, hint, location, docs } = error;
  const message = roots.length === 0 ? error.message : `${error.message} (${tellRoots(roots)})`;
  const place = location === undefined ? [] : [formatLocation(location)];
  const name = [code, ...place].join(' ');
  if (errorLevel(error) !== 'error')
    return { state: 'skipped', xml: testCase('slipway', name, `<skipped message="${escape(message)}"/>`) };
  const named = roots.slice(0, 100).map((root) => `root: ${root}`);
  const hints = hint === undefined ? [] : [`hint: ${hint}`];
  const body = [...place, ...named, ...hints, `docs: ${docs}`].map(escape).join('\n');
  const xml = testCase('slipway', name, `<error message="${escape(message)}" type="${escape(code)}">${body}</error>`);
  return { state: 'error', xml };
}

function leftOut(missing: number): readonly Suite[] {
  if (missing <= 0) return [];
  const note = `<skipped message="there is no room for ${count(missing, 'more finding')}"/>`;
  return [suite('and more', [{ state: 'skipped', xml: testCase('slipway', `${missing} more`, note) }], 0)];
}

function testCase(className: string, name: string, inside: string): string {
  const attributes = `classname="${escape(className)}" name="${escape(name)}" time="0"`;
  return inside === '' ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>${inside}</testcase>\n`;
}

/** Text for XML 1.0, between tags and in attributes; what XML cannot hold at all is shown as its code. */
function escape(value: string): string {
  return shorten(oneLine(value), longestText)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
