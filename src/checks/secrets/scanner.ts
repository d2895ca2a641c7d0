/** gitleaks' rules as data (dist/policies/secret-patterns.json), made by scripts/build-secret-patterns.ts. */
export interface SecretPatterns {
  source: string;
  licence: string;
  /** What is never a secret. */
  allow: Allowed;
  patterns: readonly SecretPattern[];
}

export interface SecretPattern {
  /** gitleaks' id: `github-pat`. */
  id: string;
  /** In lower case; the expression is tried only on texts with one of them. */
  keywords: readonly string[];
  regex: Expression;
  /** The least Shannon entropy of the secret, in bits per character. */
  entropy?: number;
  /** Which group of the expression is the secret. Absent: the first that is not empty, or all of the match. */
  group?: number;
  allow: readonly Allowed[];
}

/** What is no secret: by expressions on it, or on all of the match; or by words in it. */
export interface Allowed {
  regexes: readonly Expression[];
  stopwords: readonly string[];
  target?: 'match';
}

export interface Expression {
  source: string;
  flags: string;
}

export interface FoundSecret {
  /** gitleaks' id. */
  id: string;
  secret: string;
}

/** Finds secrets of known formats in texts. Expressions are made when they are first needed. */
export interface Scanner {
  /** @param name What the text is called, which may tell what it is. */
  scan(text: string, name?: string): readonly FoundSecret[];
}

const none: readonly FoundSecret[] = [];

/** Longer texts are looked through in parts that overlap, so that no expression meets a very long one. */
const part = 64 * 1024;
const overlap = 4096;
const mostNames = 10_000;

export function createScanner({ patterns, allow }: SecretPatterns): Scanner {
  const lists = patterns.map(({ keywords }) => keywords);
  const finder = createKeywordFinder(lists);
  // Where a name ends and its text begins no keyword is, unless it has a "=" that is not its last character.
  const areApart = !lists.flat().some((keyword) => keyword.slice(0, -1).includes('='));
  const telling = new Map<string, boolean>();
  const tells = (name: string): boolean => {
    let is = telling.get(name);
    if (is === undefined) {
      is = finder(`${name}=`).length > 0;
      if (telling.size < mostNames) telling.set(name, is);
    }
    return is;
  };
  const expression = cached();
  const isAllowed = (secret: string, match: string, pattern: SecretPattern): boolean =>
    [allow, ...pattern.allow].some((list) => {
      const { regexes, stopwords, target } = list;
      const text = target === 'match' ? match : secret;
      const lower = secret.toLowerCase();
      return (
        regexes.some((regex) => expression(regex).test(text)) ||
        stopwords.some((word) => lower.includes(word.toLowerCase()))
      );
    });
  const scanPart = (text: string): readonly FoundSecret[] => {
    const found = new Map<string, FoundSecret>();
    for (const index of finder(text)) {
      const pattern = patterns[index];
      const match = pattern === undefined ? null : expression(pattern.regex).exec(text);
      if (pattern === undefined || match === null) continue;
      const secret = pattern.group === undefined ? firstGroup(match) : (match[pattern.group] ?? match[0]);
      if (pattern.entropy !== undefined && entropy(secret) <= pattern.entropy) continue;
      if (isAllowed(secret, match[0], pattern)) continue;
      if (!found.has(secret)) found.set(secret, { id: pattern.id, secret });
    }
    return [...found.values()];
  };
  return {
    scan: (bare, name = '') => {
      if (areApart && (name === '' || !tells(name)) && finder(bare).length === 0) return none;
      const text = name === '' ? bare : `${name}=${bare}`;
      if (text.length <= part) return scanPart(text);
      const found = new Map<string, FoundSecret>();
      for (let at = 0; at < text.length; at += part - overlap)
        for (const each of scanPart(text.slice(at, at + part))) found.set(each.secret, each);
      return [...found.values()];
    },
  };
}

function firstGroup(match: RegExpExecArray): string {
  return match.slice(1).find((group) => group !== undefined && group !== '') ?? match[0];
}

function cached(): (expression: Expression) => RegExp {
  const made = new Map<string, RegExp>();
  return ({ source, flags }) => {
    const key = `${flags}/${source}`;
    const known = made.get(key) ?? new RegExp(source, flags);
    made.set(key, known);
    return known;
  };
}

/** Shannon's, in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * Of lists of keywords, which have one in a text, in their order: looked for in one pass, whatever their number, by their first two characters,
 * and where these are by the third.
 */
function createKeywordFinder(lists: readonly (readonly string[])[]): (text: string) => readonly number[] {
  const thirds = new Uint32Array(1 << 14);
  const byStart = new Map<number, { keyword: string; list: number }[]>();
  for (const [list, keywords] of lists.entries()) {
    for (const keyword of keywords) {
      const start = startOf(keyword.charCodeAt(0), keyword.charCodeAt(1));
      thirds[start] = (thirds[start] ?? 0) | (keyword.length === 2 ? -1 : 1 << (keyword.charCodeAt(2) & 31));
      byStart.set(start, [...(byStart.get(start) ?? []), { keyword, list }]);
    }
  }
  return (text) => {
    let found: Set<number> | undefined;
    let before = fold(text.charCodeAt(0));
    for (let at = 1; at < text.length; at++) {
      const code = fold(text.charCodeAt(at));
      const start = startOf(before, code);
      before = code;
      const third = thirds[start] ?? 0;
      if (third === 0 || ((third >>> (text.charCodeAt(at + 1) & 31)) & 1) === 0) continue;
      for (const { keyword, list } of byStart.get(start) ?? [])
        if (found?.has(list) !== true && isAt(text, keyword, at - 1)) (found ??= new Set()).add(list);
    }
    return found === undefined ? noLists : [...found].toSorted((one, other) => one - other);
  };
}

const noLists: readonly number[] = [];

function isAt(text: string, keyword: string, at: number): boolean {
  for (let index = 0; index < keyword.length; index++)
    if (fold(text.charCodeAt(at + index)) !== keyword.charCodeAt(index)) return false;
  return true;
}

function startOf(first: number, second: number): number {
  return ((first & 127) << 7) | (second & 127);
}

function fold(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
