import { createHash } from 'node:crypto';

/** How the items of a list are told apart: by some of their fields, by their value, or by their content. */
export type ItemKey = (item: unknown) => string;

/**
 * Merge keys by the list's field, as the Kubernetes types declare them (`patchMergeKey` in k8s.io/api), and what serves as one in
 * lists that declare none. The first alternative that all items have is taken; further fields of it may be missing.
 */
const keysByField = new Map<string, readonly (readonly string[])[]>(
  Object.entries({
    containers: [['name']],
    initContainers: [['name']],
    ephemeralContainers: [['name']],
    volumes: [['name']],
    env: [['name']],
    imagePullSecrets: [['name']],
    volumeMounts: [['mountPath']],
    volumeDevices: [['devicePath']],
    ports: [
      ['containerPort', 'protocol'],
      ['port', 'protocol'],
    ],
    hostAliases: [['ip']],
    topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
    conditions: [['type']],
    subjects: [['kind', 'namespace', 'name']],
    paths: [['path', 'pathType']],
    rules: [['host']],
    tls: [['secretName']],
    volumeClaimTemplates: [['metadata.name']],
  }),
);

/** Decides for a whole list, because a key counts only where every item has it. */
export function itemKey(
  field: string,
  items: readonly unknown[],
  normalize: (text: string) => string = (text) => text,
): ItemKey {
  const fields = keyFields(field, items);
  if (fields !== undefined)
    return (item) => fields.map((name) => `${name}=${quote(fieldOf(item, name), normalize)}`).join(',');
  return (item) => {
    if (item === null || typeof item !== 'object') return `=${quote(item, normalize)}`;
    return `~${createHash('sha256').update(canonical(item, normalize)).digest('hex').slice(0, 16)}`;
  };
}

/** The fields that tell a list's items apart, or undefined for a list that has none. */
export function keyFields(field: string, items: readonly unknown[]): readonly string[] | undefined {
  if (items.length === 0) return undefined;
  for (const fields of keysByField.get(field) ?? []) {
    const first = fields[0];
    if (first !== undefined && items.every((item) => isKey(fieldOf(item, first)))) return fields;
  }
  // Most lists of named things are keyed by name, declared or not; only where names are unique.
  const names = items.map((item) => fieldOf(item, 'name'));
  return names.every(isKey) && new Set(names).size === names.length ? ['name'] : undefined;
}

function isKey(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function fieldOf(item: unknown, name: string): unknown {
  let value = item;
  for (const step of name.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function quote(value: unknown, normalize: (text: string) => string): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  const text = normalize(value);
  return /^[\w./:-]+$/.test(text) ? text : JSON.stringify(text);
}

/** JSON with sorted keys. */
function canonical(value: unknown, normalize: (text: string) => string): string {
  if (typeof value === 'string') return JSON.stringify(normalize(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, normalize)).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, normalize)}`).join(',')}}`;
}
