/** Formats of texts that Kubernetes' own validation asks for (k8s.io/apimachinery/pkg/util/validation and its like). */

/** validation.IsDNS1123Label */
export function isDnsLabel(value: string): boolean {
  return value.length <= 63 && isLower(value, 0, value.length);
}

/** validation.IsDNS1123Subdomain */
export function isDnsName(value: string): boolean {
  if (value.length > 253) return false;
  let start = 0;
  for (let dot = value.indexOf('.'); dot !== -1; dot = value.indexOf('.', start)) {
    if (!isLower(value, start, dot)) return false;
    start = dot + 1;
  }
  return isLower(value, start, value.length);
}

/** Of a part of a text, `[a-z0-9]([a-z0-9-]*[a-z0-9])?`. */
function isLower(value: string, start: number, end: number): boolean {
  if (start >= end || value.charCodeAt(start) === dash || value.charCodeAt(end - 1) === dash) return false;
  for (let at = start; at < end; at++) {
    const code = value.charCodeAt(at);
    if (!isSmall(code) && !isDigit(code) && code !== dash) return false;
  }
  return true;
}

const dash = 45;
const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAlphanumeric = (code: number): boolean => isSmall(code) || isDigit(code) || (code >= 65 && code <= 90);

/** validation.IsWildcardDNS1123Subdomain, or without a wildcard. */
export function isHost(value: string): boolean {
  return isDnsName(value.replace(/^\*\./, '')) && !isIpv4(value);
}

/** validation.IsValidPortName */
export function isPortName(value: string): boolean {
  return value.length <= 15 && isLower(value, 0, value.length) && /[a-z]/.test(value) && !value.includes('--');
}

/** validation.IsValidSysctlName */
export function isSysctl(value: string): boolean {
  return value.length <= 253 && value.split(/[./]/).every((each) => /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/.test(each));
}

/** Of the end of a text, `[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?`. */
function isQualified(value: string, start: number): boolean {
  const end = value.length;
  if (start >= end || end - start > 63) return false;
  if (!isAlphanumeric(value.charCodeAt(start)) || !isAlphanumeric(value.charCodeAt(end - 1))) return false;
  for (let at = start + 1; at < end - 1; at++) {
    const code = value.charCodeAt(at);
    if (!isAlphanumeric(code) && code !== dash && code !== underscore && code !== dot) return false;
  }
  return true;
}

const dot = 46;
const underscore = 95;

/** Names of labels are few, and there are many of each. */
const names = new Map<string, boolean>();
const mostNames = 10_000;

/** validation.IsQualifiedName */
export function isQualifiedName(value: string): boolean {
  const known = names.get(value);
  if (known !== undefined) return known;
  const is = readQualifiedName(value);
  if (names.size < mostNames) names.set(value, is);
  return is;
}

function readQualifiedName(value: string): boolean {
  const slash = value.indexOf('/');
  return isQualified(value, slash + 1) && (slash === -1 || isDnsName(value.slice(0, slash)));
}

/** validation.IsValidLabelValue */
export function isLabelValue(value: string): boolean {
  return value === '' || isQualified(value, 0);
}

/** validation.IsConfigMapKey */
export function isConfigKey(value: string): boolean {
  return value.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(value) && value !== '.' && !value.startsWith('..');
}

/** path.IsValidPathSegmentName, which names of roles are. */
export function isPathSegment(value: string): boolean {
  return value !== '.' && value !== '..' && !/[/%]/.test(value);
}

/** validation.IsRelaxedEnvVarName, which is what all versions since 1.32 ask for; what is refused here none takes. */
export function isVariableName(value: string): boolean {
  return /^[ -<>-~]+$/.test(value);
}

function isIpv4(value: string): boolean {
  return /^(?:0*(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/.test(value) && !value.endsWith('.');
}

export function isIp(value: string): boolean {
  if (!value.includes(':')) return isIpv4(value);
  const [before = '', after, ...more] = value.split('::');
  if (more.length > 0) return false;
  const groups = [before, after ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  const last = groups.at(-1) ?? '';
  const length = groups.length + (last.includes('.') ? 1 : 0);
  return (
    groups.every((each, at) =>
      at === groups.length - 1 && each.includes('.') ? isIpv4(each) : /^[0-9a-fA-F]{1,4}$/.test(each),
    ) && (after === undefined ? length === 8 : length < 8)
  );
}

export function isCidr(value: string): boolean {
  const [address = '', bits = '', ...more] = value.split('/');
  return (
    more.length === 0 && isIp(address) && /^0*\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32)
  );
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const cronFields: readonly { least: number; most: number; names?: readonly string[] }[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
];

/** What cron.ParseStandard of github.com/robfig/cron takes, without a time zone before it. */
export function isSchedule(value: string): boolean {
  const bare = value.trim();
  if (bare.startsWith('@every ')) return /^@every [+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(bare);
  if (bare.startsWith('@')) return /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(bare);
  const fields = bare.split(/\s+/);
  return fields.length === 5 && fields.every((field, at) => isCronField(field, cronFields[at]));
}

function isCronField(field: string, bounds: (typeof cronFields)[number] | undefined): boolean {
  if (bounds === undefined) return false;
  const { least, most, names = [] } = bounds;
  const numberOf = (text: string): number => {
    const named = names.indexOf(text.toLowerCase());
    if (named !== -1) return named + least;
    return /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const parts = field.split(',').filter((part) => part !== '');
  return (
    parts.length > 0 &&
    parts.every((part) => {
      const [range = '', step, ...more] = part.split('/');
      const [first = '', last, ...others] = range.split('-');
      if (more.length > 0 || others.length > 0 || (step !== undefined && !(Number(step) >= 1 && /^\d+$/.test(step))))
        return false;
      if (first === '*' || first === '?') return true;
      const from = numberOf(first);
      const to = last === undefined ? from : numberOf(last);
      return from >= least && to <= most && from <= to;
    })
  );
}

const sizes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const quantity = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+)|((?:[KMGTPE]i|[numkMGTPE])?))$/;

/** resource.ParseQuantity */
export function isQuantity(value: string): boolean {
  return quantity.test(value);
}

/** Of quantities there are few, and many of each. */
const amounts = new Map<string, number>();
const mostAmounts = 10_000;

/** What a quantity amounts to; undefined where it is none. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const known = amounts.get(value);
  if (known !== undefined) return known;
  const amount = readAmount(value);
  if (amount !== undefined && amounts.size < mostAmounts) amounts.set(value, amount);
  return amount;
}

function readAmount(value: string): number | undefined {
  const [, digits, exponent, unit = ''] = quantity.exec(value) ?? [];
  const size = sizes[unit];
  if (digits === undefined || size === undefined) return undefined;
  return Number(digits) * (exponent === undefined ? size : 10 ** Number(exponent));
}

/** Whole percent, as of an IntOrString: undefined where it is none. */
export function percentOf(value: string): number | undefined {
  const [, digits] = /^(\d+)%$/.exec(value) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
