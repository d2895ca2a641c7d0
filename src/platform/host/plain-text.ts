/** Escape sequences as programs print them: colours, cursor movement, titles, hyperlinks (ECMA-48). */
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-OQ-WYZ\\])/gu;
/** What else moves a cursor, ends a line, hides or re-orders text. */
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Lines of text that came from anywhere, safe to print: escape sequences are gone, other control characters visible. */
export function plainLines(text: string): readonly string[] {
  return text
    .toWellFormed()
    .replaceAll(sequences, '')
    .split(/\r\n|\n|\r/u)
    .map((line) => line.replaceAll(dangerous, visible));
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainLines(text).join(' ').trim();
}

function visible(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * A line that the runner does not take for a workflow command: it reads one where the first visible text is `::`, and the older form
 * `##[` anywhere (actions/runner, ActionCommand.TryParseV2 and TryParse).
 */
export function withoutCommand(line: string): string {
  return line.replace(/^(\s*)::/u, String.raw`$1\::`).replaceAll('##[', String.raw`#\#[`);
}

/** A duration as people read it. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
