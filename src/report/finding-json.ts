import type { Finding } from '../model/verdict.ts';

type Identity = Finding['object'];

/**
 * Writes findings as `JSON.stringify(…, null, 2)` does with `fix: []` behind them, at an indent of so many spaces; in a quarter of the time, because what
 * findings share is written once.
 */
export function createFindingWriter(spaces: number): (finding: Finding) => string {
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    let quoted = texts.get(text);
    if (quoted === undefined) texts.set(text, (quoted = JSON.stringify(text)));
    return quoted;
  };
  const [start, end] = ['{', '}'].map((brace) => `\n${' '.repeat(spaces)}${brace}`);
  const line = `\n${' '.repeat(spaces + 2)}`;
  const inner = `${line}  `;
  const below = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', line);
  let last: { object: Identity; text: string } | undefined;
  const identity = (object: Identity): string => {
    // Findings of an object come one after the other.
    if (last?.object !== object) last = { object, text: below(object) };
    return last.text;
  };
  const location = ({ file, line: row, column, precision }: NonNullable<Finding['location']>): string =>
    `{${inner}"file": ${shared(file)},` +
    (row === undefined ? '' : `${inner}"line": ${row},`) +
    (column === undefined ? '' : `${inner}"column": ${column},`) +
    `${inner}"precision": "${precision}"${line}}`;
  const optional = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `${line}"${name}": ${value},`;
  return (finding) => {
    const { rule, severity, status, message, root, object, path, fingerprint, docs } = finding;
    const { details, waiver, location: place, locationExplanation } = finding;
    return (
      `${start}${line}"rule": ${shared(rule)},${line}"severity": "${severity}",${line}"status": "${status}",` +
      `${line}"message": ${JSON.stringify(message)},${line}"root": ${shared(root)},${line}"object": ${identity(object)},` +
      `${line}"path": ${shared(path)},${line}"fingerprint": ${JSON.stringify(fingerprint)},${line}"docs": ${shared(docs)},` +
      optional('details', details === undefined ? undefined : below(details)) +
      optional('waiver', waiver === undefined ? undefined : below(waiver)) +
      optional('location', place === undefined ? undefined : location(place)) +
      optional('locationExplanation', locationExplanation === undefined ? undefined : shared(locationExplanation)) +
      `${line}"fix": []${end}`
    );
  };
}
