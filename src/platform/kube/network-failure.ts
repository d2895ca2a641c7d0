import { KubeError } from '../../ports/kube-error.ts';

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The failures that can only happen before anything was sent. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT_CONNECT']);

/** The system's or OpenSSL's code of an error, also of one that is wrapped. */
export function codeOf(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    if (current instanceof AggregateError && current.errors.length > 0) return codeOf(current.errors[0]);
  }
  return '';
}

export function wasNeverSent(error: unknown): boolean {
  return unsent.has(codeOf(error));
}

/** Whether another try could succeed: not where the certificate is wrong. */
export function mayPass(error: unknown): boolean {
  const code = codeOf(error);
  return !untrusted.has(code) && !code.startsWith('ERR_SSL') && !code.startsWith('ERR_OSSL');
}

/** Makes an error of a request that got no answer. */
export function networkFailure(server: string, error: unknown): KubeError {
  const code = codeOf(error);
  const why = error instanceof Error && error.message !== '' ? error.message : code;
  if (untrusted.has(code)) {
    return new KubeError('KUBE_UNREACHABLE', `the certificate of the API server ${server} is not trusted: ${why}`, {
      hint: 'Check certificate-authority(-data) and tls-server-name of the cluster in the kubeconfig.',
      cause: error,
    });
  }
  if (code.startsWith('ERR_SSL') && /ALERT/.test(code)) {
    return new KubeError('KUBE_AUTH', `the API server ${server} refuses the client certificate: ${why}`, {
      cause: error,
    });
  }
  if (code.startsWith('ERR_OSSL')) {
    return new KubeError('KUBE_CONFIG', `the client certificate or its key cannot be used: ${why}`, { cause: error });
  }
  return new KubeError('KUBE_UNREACHABLE', `the API server ${server} cannot be reached: ${why}`, { cause: error });
}
