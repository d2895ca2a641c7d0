/** Colours by what they mean. */
export interface Paint {
  error: (text: string) => string;
  warning: (text: string) => string;
  good: (text: string) => string;
  bold: (text: string) => string;
  dim: (text: string) => string;
}

function colour(code: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`;
}

const plain = (text: string): string => text;

/** ECMA-48 colours, or none. */
export function createPaint(coloured: boolean): Paint {
  if (!coloured) return { error: plain, warning: plain, good: plain, bold: plain, dim: plain };
  return { error: colour(31), warning: colour(33), good: colour(32), bold: colour(1), dim: colour(2) };
}
