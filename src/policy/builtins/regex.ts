import { array, type BuiltinTable, refuse, small, text } from './operands.ts';
import { type GoRegexp, goRegexp } from '../../regexp/go-regexp.ts';

/** Those that a policy.wasm has not itself. */
export const regexBuiltins: BuiltinTable = {
  'regex.find_n': (pattern, value, count) => {
    const limit = small(count);
    return array(findAll(goRegexp(text(pattern)), text(value), limit).map(([found]) => found));
  },
  'regex.replace': (value, pattern, replacement) => {
    const [base, compiled, template] = [text(value), goRegexp(text(pattern)), text(replacement)];
    let [result, end] = ['', 0];
    for (const match of findAll(compiled, base, -1)) {
      result += base.slice(end, match.index) + expand(template, match, compiled.names);
      end = match.index + match[0].length;
    }
    return result + base.slice(end);
  },
  'regex.split': (pattern, value) => {
    const [source, base] = [text(pattern), text(value)];
    const compiled = goRegexp(source);
    if (source !== '' && base === '') return array(['']);
    const parts: string[] = [];
    let [begin, end] = [0, 0];
    for (const match of findAll(compiled, base, -1)) {
      end = match.index;
      const matchEnd = match.index + match[0].length;
      if (matchEnd !== 0) parts.push(base.slice(begin, end));
      begin = matchEnd;
    }
    return array(end === base.length ? parts : [...parts, base.slice(begin)]);
  },
  'regex.template_match': (pattern, value, start, end) => {
    const [open, close] = [text(start), text(end)];
    if (open.length !== 1 || close.length !== 1) refuse('delimiters are one character long');
    const template = goRegexp(templatePattern(text(pattern), open, close));
    return findAll(template, text(value), 1).length > 0;
  },
};

/** Go's FindAll: no empty match right behind another match. */
function findAll({ regexp }: GoRegexp, value: string, wanted: number): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const isFull = (): boolean => wanted >= 0 && found.length >= wanted;
  let [position, previousEnd] = [0, -1];
  while (position <= value.length && !isFull()) {
    regexp.lastIndex = position;
    const match = regexp.exec(value);
    if (match === null) break;
    const end = match.index + match[0].length;
    if (end !== position || match.index !== previousEnd) found.push(match);
    if (end === position) position += (value.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
    else position = end;
    previousEnd = end;
  }
  return found;
}

/** Go's Expand: `$1`, `$name` as long as may be, `${name}`, `$$`; what is none of these stands for itself. */
function expand(template: string, match: RegExpExecArray, names: readonly string[]): string {
  return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    if (whole === '$$') return '$';
    const name = bare ?? braced ?? '';
    if (/^\d+$/.test(name)) return match[Number(name)] ?? '';
    return names.map((one, index) => (one === name ? (match[index + 1] ?? '') : '')).join('');
  });
}

/** Text with regular expressions between delimiters, which may be nested. */
function templatePattern(template: string, open: string, close: string): string {
  let [result, level, begin] = ['', 0, 0];
  const quote = (part: string): string => part.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
  for (let index = 0; index < template.length; index++) {
    const character = template.charAt(index);
    if (character === open) {
      if (level === 0) [result, begin] = [result + quote(template.slice(begin, index)), index + 1];
      level += 1;
    } else if (character === close) {
      level -= 1;
      if (level < 0) refuse('unbalanced');
      if (level === 0) [result, begin] = [`${result}(${template.slice(begin, index)})`, index + 1];
    }
  }
  if (level !== 0) refuse('unbalanced');
  return `^${result}${quote(template.slice(begin))}$`;
}
