/** How a new value is written: an existing style is kept as long as the value can be written in it. */
export type ScalarStyle = 'plain' | 'single' | 'double';

/**
 * Plain texts that some YAML reader takes for something else than a string: null, booleans and numbers of YAML 1.1
 * (go-yaml, which Helm, kubectl and kustomize read with) and of the 1.2 core schema, dates, base-60, merge and value keys.
 */
const notString = [
  /^(?:~|null)$/i,
  /^(?:y|n|yes|no|true|false|on|off)$/i,
  /^(?:<<|=)$/,
  /^[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-f_]+)$/i,
  /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?(?:e[-+]?[0-9_]+)?$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.inf$/i,
  /^\.nan$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt]|[ \t])/,
];

/** Whether every YAML reader takes the plain text for a string. */
export function isStringEverywhere(text: string): boolean {
  return text !== '' && !notString.some((pattern) => pattern.test(text));
}

/** Printable on one line, so that a quoted scalar holds it without escapes. */
const printable = /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** Whether a value may stand without quotes and is a string then. */
export function isPlainSafe(value: string, flow: boolean): boolean {
  if (!isStringEverywhere(value) || !printable.test(value) || value !== value.trim()) return false;
  if (/^[,[\]{}#&*!|>'"%@`]|^[-?:](?:$|[\s,[\]{}])|^(?:---|\.\.\.)/.test(value)) return false;
  if (/:(?:\s|$)|\s#|[\u2028\u2029]/.test(value)) return false;
  return !flow || !(/[,[\]{}]/.test(value) || /^[-?:]/.test(value));
}

/** Writes a value on one line in the wanted style, or in double quotes when that style cannot hold it. */
export function writeScalar(value: string, style: ScalarStyle, flow: boolean): string {
  if (style === 'plain' && isPlainSafe(value, flow)) return value;
  if (style === 'single' && printable.test(value) && !/[\u2028\u2029]/.test(value)) return `'${escapeSingle(value)}'`;
  return `"${escapeDouble(value)}"`;
}

export function escapeSingle(value: string): string {
  return value.replaceAll("'", "''");
}

/** Inside double quotes of YAML and of JSON alike. */
export function escapeDouble(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(
      /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
