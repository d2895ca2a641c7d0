/**
 * Characters that change how text around them is shown or read: C0 and C1 controls, DEL, line and paragraph separators,
 * directional overrides and isolates, zero-width characters, the byte order mark, and lone surrogates.
 */
const dangerous =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function visible(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return ' ';
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Makes one line of hostile text: nothing in it moves a cursor, colours, re-orders, hides, or begins a workflow command. */
export function oneLine(text: string): string {
  return noCommand(text.replace(dangerous, visible));
}

/** The same for text of several lines, which stay lines. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|\n/)
    .map(oneLine)
    .join('\n');
}

/**
 * The runner takes a line whose first visible text is `::` for a workflow command, and the older `##[` wherever it is
 * (actions/runner ActionCommand.TryParseV2 and TryParse).
 */
function noCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\:').replaceAll('##[', '#\\#[');
}

/** Shortens to a number of UTF-16 units without splitting a character; what is cut is told by an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Text inside Markdown: no formatting, link, image, mention, issue reference or HTML comes to life; also safe in a table cell. */
export function escapeMarkdown(text: string): string {
  return withoutLinks(
    oneLine(text)
      .trim()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/[\\`*_[\]|~]/g, '\\$&')
      // Only at the start of a line these mean something.
      .replace(/^(?:[-+=>#]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
      // GitHub looks for mentions and issue numbers in the rendered text, where no escape helps.
      .replace(/[@#](?=\w)/g, '$&&#8203;'),
  );
}

/** Text as inline code, where even backslashes stand for themselves. In a table cell the pipe needs an entity, so this is HTML. */
export function inlineCode(text: string): string {
  return `<code>${withoutLinks(escapeHtml(oneLine(text)).replace(/[\\`*_[\]|~@]/g, entity))}</code>`;
}

/** Text inside HTML that is inside Markdown, as a summary's is: nothing comes to life, and GitHub links nothing of it. */
export function markupText(text: string): string {
  return withoutLinks(
    oneLine(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[@#](?=\w)/g, '$&&#8203;')
      .replace(/[\\`*_[\]|~]/g, entity),
  );
}

/** What GitHub would link, take for an emoji or for mathematics by itself. */
function withoutLinks(text: string): string {
  return text
    .replace(/:(?=\/\/|[\w+-]+:)/g, entity)
    .replace(/\b(www)\./gi, '$1&#46;')
    .replaceAll('$', '&#36;');
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Several lines as a fenced block whose fence is longer than any run of backticks inside. */
export function codeBlock(text: string, language = ''): string {
  const inside = plainLines(text);
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${inside}\n${fence}`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
