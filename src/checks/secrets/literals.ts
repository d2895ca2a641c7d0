import type { KubernetesObject } from '../../model/object.ts';
import type { CheckFinding } from '../checked-root.ts';
import { named } from '../schema/report.ts';
import type { Leaf } from './leaves.ts';
import { namesSecret, type NameOptions } from './names.ts';
import { secretSettings } from './settings.ts';
import { isPlaceholder, masked, tellsOnly } from './values.ts';

/** Secrets that arguments, annotations, files of ConfigMaps and addresses have in the clear. */
export function literalsIn(
  { kind }: KubernetesObject,
  leaves: readonly Leaf[],
  options: NameOptions,
): readonly CheckFinding[] {
  const found: CheckFinding[] = [];
  for (const [index, leaf] of leaves.entries()) {
    const before = found.length;
    if (isArgument(leaf)) found.push(...argument(leaf, leaves[index + 1], options));
    else if (isAnnotation(leaf)) found.push(...annotation(leaf, options));
    else if (isText(leaf, kind)) found.push(...settings(leaf, options));
    if (found.length === before && kind !== 'Secret') found.push(...address(leaf));
  }
  return found;
}

function isArgument({ path }: Leaf): boolean {
  const list = path.at(-2);
  return typeof path.at(-1) === 'number' && (list === 'args' || list === 'command');
}

function isAnnotation({ path }: Leaf): boolean {
  return path.at(-2) === 'annotations' && path.at(-3) === 'metadata';
}

/** What a file or a process of a container gets to read. */
function isText({ path }: Leaf, kind: string): boolean {
  if (kind === 'ConfigMap') return path[0] === 'data';
  return path.at(-1) === 'value' && path.at(-3) === 'env';
}

function settings({ path, name: file, text }: Leaf, options: NameOptions): readonly CheckFinding[] {
  const isFile = text.includes('\n');
  return secretSettings(text, file, options).map(({ name, value, line }) => {
    const at = isFile ? ` in line ${line}` : '';
    return { rule: 'literal-secret', path, message: `${named(name)}${at} has a secret in the clear ${masked(value)}` };
  });
}

/** `--password=x`, `--password x`, `-Ddb.password=x`, `DB_PASSWORD=x`. */
function argument(leaf: Leaf, next: Leaf | undefined, options: NameOptions): readonly CheckFinding[] {
  const joined = /^(?:--?(?:D|set-string=|set=)?)?([\w.-]{2,60})=(\S{4,})$/.exec(leaf.text);
  if (joined !== null) {
    const [, name = '', value = ''] = joined;
    return finding(leaf, name, unquoted(value), options);
  }
  const flag = /^--?([\w.-]{2,60})$/.exec(leaf.text)?.[1];
  if (flag === undefined || next === undefined || !isArgument(next) || next.text.startsWith('-')) return [];
  return /^\S{4,}$/.test(next.text) ? finding(next, flag, next.text, options) : [];
}

function annotation(leaf: Leaf, options: NameOptions): readonly CheckFinding[] {
  // Charts put hashes of Secrets there, so that pods are made anew when one changes.
  if (/checksum|hash|digest|sha\d/i.test(leaf.name)) return [];
  const name = leaf.name.slice(leaf.name.lastIndexOf('/') + 1);
  return /^\S{6,}$/.test(leaf.text) ? finding(leaf, name, leaf.text, options) : [];
}

function finding({ path }: Leaf, name: string, value: string, options: NameOptions): readonly CheckFinding[] {
  if (!namesSecret(name, options) || isPlaceholder(value) || tellsOnly(value)) return [];
  return [{ rule: 'literal-secret', path, message: `${named(name)} has a secret in the clear ${masked(value)}` }];
}

/** `scheme://user:password@host` */
function address(leaf: Leaf): readonly CheckFinding[] {
  if (!leaf.text.includes('://') || !leaf.text.includes('@')) return [];
  const match = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,80}):([^\s/@"'<>]{3,200})@[\w.[-]/i.exec(leaf.text);
  const [, user = '', password = ''] = match ?? [];
  if (match === null || isPlaceholder(password) || password === user || /^[$%{*x]/i.test(password)) return [];
  return [
    { rule: 'literal-secret', path: leaf.path, message: `an address has a password in the clear ${masked(password)}` },
  ];
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, '$2');
}
