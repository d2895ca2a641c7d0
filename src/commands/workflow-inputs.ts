import { parse } from 'yaml';

/** What workflows and actions give to ours, as far as it stands in them. */
export interface WorkflowInputs {
  /** Texts that an input can have; those made of an expression by what its names stand for anywhere. */
  valuesOf(name: string): ReadonlySet<string>;
  /** Whether the gate runs, and everywhere with that input. */
  isAlwaysGiven(name: string): boolean;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Of an expression with several names, so many combinations are tried. */
const mostCombinations = 1000;

/** Reads texts of workflows and actions; one that is no YAML runs nowhere, and gives nothing. */
export function readWorkflowInputs(texts: readonly string[]): WorkflowInputs {
  const found = new Map<string, Set<string>>();
  const gates: Mapping[] = [];
  const note = (name: string, value: string): void => {
    const key = name.toLowerCase();
    found.set(key, (found.get(key) ?? new Set()).add(value));
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (!isMapping(value)) return;
    if (isGate(value)) gates.push(isMapping(value['with']) ? value['with'] : {});
    for (const [key, child] of Object.entries(value)) {
      if (key === 'with' && typeof value['uses'] === 'string' && !mayBeOurs(value['uses'])) continue;
      for (const text of textsOf(child)) note(key, text);
      if (key === 'run' && typeof child === 'string') for (const [name, text] of optionsIn(child)) note(name, text);
      walk(child);
    }
  };
  for (const text of texts) walk(read(text));

  const expand = (text: string, from: ReadonlySet<string>): readonly string[] => {
    const [before = '', expression, ...after] = text.split(/\$\{\{(.*?)\}\}/s);
    if (expression === undefined) return [text];
    const rest = text.slice(text.indexOf('}}', before.length) + 2);
    const ends = after.length === 0 ? [''] : expand(rest, from);
    const middles = [
      ...[...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, literal = '']) => literal.replaceAll("''", "'")),
      ...[...expression.matchAll(/\b(?:matrix|inputs|env)\.([\w-]+)/g)].flatMap(([, name = '']) =>
        valuesOf(name, from),
      ),
    ];
    return middles.flatMap((middle) => ends.map((end) => before + middle + end)).slice(0, mostCombinations);
  };
  const valuesOf = (name: string, from: ReadonlySet<string>): readonly string[] => {
    const key = name.toLowerCase();
    if (from.has(key)) return [];
    return [...(found.get(key) ?? [])].flatMap((text) => expand(text, new Set([...from, key])));
  };
  return {
    valuesOf: (name) => new Set(valuesOf(name, new Set())),
    isAlwaysGiven: (name) =>
      gates.length > 0 && gates.every((given) => Object.keys(given).some((key) => key.toLowerCase() === name)),
  };
}

function read(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

/** Inputs of other actions are no business of ours; a workflow or an action of the repository may hand its own on. */
function mayBeOurs(uses: string): boolean {
  return /slipway/i.test(uses) || uses.startsWith('./') || uses.includes('/.github/workflows/');
}

function isGate({ uses, with: given }: Mapping): boolean {
  if (typeof uses !== 'string' || !/slipway/i.test(uses)) return false;
  return /\/gate(?:@|$)/.test(uses) || (isMapping(given) && given['command'] === 'gate');
}

/** As the runner writes them: the value of a key, each of a matrix, and the default and the choices of an input. */
function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (isMapping(item) ? [] : textsOf(item)));
  if (isMapping(value)) return [...textsOf(value['default'] ?? []), ...textsOf(value['options'] ?? [])];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** `--name value` of our program in a script; of one that is given several times all together are one text, line by line. */
function optionsIn(script: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  if (!/slipway/i.test(script)) return options;
  for (const [, name = '', , value = ''] of script.matchAll(/--([a-z-]+)[= ]+(["']?)([^\s"']+)\2/g)) {
    const before = options.get(name);
    options.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return options;
}

function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
