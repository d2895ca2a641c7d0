import { X509Certificate } from 'node:crypto';
import { KubeError } from '../../ports/kube-error.ts';
import type { Authorization } from './access.ts';
import { tokenClaims } from './load-access.ts';

/** Makes an error of a 401, which says nothing by design; so it tells what the credential says of itself. */
export function refusedCredential(server: string, context: string, authorization: Authorization): KubeError {
  const { message, hint } = describe(authorization);
  return new KubeError(
    'KUBE_AUTH',
    `the API server ${server} does not accept the credential of context ${context}: ${message}`,
    {
      ...(hint === undefined ? {} : { hint }),
      details: { status: 401, reason: 'Unauthorized' },
    },
  );
}

function describe({ headers, tls }: Authorization): { message: string; hint?: string } {
  const [scheme = '', value = ''] = (headers['authorization'] ?? '').split(' ');
  if (scheme === 'Bearer') return describeToken(value);
  if (scheme === 'Basic') return { message: 'a password, which Kubernetes has not accepted since 1.19' };
  if (tls.cert !== undefined) return describeCertificate(tls.cert);
  return {
    message: 'it has none',
    hint: 'Give the user of that context in the kubeconfig a token, a certificate or a plugin.',
  };
}

function describeToken(token: string): { message: string; hint?: string } {
  const claims = tokenClaims(token);
  const whose = claims?.sub === undefined ? 'its token' : `the token of ${claims.sub.slice(0, 200)}`;
  if (claims?.exp === undefined) return { message: `${whose} is unknown or revoked` };
  const expires = new Date(claims.exp * 1000);
  if (expires.getTime() > Date.now()) {
    return {
      message: `${whose} has not expired`,
      hint: 'It may be of another cluster, of a ServiceAccount that was deleted, or have a wrong audience.',
    };
  }
  return {
    message: `${whose} expired at ${expires.toISOString()}`,
    hint: 'Issue a new one: `kubectl create token`, or log in again.',
  };
}

function describeCertificate(pem: string | Buffer): { message: string; hint?: string } {
  try {
    const certificate = new X509Certificate(pem);
    const whose = `the certificate of ${certificate.subject.replaceAll('\n', ', ')}`;
    if (certificate.validToDate.getTime() < Date.now()) {
      return { message: `${whose} expired at ${certificate.validToDate.toISOString()}` };
    }
    return { message: `${whose} was not issued by the cluster's authority for clients` };
  } catch {
    return { message: 'its client certificate cannot be read' };
  }
}
