/** A report's text: whole, or where it may have a hundred megabytes, in pieces of whole lines. */
export type ReportText = string | Iterable<string>;

export function piecesOf(text: ReportText): Iterable<string> {
  return typeof text === 'string' ? [text] : text;
}

export function wholeText(text: ReportText): string {
  return typeof text === 'string' ? text : [...text].join('');
}
