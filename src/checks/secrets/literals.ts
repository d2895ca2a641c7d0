import type { JsonPath } from '../../model/json-path.ts';
import type { CheckFinding } from '../checked-root.ts';
import { named } from '../schema/report.ts';
import { namesSecret, type NameOptions } from './names.ts';
import { secretSettings } from './settings.ts';
import type { Visit } from './texts.ts';
import { isPlaceholder, masked, tellsOnly } from './values.ts';

/** Finds secrets that arguments, annotations, files of ConfigMaps and addresses of an object of a kind have in the clear. */
export function literalsOf(kind: string, options: NameOptions, found: CheckFinding[]): Visit {
  const add = (path: JsonPath, message: string): void => {
    found.push({ rule: 'literal-secret', path: [...path], message });
  };
  const addNamed = (path: JsonPath, name: string, value: string): boolean => {
    if (!namesSecret(name, options) || isPlaceholder(value) || tellsOnly(value)) return false;
    add(path, `${named(name)} has a secret in the clear ${masked(value)}`);
    return true;
  };
  /** `--password=x`, `-Ddb.password=x`, `DB_PASSWORD=x`. */
  const isJoined = (text: string, path: JsonPath): boolean => {
    const [, name, value = ''] = joined.exec(text) ?? [];
    return name !== undefined && addNamed(path, name, unquoted(value));
  };
  const hasSettings = (text: string, name: string, path: JsonPath): boolean => {
    const settings = secretSettings(text, name, options);
    const isFile = text.includes('\n');
    for (const each of settings) {
      const at = isFile ? ` in line ${each.line}` : '';
      add(path, `${named(each.name)}${at} has a secret in the clear ${masked(each.value)}`);
    }
    return settings.length > 0;
  };
  const isLiteral = (text: string, name: string, path: JsonPath): boolean => {
    if (isAnnotation(path)) return annotates(text, name) && addNamed(path, afterSlash(name), text);
    return isText(path, kind) && hasSettings(text, name, path);
  };
  /** Of the text before, an argument: what it says that this one is. */
  let flag: string | undefined;
  return (text, name, path) => {
    const isOfArguments = isArgument(path);
    if (isOfArguments && flag !== undefined && !text.startsWith('-') && /^\S{4,}$/.test(text))
      addNamed(path, flag, text);
    flag = isOfArguments ? flagOf(text) : undefined;
    const isTold = isOfArguments ? isJoined(text, path) : isLiteral(text, name, path);
    if (isTold || kind === 'Secret') return;
    const password = passwordIn(text);
    if (password !== undefined) add(path, `an address has a password in the clear ${masked(password)}`);
  };
}

const joined = /^(?:--?(?:D|set-string=|set=)?)?([\w.-]{2,60})=(\S{4,})$/;

/** `--password x` */
function flagOf(text: string): string | undefined {
  return text.startsWith('-') ? /^--?([\w.-]{2,60})$/.exec(text)?.[1] : undefined;
}

function isArgument(path: JsonPath): boolean {
  const last = path.length - 1;
  return typeof path[last] === 'number' && (path[last - 1] === 'args' || path[last - 1] === 'command');
}

function isAnnotation(path: JsonPath): boolean {
  const last = path.length - 1;
  return path[last - 1] === 'annotations' && path[last - 2] === 'metadata';
}

/** What a file or a process of a container gets to read. */
function isText(path: JsonPath, kind: string): boolean {
  if (kind === 'ConfigMap') return path[0] === 'data';
  const last = path.length - 1;
  return path[last] === 'value' && path[last - 2] === 'env';
}

/** Charts put hashes of Secrets there, so that pods are made anew when one changes. */
function annotates(text: string, name: string): boolean {
  return !/checksum|hash|digest|sha\d/i.test(name) && /^\S{6,}$/.test(text);
}

function afterSlash(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Of `scheme://user:password@host`. */
function passwordIn(text: string): string | undefined {
  if (text.indexOf('@') < 1 || !text.includes('://')) return undefined;
  const match = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,80}):([^\s/@"'<>]{3,200})@[\w.[-]/i.exec(text);
  const [, user = '', password = ''] = match ?? [];
  if (match === null || isPlaceholder(password) || password === user || /^[$%{*x]/i.test(password)) return undefined;
  return password;
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, '$2');
}
