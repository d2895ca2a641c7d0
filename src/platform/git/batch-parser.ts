/** What `git cat-file --batch` answers to one object name. */
export type BatchAnswer =
  | { kind: 'object'; name: string; type: string; bytes: Buffer }
  | { kind: 'missing' }
  | { kind: 'too-large'; size: number };

interface Content {
  name: string;
  type: string;
  size: number;
  /** Bytes still to come, with the newline at the end. */
  left: number;
  chunks: Buffer[];
}

/** Reads the answers of `git cat-file --batch` as they come; objects above `largest` bytes are read past and not kept. */
export function createBatchParser(largest: number, onAnswer: (answer: BatchAnswer) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let content: Content | undefined;

  function takeHeader(chunk: Buffer): Buffer {
    const newline = chunk.indexOf(0x0a);
    if (newline < 0) {
      header = Buffer.concat([header, chunk]);
      return Buffer.alloc(0);
    }
    const line = Buffer.concat([header, chunk.subarray(0, newline)]).toString('utf8');
    header = Buffer.alloc(0);
    const match = /^(?<name>[0-9a-f]+) (?<type>\w+) (?<size>\d+)$/u.exec(line)?.groups;
    if (match === undefined) onAnswer({ kind: 'missing' });
    else {
      const size = Number(match['size']);
      content = { name: match['name'] ?? '', type: match['type'] ?? '', size, left: size + 1, chunks: [] };
    }
    return chunk.subarray(newline + 1);
  }

  function takeContent(open: Content, chunk: Buffer): Buffer {
    const part = chunk.subarray(0, open.left);
    open.left -= part.length;
    if (open.size <= largest) open.chunks.push(part);
    if (open.left === 0) {
      content = undefined;
      onAnswer(answerOf(open, largest));
    }
    return chunk.subarray(part.length);
  }

  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) rest = content === undefined ? takeHeader(rest) : takeContent(content, rest);
  };
}

function answerOf({ name, type, size, chunks }: Content, largest: number): BatchAnswer {
  if (size > largest) return { kind: 'too-large', size };
  return { kind: 'object', name, type, bytes: Buffer.concat(chunks).subarray(0, size) };
}
