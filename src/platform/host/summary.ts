import * as core from '@actions/core';

/** Above this GitHub drops the whole summary and reports an error. */
const largest = 1024 * 1024;
const notice = '\n\n_The rest does not fit: a job summary has at most 1 MiB. The JSON report has everything._\n';

/** Appends to the job summary as long as all of it fits. What reports hand over fits by their own care; this is the last fence. */
export function createSummary(available: boolean): (markdown: string) => Promise<void> {
  let used = 0;
  return async (markdown) => {
    if (!available || used >= largest) return;
    const text = `${markdown.replace(/\n*$/u, '')}\n`;
    const room = largest - used - Buffer.byteLength(notice);
    const fits = Buffer.byteLength(text) <= room;
    used = fits ? used + Buffer.byteLength(text) : largest;
    core.summary.addRaw(fits ? text : cutAtLine(text, room) + notice);
    await core.summary.write();
  };
}

/** The start of a text, up to the end of a line. */
function cutAtLine(text: string, bytes: number): string {
  const cut = Buffer.from(text).subarray(0, Math.max(0, bytes)).toString('utf8');
  return cut.slice(0, Math.max(0, cut.lastIndexOf('\n')));
}
