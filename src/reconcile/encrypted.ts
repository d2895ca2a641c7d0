import type { KubernetesObject } from '../model/object.ts';

const marker = /^ENC\[AES256_GCM,/;

/** True for an object that SOPS has encrypted: applied as it is, it would replace the real values by ciphertext. */
export function isEncrypted(object: KubernetesObject): boolean {
  const sops = object['sops'];
  if (typeof sops === 'object' && sops !== null && ('mac' in sops || 'version' in sops)) return true;
  return ['data', 'stringData'].some((field) => holdsCiphertext(object[field]));
}

function holdsCiphertext(values: unknown): boolean {
  if (typeof values !== 'object' || values === null) return false;
  return Object.values(values).some((value) => typeof value === 'string' && marker.test(value));
}
