/** A workflow command as the runner read it from a line of output. */
export interface WorkflowCommand {
  name: string;
  properties: Readonly<Record<string, string>>;
  data: string;
}

type Escape = readonly [code: string, text: string];

const DATA: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const OLD_STYLE: readonly Escape[] = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

function unescape(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((result, [code, plain]) => result.replaceAll(code, plain), text);
}

function properties(text: string, separator: string, escapes: readonly Escape[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of text.split(separator)) {
    const equals = part.indexOf('=');
    const value = part.slice(equals + 1);
    if (equals > 0 && value !== '') found[part.slice(0, equals)] = unescape(value, escapes);
  }
  return found;
}

function splitName(info: string): [name: string, rest: string] {
  const space = info.indexOf(' ');
  return space < 0 ? [info.toLowerCase(), ''] : [info.slice(0, space).toLowerCase(), info.slice(space + 1)];
}

/**
 * Reads a line as the runner does (actions/runner, Runner.Common/ActionCommand.cs): `::name k=v,k=v::data` at the line's
 * start, after any white space, or the older `##[name k=v;k=v]data` anywhere in it. Only registered names are commands.
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  return parseColons(line.trimStart(), registered) ?? parseBrackets(line, registered);
}

function parseColons(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const [name, rest] = splitName(line.slice(2, end));
  if (!registered.has(name)) return undefined;
  return { name, properties: properties(rest.trim(), ',', PROPERTY), data: unescape(line.slice(end + 2), DATA) };
}

function parseBrackets(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const [name, rest] = splitName(line.slice(start + 3, end));
  if (!registered.has(name)) return undefined;
  return { name, properties: properties(rest, ';', OLD_STYLE), data: unescape(line.slice(end + 1), OLD_STYLE) };
}
