/** The last bytes of a stream. */
export interface Tail {
  write(chunk: Buffer): void;
  /** The last characters after clean-up, which sees some text before them too, so that it finds what the cut divides. */
  text(clean: (text: string) => string): string;
}

const margin = 16 * 1024;

/** Keeps the end of what is written, in bounded memory. */
export function createTail(limit: number): Tail {
  let kept = Buffer.alloc(0);
  let dropped = false;
  return {
    write(chunk) {
      const all = Buffer.concat([kept, chunk]);
      dropped ||= all.length > limit + margin;
      kept = all.subarray(Math.max(0, all.length - limit - margin));
    },
    text(clean) {
      const text = clean(kept.toString('utf8'));
      return dropped || text.length > limit ? text.slice(-limit) : text;
    },
  };
}
