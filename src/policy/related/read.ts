/** Reading manifests, in which anything may be malformed: what is not of the wanted type counts as absent. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Below `value`, step by step. */
export function below(value: unknown, ...steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) at = fieldsOf(at)[step];
  return at;
}

/** The entries of a map of labels; values that are no text never match. */
export function labelsOf(value: unknown): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const fields = fieldsOf(value);
  for (const key of Object.keys(fields)) {
    const label = fields[key];
    if (typeof label === 'string') labels.set(key, label);
  }
  return labels;
}
