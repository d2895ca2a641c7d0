/*
 * github.com/fluxcd/pkg/envsubst in TypeScript. Copyright 2024 The Flux authors, Apache License 2.0; forked there from
 * github.com/drone/envsubst, Copyright (c) 2017 drone.io, MIT License.
 */
import { applyFunction } from './envsubst-functions.ts';
import { type Accept, createScanner, type Mode, type Scanner } from './envsubst-scanner.ts';

type Node = { text: string } | { param: string; name: string; args: readonly Node[] };

/** What is wrong with a text that variables are to be put into. */
export class EnvsubstError extends Error {}

/**
 * Puts variables into a text as Flux does after the build: `${name}`, `${name:=default}` and the other expansions of shells, `$$` for `$`.
 * `valueOf` gives undefined for a variable that is not set, which is an error but where there is a default. Throws `EnvsubstError`.
 */
export function envsubst(text: string, valueOf: (name: string) => string | undefined): string {
  const evaluate = (node: Node): string => {
    if ('text' in node) return node.text;
    const args = node.args.map(evaluate);
    const value = valueOf(node.param);
    if (value === undefined && !['-', '+', '=', '?', ':-', ':+', ':=', ':?'].includes(node.name))
      throw new EnvsubstError(`variable not set (strict mode): "${node.param}"`);
    return applyFunction(node.name, value ?? '', args);
  };
  return parse(text).map(evaluate).join('');
}

const anything: Accept = () => true;
const notClosing: Accept = (character) => character !== '}';
const isIdent: Accept = (character) => /[\p{L}\p{Nd}_]/u.test(character);
const bad = 'bad substitution';

function parse(text: string): readonly Node[] {
  const scanner = createScanner(text);
  const nodes: Node[] = [];
  for (;;) {
    const token = scan(scanner, anything, { ident: true, open: true, escape: 'dollar' });
    if (token === 'eof') return nodes;
    if (token === 'ident') nodes.push({ text: scanner.token() });
    else if (token === 'open') nodes.push(parseFunction(scanner));
    else throw new EnvsubstError(bad);
  }
}

function scan(scanner: Scanner, accept: Accept, mode: Mode): ReturnType<Scanner['scan']> {
  scanner.accept = accept;
  scanner.mode = mode;
  return scanner.scan();
}

function ident(scanner: Scanner, accept: Accept, problem = bad): string {
  if (scan(scanner, accept, { ident: true }) !== 'ident') throw new EnvsubstError(problem);
  return scanner.token();
}

function parseFunction(scanner: Scanner): Node {
  if (scanner.peek() === '#') {
    const name = ident(scanner, (character, index) => character === '#' && index === 1);
    const param = ident(scanner, isIdent);
    return close(scanner, { param, name, args: [] });
  }
  const param = ident(scanner, isIdent, 'unable to parse variable name');
  switch (scanner.peek()) {
    case ':': {
      scanner.read();
      const next = scanner.peek();
      scanner.unread();
      return ['=', '-', '?', '+'].includes(next) && next !== ''
        ? parseDefault(scanner, param)
        : parseSubstring(scanner, param);
    }
    case '=':
      return parseDefault(scanner, param);
    case ',':
    case '^': {
      const name = ident(scanner, (character, index) => (character === ',' || character === '^') && index < 3);
      return close(scanner, { param, name, args: [] });
    }
    case '/':
      return parseReplace(scanner, param);
    case '#':
    case '%': {
      const sign = scanner.peek();
      const name = ident(scanner, (character, index) => character === sign && index < 3);
      return close(scanner, { param, name, args: [parameter(scanner, notClosing, { ident: true })] });
    }
  }
  if (scan(scanner, isIdent, { close: true }) !== 'close') throw new EnvsubstError('missing closing brace');
  return { param, name: '', args: [] };
}

function parameter(scanner: Scanner, accept: Accept, mode: Mode): Node {
  const token = scan(scanner, accept, { ...mode, open: true });
  if (token === 'open') return parseFunction(scanner);
  if (token === 'ident' || token === 'close') return { text: scanner.token() };
  throw new EnvsubstError('unable to parse substitution within function');
}

function parseSubstring(scanner: Scanner, param: string): Node {
  const name = ident(scanner, (character, index) => character === ':' && index === 1);
  const first = parameter(scanner, (character) => character !== ':' && character !== '}', { ident: true });
  const token = scan(scanner, (character) => character === ':', { ident: true, close: true });
  if (token === 'close') return { param, name, args: [first] };
  if (token !== 'ident') throw new EnvsubstError(bad);
  return close(scanner, { param, name, args: [first, parameter(scanner, notClosing, { ident: true })] });
}

function parseReplace(scanner: Scanner, param: string): Node {
  const name = ident(scanner, (character, index) =>
    index === 1 ? character === '/' : index === 2 && ['/', '#', '%'].includes(character),
  );
  const pattern = parameter(scanner, (character) => character !== '/', { ident: true, escape: 'all' });
  ident(scanner, (character) => character === '/');
  if (scanner.peek() === '}') return close(scanner, { param, name, args: [pattern] });
  return close(scanner, {
    param,
    name,
    args: [pattern, parameter(scanner, notClosing, { ident: true, escape: 'all' })],
  });
}

function parseDefault(scanner: Scanner, param: string): Node {
  const single = scanner.peek() === '=';
  const name = ident(
    scanner,
    single
      ? (character, index) => character === '=' && index === 1
      : (character, index) =>
          index === 1 ? character === ':' : index === 2 && ['=', '-', '?', '+'].includes(character),
    'unable to parse default function',
  );
  const args: Node[] = [];
  while (scanner.peek() !== '}') args.push(parameter(scanner, notClosing, { ident: true }));
  return close(scanner, { param, name, args });
}

function close(scanner: Scanner, node: Node): Node {
  if (scan(scanner, () => false, { close: true }) !== 'close') throw new EnvsubstError(bad);
  return node;
}
