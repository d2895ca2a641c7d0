import { recordsAt, timeAt } from '../read.ts';
import { type ContainerView, viewContainer } from './container-view.ts';
import { crash } from './crash.ts';
import { imagePull } from './image-pull.ts';
import { podName, podKey } from './pod-name.ts';
import { type DiagnosisTimes, patienceMs, type Suspicion } from './suspicion.ts';

/** What the containers of a pod, init containers too, say against it. */
export function containerSuspicions(pod: object, times: DiagnosisTimes): Suspicion[] {
  const kinds = ['initContainerStatuses', 'containerStatuses'];
  const views = kinds.flatMap((kind) => recordsAt(pod, ['status', kind]).map((status) => viewContainer(pod, status)));
  return views.flatMap((container) => {
    const found = imagePull(container) ?? configuration(container, times) ?? crash(container, times);
    return found === undefined ? [] : [patient(found, pod, times)];
  });
}

function configuration(container: ContainerView, times: DiagnosisTimes): Suspicion | undefined {
  const { reason, message } = container.waiting;
  const base = {
    key: `${podKey(container.pod)}/${container.name}/configuration`,
    reason,
    message,
    pod: podName(container.pod),
    container: container.name,
  };
  if (reason === 'CreateContainerConfigError') {
    // The kubelet has not seen the ConfigMap or Secret yet; it will.
    if (/failed to sync .* cache/i.test(message)) return undefined;
    const follows = times.secretsFollow === true && /secret .*not found/i.test(message);
    return { ...base, holdMs: follows ? patienceMs : 0 };
  }
  if (reason === 'CreateContainerError' || reason === 'RunContainerError') {
    return { ...base, holdMs: 0, observations: 2 };
  }
  return undefined;
}

// A pod that was there before may be waiting for the very thing that was applied now.
function patient(suspicion: Suspicion, pod: object, times: DiagnosisTimes): Suspicion {
  const created = timeAt(pod, ['metadata', 'creationTimestamp']) ?? 0;
  if (created >= Math.floor(times.appliedAt / 1000) * 1000 || suspicion.reason === 'CrashLoopBackOff') return suspicion;
  const since = Math.max(suspicion.since ?? times.appliedAt, times.appliedAt);
  return { ...suspicion, since, holdMs: Math.max(suspicion.holdMs, patienceMs) };
}
