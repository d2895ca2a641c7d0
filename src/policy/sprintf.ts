import { type GoArgument, goSprintf } from './go-format/printf.ts';
import { formatRego, type RegoValue } from './rego-value.ts';

/** OPA's sprintf (v1/topdown/strings.go): Go's formatting of integers, floats and strings; any other value is its text. */
export function sprintf(format: RegoValue | undefined, values: RegoValue | undefined): string | undefined {
  if (typeof format !== 'string' || values === undefined || values === null) return undefined;
  if (typeof values !== 'object' || values.kind !== 'array') return undefined;
  return goSprintf(format, values.items.map(goArgument));
}

function goArgument(value: RegoValue): GoArgument {
  if (typeof value === 'string') return value;
  if (value === null || typeof value === 'boolean' || value.kind !== 'number') return formatRego(value);
  // Whether a number is an integer is decided by how it is written, as in OPA: 1.0 is a float.
  if (!/[.eE]/.test(value.text)) return BigInt(value.text);
  const float = Number(value.text);
  return Number.isFinite(float) ? float : value.text;
}
