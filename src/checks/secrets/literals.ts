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
    const own = literals(leaf, leaves[index + 1], kind, options);
    for (const each of own.length > 0 || kind === 'Secret' ? own : address(leaf)) found.push(each);
  }
  return found;
}

function literals(leaf: Leaf, next: Leaf | undefined, kind: string, options: NameOptions): readonly CheckFinding[] {
  if (isArgument(leaf)) return argument(leaf, next, options);
  if (isAnnotation(leaf)) return annotation(leaf, options);
  return isText(leaf, kind) ? settings(leaf, options) : none;
}

const none: readonly CheckFinding[] = [];

function isArgument({ step, stepAbove }: Leaf): boolean {
  return typeof step === 'number' && (stepAbove === 'args' || stepAbove === 'command');
}

function isAnnotation({ stepAbove, stepTwoAbove }: Leaf): boolean {
  return stepAbove === 'annotations' && stepTwoAbove === 'metadata';
}

/** What a file or a process of a container gets to read. */
function isText(leaf: Leaf, kind: string): boolean {
  if (kind === 'ConfigMap') return leaf.top === 'data';
  return leaf.step === 'value' && leaf.stepTwoAbove === 'env';
}

function settings(leaf: Leaf, options: NameOptions): readonly CheckFinding[] {
  const isFile = leaf.text.includes('\n');
  return secretSettings(leaf.text, leaf.name, options).map(({ name, value, line }) => {
    const at = isFile ? ` in line ${line}` : '';
    return {
      rule: 'literal-secret',
      path: leaf.path,
      message: `${named(name)}${at} has a secret in the clear ${masked(value)}`,
    };
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

function finding(leaf: Leaf, name: string, value: string, options: NameOptions): readonly CheckFinding[] {
  if (!namesSecret(name, options) || isPlaceholder(value) || tellsOnly(value)) return none;
  const message = `${named(name)} has a secret in the clear ${masked(value)}`;
  return [{ rule: 'literal-secret', path: leaf.path, message }];
}

/** `scheme://user:password@host` */
function address(leaf: Leaf): readonly CheckFinding[] {
  if (!leaf.text.includes('://') || !leaf.text.includes('@')) return none;
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
