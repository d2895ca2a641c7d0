import type { KubernetesObject } from '../model/object.ts';
import { isMapping } from './schema/report.ts';

/** SOPS leaves its keys beside what it encrypts. */
export function isEncrypted({ sops }: KubernetesObject): boolean {
  return isMapping(sops) && typeof sops['mac'] === 'string';
}

/**
 * What it says of its own rules: a value in the clear is a mistake only where it would have been encrypted, not where somebody left it out. Rules
 * on comments leave out what no longer shows in an object.
 */
export function encryptsAll({ sops }: KubernetesObject): boolean {
  if (!isMapping(sops)) return false;
  const { encrypted_regex: wanted, ...rules } = sops;
  if (typeof wanted === 'string') return /\bdata\b/.test(wanted) && /\bstringData\b/.test(wanted);
  return leavingOut.every((rule) => rules[rule] === undefined || rules[rule] === '');
}

/** Of sops.go Metadata; what is in the clear by a suffix is known by its name (`unencrypted_suffix`). */
const leavingOut = ['encrypted_suffix', 'unencrypted_regex', 'encrypted_comment_regex', 'unencrypted_comment_regex'];
