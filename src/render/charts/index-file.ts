import { readDocuments } from '../parse/documents.ts';
import { isMapping } from '../parse/objects.ts';

/** What the index of a chart repository lists. */
export interface ChartIndex {
  charts: readonly string[];
  /** The versions of a chart as they are written; undefined when there is no such chart. Throws like `readChartIndex`. */
  versionsOf(chart: string): unknown;
}

/**
 * Reads an index, which may be 50 MiB long, of which one chart is asked for: as Helm writes it, only that chart's lines are parsed. Any other way of
 * writing it is parsed as a whole.
 *
 * @throws IndexError
 */
export function readChartIndex(text: string): ChartIndex {
  const parts = partsOf(text);
  let whole: Readonly<Record<string, unknown>> | undefined;
  const all = (): Readonly<Record<string, unknown>> => (whole ??= entriesOf(text));
  if (parts === undefined) all();
  return {
    charts: [...(parts?.keys() ?? Object.keys(all()))],
    versionsOf(chart) {
      const part = parts?.get(chart);
      if (parts !== undefined && part === undefined) return undefined;
      const read = part === undefined ? undefined : parsed(`entries:\n${part}`);
      // A part may have an alias of what is elsewhere.
      const entries = isMapping(read) ? read : all();
      return Object.hasOwn(entries, chart) ? entries[chart] : undefined;
    },
  };
}

export class IndexError extends Error {}

function entriesOf(text: string): Readonly<Record<string, unknown>> {
  const [document] = readDocuments(text).filter(({ value, problem }) => value !== undefined || problem !== undefined);
  if (document?.problem !== undefined) throw new IndexError(document.problem.message);
  const entries = isMapping(document?.value) ? document.value['entries'] : undefined;
  if (!isMapping(entries)) throw new IndexError('it has no entries');
  return entries;
}

function parsed(text: string): unknown {
  const [document, ...more] = readDocuments(text);
  return more.length === 0 && isMapping(document?.value) ? document.value['entries'] : undefined;
}

const entriesLine = /^(?:entries|"entries"|'entries'):[ \r]*$/;
const chartLine = /^(?:"([^"\\]+)"|'([^']+)'|([A-Za-z][\w.-]*)):[ \r]*$/;
const otherLine = /^[A-Za-z][\w.-]*:(?:[ \r]|$)/;

/**
 * The lines of each chart. Undefined for what is not plainly one chart after the other: whatever is in a chart, texts of many lines included, is
 * indented more than its name (YAML 1.2.2, 8.2), or begins with the dash of a list.
 */
function partsOf(text: string): ReadonlyMap<string, string> | undefined {
  const parts = new Map<string, string>();
  let [indent, isInside, isOver] = [0, false, false];
  let open: { chart: string; start: number } | undefined;
  const close = (end: number): void => {
    if (open !== undefined) parts.set(open.chart, text.slice(open.start, end));
    open = undefined;
  };
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let at = start;
    while (text[at] === ' ') at++;
    if (at >= end || text[at] === '#' || text[at] === '\r') continue;
    const depth = at - start;
    if (isInside && depth > 0) {
      if (indent === 0) indent = depth;
      if (depth > indent || (depth === indent && open !== undefined && text[at] === '-')) continue;
      const [, double, single, plain] = (depth === indent && chartLine.exec(text.slice(at, end))) || [];
      const chart = double ?? single ?? plain;
      close(start);
      if (chart === undefined || parts.has(chart)) return undefined;
      open = { chart, start };
    } else if (depth === 0) {
      close(start);
      const line = text.slice(start, Math.min(end, start + 100));
      const begins = entriesLine.test(line);
      if (begins ? isInside || isOver : !otherLine.test(line) || line.startsWith('entries:')) return undefined;
      isOver ||= isInside;
      isInside = begins;
    }
  }
  close(text.length);
  return parts.size > 0 ? parts : undefined;
}
