/** Text of the cluster, fit to be kept and shown: without control characters and escape sequences, and of bounded length. */
export function cleanText(text: string, maxLength: number): string {
  const clean = text
    .replaceAll(/\u001B\[[0-?]*[ -/]*[@-~]/g, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '');
  return clean.length <= maxLength ? clean : `${clean.slice(0, maxLength - 1)}…`;
}

/** The last lines of a log. The end is what tells, so it is the beginning that is cut. */
export function cleanTail(log: string, lines: number, maxLength: number): string {
  const tail = cleanText(log, log.length + 1)
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .join('\n');
  return tail.length <= maxLength ? tail : `…${tail.slice(tail.length - maxLength + 1)}`;
}
