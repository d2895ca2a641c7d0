/*
 * The scanner of github.com/fluxcd/pkg/envsubst (parse/scan.go) in TypeScript. Copyright 2024 The Flux authors, Apache License 2.0;
 * forked there from github.com/drone/envsubst, Copyright (c) 2017 drone.io, MIT License.
 */
export type Token = 'eof' | 'illegal' | 'ident' | 'open' | 'close';
export type Accept = (character: string, index: number) => boolean;

/** What the scanner recognises in a mode. */
export interface Mode {
  ident?: boolean;
  open?: boolean;
  close?: boolean;
  escape?: 'dollar' | 'all';
}

export interface Scanner {
  mode: Mode;
  accept: Accept;
  scan(): Token;
  peek(): string;
  read(): string;
  unread(): void;
  token(): string;
}

/** `read` and `peek` give '' at the end. Removing an escaping character costs nothing: it is left out when the token is read. */
export function createScanner(text: string): Scanner {
  let pos = 0;
  let start = 0;
  let width = 0;
  let removed: number[] = [];

  const escaped = (character: string): boolean => {
    const { escape } = scanner.mode;
    if (escape === undefined) return false;
    const next = scanner.peek();
    if (character === '$') return next === '$';
    return character === '\\' && escape === 'all' && (next === '/' || next === '\\');
  };
  const skip = (): void => {
    removed.push(pos - 1);
    // What is escaped is text: it is not looked at again.
    pos += 1;
  };
  const opens = (character: string): boolean => {
    if (scanner.mode.open !== true || character !== '$' || text[pos] !== '{') return false;
    pos += 1;
    return true;
  };
  const length = (): number => pos - start - removed.length;

  const scanner: Scanner = {
    mode: {},
    accept: () => false,
    read() {
      const code = text.codePointAt(pos);
      if (code === undefined) {
        width = 0;
        return '';
      }
      width = code > 0xffff ? 2 : 1;
      pos += width;
      return String.fromCodePoint(code);
    },
    unread() {
      pos -= width;
    },
    peek() {
      const code = text.codePointAt(pos);
      return code === undefined ? '' : String.fromCodePoint(code);
    },
    token() {
      let found = '';
      let from = start;
      for (const at of removed) {
        found += text.slice(from, at);
        from = at + 1;
      }
      return found + text.slice(from, pos);
    },
    scan() {
      start = pos;
      removed = [];
      const first = scanner.read();
      if (first === '') return 'eof';
      if (opens(first)) return 'open';
      if (scanner.mode.close === true && first === '}') return 'close';
      if (scanner.mode.ident !== true) return 'illegal';
      if (escaped(first)) skip();
      else if (!scanner.accept(first, length())) return 'illegal';
      for (;;) {
        const next = scanner.read();
        if (next === '') return 'ident';
        if (opens(next)) {
          pos -= 2;
          return 'ident';
        }
        if (escaped(next)) {
          skip();
          continue;
        }
        if (!scanner.accept(next, length())) {
          scanner.unread();
          return 'ident';
        }
      }
    },
  };
  return scanner;
}
