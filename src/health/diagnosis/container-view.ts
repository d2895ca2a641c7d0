import { integerAt, recordsAt, textAt } from '../read.ts';

/** A container of a pod, as its status tells it. */
export interface ContainerView {
  pod: object;
  status: object;
  name: string;
  restarts: number;
  /** `Never`, `OnFailure`, `Always`; init containers may have one of their own. */
  restartPolicy: string;
  /** A Job made the pod: it counts the failures and decides. */
  ofJob: boolean;
  waiting: { reason: string; message: string };
}

export function viewContainer(pod: object, status: object): ContainerView {
  const name = textAt(status, ['name']);
  const specified = [...recordsAt(pod, ['spec', 'initContainers']), ...recordsAt(pod, ['spec', 'containers'])];
  const own = specified.find((container) => container['name'] === name);
  return {
    pod,
    status,
    name,
    restarts: integerAt(status, ['restartCount']) ?? 0,
    restartPolicy: textAt(own, ['restartPolicy']) || textAt(pod, ['spec', 'restartPolicy']) || 'Always',
    ofJob: recordsAt(pod, ['metadata', 'ownerReferences']).some((owner) => owner['kind'] === 'Job'),
    waiting: {
      reason: textAt(status, ['state', 'waiting', 'reason']),
      message: textAt(status, ['state', 'waiting', 'message']),
    },
  };
}
