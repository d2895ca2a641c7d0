import { valueAt } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { isEncrypted } from '../sops.ts';
import type { Problem } from './report.ts';

/** As SOPS writes values of any type. */
const ciphertext = /^ENC\[AES256_GCM,/;

/**
 * Without what is no problem of an object that SOPS has encrypted: whoever applies it decrypts it first, so that the API server sees neither
 * the ciphertext nor SOPS's own field. What is in the clear is checked as ever.
 */
export function withoutCiphertext(object: KubernetesObject, problems: readonly Problem[]): readonly Problem[] {
  if (!isEncrypted(object)) return problems;
  return problems.filter(({ path }) => {
    if (path[0] === 'sops') return false;
    const value = valueAt(object, path);
    return typeof value !== 'string' || !ciphertext.test(value);
  });
}
