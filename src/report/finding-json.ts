import type { Finding } from '../model/verdict.ts';

type Identity = Finding['object'];

/** What findings of a rule have in common, nearly always. */
interface OfRule extends Pick<Finding, 'severity' | 'status' | 'docs'> {
  /** What stands before the message. */
  head: string;
  /** The same and the message, by message. */
  told: Map<string, string>;
  /** What stands between the fingerprint and the file. */
  place: string;
}

/** Of a rule; of one that says of everything something else, none would come twice. */
const mostMessages = 200;

/**
 * Writes findings as `JSON.stringify(…, null, 2)` does with `fix: []` behind them, at an indent of so many spaces; in a fifth of the time, because what
 * findings share is written once, in as long pieces as they share: to put pieces together takes longer than to make them.
 */
export function createFindingWriter(spaces: number): (finding: Finding) => string {
  const [start, end] = ['{', '}'].map((brace) => `\n${' '.repeat(spaces)}${brace}`);
  const line = `\n${' '.repeat(spaces + 2)}`;
  const inner = `${line}  `;
  const below = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', line);
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    let own = texts.get(text);
    if (own === undefined) texts.set(text, (own = JSON.stringify(text)));
    return own;
  };
  const rules = new Map<string, OfRule>();
  const variants = new Map<string, OfRule>();
  const ofRule = ({ rule, severity, status, docs }: Finding): OfRule => {
    const known = rules.get(rule);
    if (known?.severity === severity && known.status === status && known.docs === docs) return known;
    const key = JSON.stringify([rule, severity, status, docs]);
    let own = variants.get(key);
    if (own === undefined) {
      const head = `${start}${line}"rule": ${shared(rule)},${line}"severity": "${severity}",${line}"status": "${status}",${line}"message": `;
      const place = `",${line}"docs": ${shared(docs)},${line}"location": {${inner}"file": `;
      own = { severity, status, docs, head: whole(head), told: new Map(), place: whole(place) };
      variants.set(key, own);
    }
    rules.set(rule, own);
    return own;
  };
  const beginning = ({ head, told }: OfRule, message: string): string => {
    let text = told.get(message);
    if (text !== undefined) return text;
    text = `${head}${JSON.stringify(message)}`;
    if (told.size < mostMessages) told.set(message, (text = whole(text)));
    return text;
  };
  const paths = new Map<string, string>();
  const pathOf = (path: string): string => {
    let text = paths.get(path);
    if (text === undefined) paths.set(path, (text = whole(`${JSON.stringify(path)},${line}"fingerprint": "`)));
    return text;
  };
  const files = new Map<string, string>();
  const fileOf = (file: string): string => {
    let text = files.get(file);
    if (text === undefined) files.set(file, (text = whole(`${JSON.stringify(file)},${inner}"line": `)));
    return text;
  };
  const tails = new Map<string, string[]>();
  /** From the column on. */
  const tailOf = (column: number, precision: string): string => {
    let ofPrecision = tails.get(precision);
    if (ofPrecision === undefined) tails.set(precision, (ofPrecision = []));
    return (ofPrecision[column] ??= whole(
      `,${inner}"column": ${column},${inner}"precision": "${precision}"${line}},${line}"fix": []${end}`,
    ));
  };
  let last: { object: Identity; root: string; text: string } | undefined;
  const about = (object: Identity, root: string): string => {
    // Findings of an object come one after the other.
    if (last?.object !== object || last.root !== root) {
      const text = whole(`,${line}"root": ${JSON.stringify(root)},${line}"object": ${below(object)},${line}"path": `);
      last = { object, root, text };
    }
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
    const { message, root, object, path, fingerprint, docs } = finding;
    const { details, waiver, location: place, locationExplanation } = finding;
    const own = ofRule(finding);
    // No fingerprint holds what JSON escapes.
    const first = `${beginning(own, message)}${about(object, root)}${pathOf(path)}${fingerprint}`;
    // As nearly all are.
    if (
      place?.line !== undefined &&
      place.column !== undefined &&
      details === undefined &&
      waiver === undefined &&
      locationExplanation === undefined
    )
      return `${first}${own.place}${fileOf(place.file)}${place.line}${tailOf(place.column, place.precision)}`;
    return (
      `${first}",${line}"docs": ${shared(docs)},` +
      optional('details', details === undefined ? undefined : below(details)) +
      optional('waiver', waiver === undefined ? undefined : below(waiver)) +
      optional('location', place === undefined ? undefined : location(place)) +
      optional('locationExplanation', locationExplanation === undefined ? undefined : shared(locationExplanation)) +
      `${line}"fix": []${end}`
    );
  };
}

/** In one piece: what is put together of many is put together again wherever it is used. */
function whole(text: string): string {
  return [text.slice(0, 1), text.slice(1)].join('');
}
