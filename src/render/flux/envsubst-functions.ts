/*
 * The functions of github.com/fluxcd/pkg/envsubst (funcs.go, path/match.go) in TypeScript. Copyright 2024 The Flux authors, Apache
 * License 2.0; forked there from github.com/drone/envsubst, Copyright (c) 2017 drone.io, MIT License.
 */

import { globMachine } from '../argocd/generators/compile-glob.ts';

/** Applies what stands between a variable's name and its arguments; an unknown one is a default, as there. */
export function applyFunction(name: string, value: string, args: readonly string[]): string {
  const [first = '', second = ''] = args;
  switch (name) {
    case ',':
      return first1(value, (character) => character.toLowerCase());
    case ',,':
      return value.toLowerCase();
    case '^':
      return first1(value, (character) => character.toUpperCase());
    case '^^':
      return value.toUpperCase();
    case '#':
      return args.length === 0 ? String(Buffer.byteLength(value)) : value.slice(prefix(value, first, 'shortest'));
    case '##':
      return value.slice(prefix(value, first, 'longest'));
    case '%':
      return suffixCut(value, first, 'shortest');
    case '%%':
      return suffixCut(value, first, 'longest');
    case ':':
      return substring(value, args);
    case '/#':
      return args.length === 2 && value.startsWith(first) ? second + value.slice(first.length) : value;
    case '/%':
      return args.length === 2 && value.endsWith(first) ? value.slice(0, value.length - first.length) + second : value;
    case '/':
      return value.replace(first, () => second);
    case '//':
      return value.replaceAll(first, () => second);
    default:
      return value === '' ? args.join('') : value;
  }
}

function first1(value: string, change: (character: string) => string): string {
  const [character = ''] = value;
  return change(character) + value.slice(character.length);
}

/** In bytes, as Go counts. */
function substring(value: string, args: readonly string[]): string {
  const bytes = Buffer.from(value);
  const [position, length] = args.map((text) => (/^[+-]?\d+$/.test(text) ? Number(text) : undefined));
  if (position === undefined) return value;
  const start = position < 0 ? Math.max(0, bytes.length + position) : position;
  if (args.length === 1) return bytes.subarray(start).toString('utf8');
  if (length === undefined) return value;
  return bytes.subarray(start, Math.max(start, start + length)).toString('utf8');
}

/**
 * How much of the beginning a pattern of Go's path.Match matches, in which `*` and `?` take `/`, too. 0: nothing, as for a pattern that is not
 * valid.
 */
function prefix(value: string, pattern: string, which: 'shortest' | 'longest'): number {
  const machine = globMachine(pattern, { negations: '^' });
  if (machine === undefined) return 0;
  let [states, length, found] = [machine.start, 0, 0];
  for (const character of value) {
    states = machine.next(states, character);
    if (states.size === 0) break;
    length += character.length;
    if (!machine.accepts(states)) continue;
    found = length;
    if (which === 'shortest') break;
  }
  return found;
}

function suffixCut(value: string, pattern: string, which: 'shortest' | 'longest'): string {
  const reversed = reverse(value);
  return reverse(reversed.slice(prefix(reversed, reverse(pattern), which)));
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}
