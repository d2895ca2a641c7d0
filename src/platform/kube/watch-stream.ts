import type { IncomingMessage } from 'node:http';
import type { KubernetesObject } from '../../model/object.ts';

/** A line of a watch. */
export interface WatchLine {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubernetesObject;
}

const maxLine = 64 * 1024 * 1024;

/** Reads the lines of a watch until its stream ends; throws when it breaks. Returns or throws as soon as the message is destroyed. */
export async function* watchLines(message: IncomingMessage): AsyncGenerator<WatchLine> {
  let rest = '';
  message.setEncoding('utf8');
  for await (const chunk of message as AsyncIterable<string>) {
    rest += chunk;
    let from = 0;
    for (let end = rest.indexOf('\n', from); end >= 0; end = rest.indexOf('\n', from)) {
      const line = rest.slice(from, end);
      from = end + 1;
      if (line !== '') yield JSON.parse(line) as WatchLine;
    }
    rest = rest.slice(from);
    if (rest.length > maxLine) throw new Error('a watch event is larger than any object can be');
  }
}
