import type { Kube } from '../../ports/kube.ts';
import type { Answer } from './exchange.ts';
import type { Transport } from './transport.ts';

/** Questions about ourselves, which every identity may ask. */
export function createReviews(transport: Transport): Pick<Kube, 'can' | 'whoAmI' | 'version'> {
  function review(path: string, kind: string, spec: unknown, what: string, signal?: AbortSignal): Promise<Answer> {
    const [, , group = '', version = ''] = path.split('/');
    const body = { apiVersion: `${group}/${version}`, kind, spec };
    // Nothing is stored, so it may be asked again.
    return transport.send({ method: 'POST', path, body, asked: { verb: 'ask', what }, repeatable: true, signal });
  }
  return {
    async can({ verb, group, resource, namespace, name }, { signal } = {}) {
      const [plural = '', subresource] = resource.split('/');
      const answer = await review(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        'SelfSubjectAccessReview',
        { resourceAttributes: { verb, group, resource: plural, subresource, namespace, name } },
        `whether we may ${verb} ${resource}`,
        signal,
      );
      const { status } = JSON.parse(answer.body) as { status?: { allowed?: boolean; reason?: string } };
      return { allowed: status?.allowed === true, reason: status?.reason ?? '' };
    },
    async whoAmI({ signal } = {}) {
      const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
      const answer = await review(path, 'SelfSubjectReview', undefined, 'who we are', signal);
      const { status } = JSON.parse(answer.body) as {
        status?: { userInfo?: { username?: string; groups?: string[] } };
      };
      return { username: status?.userInfo?.username ?? '', groups: status?.userInfo?.groups ?? [] };
    },
    async version({ signal } = {}) {
      const asked = { verb: 'read', what: "the API server's version" };
      const answer = await transport.send({ method: 'GET', path: '/version', asked, repeatable: true, signal });
      const { gitVersion } = JSON.parse(answer.body) as { gitVersion?: string };
      return gitVersion ?? '';
    },
  };
}
