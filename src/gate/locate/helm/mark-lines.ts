/** Marks lines of a chart's templates with comments, by which rendered lines are led back to them. */
export interface LineMarks {
  /** The text with marks. */
  mark(file: string, text: string): string;
  /** The line that a rendered line came from, by its first mark. */
  read(rendered: string): { file: string; line: number } | undefined;
}

/** A line that certainly renders to one line of YAML of its own: a key, or an item of a list. */
const ownLine = /^\s*(?:- +)*(?:(?:"[^"{}]*"|'[^'{}]*'|[\w./-]+)\s*:(?:\s|$)|- +\S)/;
const blockHeader = /(?:^|[\s:-])[|>][-+]?\d?[-+]?\s*(?:#.*)?$/;

export function createLineMarks(): LineMarks {
  const files: string[] = [];

  function mark(file: string, text: string): string {
    const id = files.push(file) - 1;
    let block: number | undefined;
    let inAction = false;
    return text
      .split('\n')
      .map((line, index) => {
        const continued = inAction;
        inAction = opensAction(line, inAction);
        const blank = line.trim() === '' || line.trimStart().startsWith('{{');
        const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
        // In a block scalar marks would become content.
        if (block !== undefined && (blank || indent > block)) return line;
        block = blockHeader.test(line) ? indent : undefined;
        // A trimming action eats the line's end, and with it a mark would swallow what follows.
        if (continued || inAction || blank || !ownLine.test(line) || /-}}\s*$/.test(line)) return line;
        return `${line.trimEnd()} #@${id}:${index + 1}`;
      })
      .join('\n');
  }

  return {
    mark,
    read(rendered) {
      const match = / #@(\d+):(\d+)/.exec(rendered);
      const file = files[Number(match?.[1])];
      return match === null || file === undefined ? undefined : { file, line: Number(match[2]) };
    },
  };
}

/** Whether an action or comment of the template language is still open at the end of a line. */
function opensAction(line: string, before: boolean): boolean {
  const open = line.lastIndexOf('{{');
  const close = line.lastIndexOf('}}');
  return open === close ? before : open > close;
}
