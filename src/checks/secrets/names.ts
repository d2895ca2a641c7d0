/** Options that say which names stand for secrets, as those of env-literal-secret do. */
export interface NameOptions {
  names: readonly string[];
  harmless: readonly string[];
}

export const defaultNames = [
  'password',
  'passwd',
  'secret',
  'token',
  'bearer',
  'apikey',
  'api_key',
  'access_key',
  'private_key',
  'credential',
];

export const defaultHarmless = [
  '_file',
  '_path',
  '_dir',
  '_name',
  '_ref',
  '_url',
  '_uri',
  '_endpoint',
  '_type',
  '_ttl',
  '_timeout',
  '_enabled',
  '_key_id',
  '_issuer',
  '_audience',
  '_key',
  '_expiry',
  '_expiration',
  '_seconds',
  '_minutes',
  '_hours',
  '_days',
  '_interval',
  '_length',
  '_size',
  '_limit',
  '_count',
  '_policy',
  '_namespace',
];

/** Names come again and again. */
const known = new WeakMap<NameOptions, Map<string, boolean>>();
const mostKnown = 10_000;

/** Whether a name says that its value is a secret: `DB_PASSWORD`, `dbPassword`, `db-password`. */
export function namesSecret(name: string, options: NameOptions): boolean {
  const ofOptions = known.get(options) ?? new Map<string, boolean>();
  const before = ofOptions.get(name);
  if (before !== undefined) return before;
  const found = findOut(name, options);
  if (ofOptions.size === 0) known.set(options, ofOptions);
  if (ofOptions.size < mostKnown) ofOptions.set(name, found);
  return found;
}

function findOut(name: string, { names, harmless }: NameOptions): boolean {
  const text = snake(name);
  const ends = harmless.filter((end) => text.endsWith(end));
  if (!names.some((part) => text.includes(part))) return false;
  // An end that is harmless alone counts unless it is of a name that says more: `_key` of `api_key`.
  return ends.every((end) => names.some((part) => part.endsWith(end) && text.endsWith(part)));
}

/** `dbPassword`, `db-password` and `db.password` as `db_password`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-. /]/g, '_')
    .toLowerCase();
}
