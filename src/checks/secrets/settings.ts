import { namesSecret, type NameOptions, snake } from './names.ts';
import { isPlaceholder, tellsOnly } from './values.ts';

/** What a text sets: a line of a `.env` or properties file, of YAML or INI, a pair of JSON, a part of a connection string. */
export interface Setting {
  name: string;
  value: string;
  /** From 1. */
  line: number;
}

/** Files of these ends are programs and texts, in which a name with a value beside it says little. */
const programs =
  /\.(?:sh|bash|py|js|mjs|ts|lua|rb|go|php|pl|ps1|sql|groovy|java|md|html?|css|tpl|tmpl|gotmpl|j2|jinja2?|rego|star|awk)$/i;

const longestLine = 2000;
const quotedPair = /"([\w.-]{2,80})"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){4,400})"/g;
const line =
  /^\s*(?:export\s+|-\s+)?(?:'([\w. -]{2,80})'|"([\w. -]{2,80})"|([\w.-]{2,80}))\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|(\S+?))\s*,?(?:\s+#.*)?$/;
const word = /^(?:--?D?)?([A-Za-z][\w.-]{1,79})=(\S{4,})$/;

/** The settings of a text whose names say that they are secrets, and whose values can be one. `file` is what the text is called. */
export function secretSettings(text: string, file: string, options: NameOptions): readonly Setting[] {
  if (programs.test(file) || !mayName(text, options.names)) return [];
  const found = new Map<string, Setting>();
  const add = (name: string, value: string, at: number): void => {
    const key = `${name}\n${value}`;
    if (!found.has(key) && isSecret(name, value, options)) found.set(key, { name, value, line: at });
  };
  for (const [index, each] of text.split('\n').entries()) {
    if (/^\s*(?:[#;!]|\/\/|--\s)/.test(each)) continue;
    for (const [, name = '', value = ''] of each.matchAll(quotedPair)) add(name, value, index + 1);
    if (each.length > longestLine) continue;
    const [, one, two, three, four, five, six] = line.exec(each.trimEnd()) ?? [];
    const name = one ?? two ?? three;
    if (name !== undefined) add(name, four ?? five ?? six ?? '', index + 1);
    if (!each.includes('=')) continue;
    for (const part of each.split(/[;\s]+/)) {
      const [, key, value] = word.exec(part.replace(/^["']|["',]+$/g, '')) ?? [];
      if (key !== undefined && value !== undefined) add(key, value.replace(/^["']/, ''), index + 1);
    }
  }
  return [...found.values()];
}

/** Whether a text is a configuration file, all of it, in which neither a name nor an address nor a value is one of a secret. */
export function isPlainConfiguration(text: string, options: NameOptions): boolean {
  const lines = text.split('\n').filter((each) => !/^\s*(?:[#;].*)?$/.test(each));
  if (lines.length < 2 || mayName(text, withKeys(options.names))) return false;
  return (
    lines.every(
      (each) =>
        each.length < 300 && /^\s*(?:\[[^\]]+\]|[-{}\], ]+|(?:- )*["']?[\w. -]{1,80}["']?\s*[:=].*|- .*)$/.test(each),
    ) && !/:\/\/[^\s/]*@|[A-Za-z0-9+/_-]{24,}/.test(text)
  );
}

/** Most texts name no secret at all. In a text `-`, `_`, `.` and spaces may stand anywhere, in a name only `_`. */
function mayName(text: string, names: readonly string[]): boolean {
  let own = known.get(names);
  if (own === undefined) known.set(names, (own = inAnySpelling(names)));
  return own.test(text);
}

const known = new WeakMap<readonly string[], RegExp>();

function inAnySpelling(names: readonly string[]): RegExp {
  const bare = names
    .map((name) => name.replaceAll('_', ''))
    .filter((name) => name === name.toLowerCase() && !/[-. ]/.test(name));
  const spelled = bare.map((name) =>
    name
      .split('')
      .map((each) => each.replace(/[$()*+/?[\\\]^{|}]/, '\\$&'))
      .join('[-_. ]*'),
  );
  return new RegExp(spelled.length === 0 ? '(?!)' : spelled.join('|'), 'i');
}

const more = new WeakMap<readonly string[], readonly string[]>();

/** With what names keys and logins besides. */
function withKeys(names: readonly string[]): readonly string[] {
  let all = more.get(names);
  if (all === undefined) more.set(names, (all = [...names, 'key', 'auth', 'pass', 'hook']));
  return all;
}

/** In the middle of files much has such a name, so it has to end with what is secret, and the value must look like one. */
function isSecret(name: string, value: string, options: NameOptions): boolean {
  const text = snake(name);
  if (!options.names.some((part) => text.endsWith(part)) || !namesSecret(name, options)) return false;
  if (value.length < 4 || /\s/.test(value) || isPlaceholder(value) || tellsOnly(value) || refers(value)) return false;
  // `"password": "Password"` is a text for users.
  if (`_${text}`.endsWith(`_${snake(value)}`)) return false;
  return !isWord(value) || /pass(?:word|wd)$/.test(text);
}

/** Variables, calls, regular expressions and blocks, which programs and templates put something in place of. */
function refers(value: string): boolean {
  return /[`{}()<>]|\$\w|^[$%&*|!@[]|\.\.\.|\\[dws]/.test(value) || /^[A-Z][a-z]+$/.test(value);
}

/** Kinds, modes and names of objects: `same-origin`, `client_credentials`, `vault.token`. */
function isWord(value: string): boolean {
  return /^[a-z]{1,19}(?:[-_./:][a-z]{1,19})*$/i.test(value);
}
