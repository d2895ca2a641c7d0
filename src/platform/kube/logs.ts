import { KubeError } from '../../ports/kube-error.ts';
import type { Kube } from '../../ports/kube.ts';
import { objectPath, withQuery } from './paths.ts';
import { refusal } from './refusal.ts';
import { parseStatus } from './status.ts';
import type { Transport } from './transport.ts';

const pods = {
  apiVersion: 'v1',
  kind: 'Pod',
  group: '',
  version: 'v1',
  plural: 'pods',
  namespaced: true,
  verbs: [],
  subresources: [],
};
const defaultLimitBytes = 1024 * 1024;

/** The log of a container, which is asked for without discovery: pods are everywhere. */
export function createLogs(transport: Transport): Kube['logs'] {
  return async (pod, container, query = {}) => {
    const { tailLines, previous, limitBytes = defaultLimitBytes, signal } = query;
    const path = objectPath(pods, { apiVersion: 'v1', kind: 'Pod', ...pod });
    const asked = { verb: 'read the log of', what: `container ${container} of v1/Pod/${pod.namespace}/${pod.name}` };
    const answer = await transport.send(
      {
        method: 'GET',
        path: withQuery(`${path}/log`, { container, tailLines, previous, limitBytes }),
        // Not only text: an error is a Status, which the server sends as JSON alone.
        accept: 'text/plain, application/json',
        asked,
        repeatable: true,
        signal,
      },
      (status) => status === 400 || status === 404,
    );
    if (answer.status === 200) return answer.body;
    const status = parseStatus(answer.status, answer.body);
    // 400 is also how a container answers that has not run yet, or has no earlier life.
    if (
      answer.status === 404 ||
      /waiting to start|not found|is not valid for pod|ContainerCreating|PodInitializing/.test(status.message)
    ) {
      return undefined;
    }
    const error = refusal(asked, status);
    throw new KubeError('KUBE_FAILED', error.message, { details: error.details });
  };
}
