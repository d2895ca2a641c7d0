import type { ErrorDocument } from '../model/errors.ts';
import type { Logger } from '../ports/logger.ts';

/** Characters of a message that are kept from its start and its end: kustomize quotes whole configurations, and says the cause last. */
const [head, tail] = [2_000, 1_000];

/** The same errors with messages of a bounded length; the log gets each that was cut, whole. */
export function boundErrors(
  errors: readonly ErrorDocument[],
  log: Pick<Logger, 'debug'> | undefined,
): readonly ErrorDocument[] {
  return errors.map((error) => {
    const { message } = error;
    // What is left out should be more than what says so.
    if (message.length <= head + tail + 200) return error;
    log?.debug(`${error.code}: ${message}`);
    return { ...error, message: shortened(message) };
  });
}

function shortened(message: string): string {
  const [start, end] = [whole(message.slice(0, head)), whole(message.slice(-tail))];
  const left = message.length - start.length - end.length;
  return `${start}\n… ${left} characters are left out here; --verbose tells them …\n${end}`;
}

/** Without half a character at its ends. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
