import type { Finding, Verdict } from '../model/verdict.ts';
import { createFindingWriter } from './finding-json.ts';

/** The contract's document of `gate`. */
export function gateJson(verdict: Verdict): object {
  const withFix = (finding: Finding): object => ({ ...finding, fix: [] });
  return {
    schema: 'slipway/gate/v1',
    command: 'gate',
    verdict: verdict.verdict,
    roots: verdict.roots,
    findings: verdict.findings.map(withFix),
    fixed: verdict.fixed.map(withFix),
    images: verdict.images,
    changes: verdict.changes,
    errors: verdict.errors,
    summary: verdict.summary,
    ...(verdict.proposed === undefined
      ? {}
      : { proposed: { ...verdict.proposed, findings: verdict.proposed.findings.map(withFix) } }),
  };
}

/** Long enough that beginning a piece costs nothing; of longer ones V8 and Node.js would ask the system for memory, each time. */
const pieceLength = 1 << 16;

/** The text of the same document, which may have a hundred megabytes, in pieces of whole findings. */
export function* gateJsonText(verdict: Verdict): Iterable<string> {
  const { proposed } = verdict;
  const empty = {
    ...verdict,
    findings: [],
    fixed: [],
    ...(proposed === undefined ? {} : { proposed: { ...proposed, findings: [] } }),
  };
  // Texts have no line breaks in JSON, so nothing else begins a line like this.
  const around = JSON.stringify(gateJson(empty), null, 2).split(/(?<=^ {2}(?: {2})?"(?:findings|fixed)": )\[\]/m);
  const lists = [verdict.findings, verdict.fixed, proposed?.findings ?? []];
  for (const [index, text] of around.entries()) {
    yield text;
    if (index < around.length - 1) yield* listText(lists[index] ?? [], index < 2 ? 2 : 4);
  }
  yield '\n';
}

function* listText(findings: readonly Finding[], spaces: number): Iterable<string> {
  const write = createFindingWriter(spaces + 2);
  let next = 0;
  // By a function of its own: V8 makes nothing quick of what goes on inside a generator.
  const piece = (): string => {
    let text = next === 0 ? '[' : '';
    for (; next < findings.length && text.length < pieceLength; next++) {
      const finding = findings[next];
      if (finding !== undefined) text += next === 0 ? write(finding) : `,${write(finding)}`;
    }
    return text;
  };
  while (next < findings.length) yield piece();
  yield findings.length === 0 ? '[]' : `\n${' '.repeat(spaces)}]`;
}
