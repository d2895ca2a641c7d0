export interface ErrorCodeRow {
  /** 1: the answer is no · 2: the user's input is wrong · 3: something outside failed. */
  exit: 1 | 2 | 3;
  /** One sentence for the reference page. */
  title: string;
  /** What to do, when the place that throws knows nothing better. */
  hint?: string;
}

/** A row of the table of error codes. */
export function row(exit: 1 | 2 | 3, title: string, hint?: string): ErrorCodeRow {
  return hint === undefined ? { exit, title } : { exit, title, hint };
}
