import { textAt } from '../read.ts';

export function podName(pod: object): { namespace: string; name: string } {
  return { namespace: textAt(pod, ['metadata', 'namespace']), name: textAt(pod, ['metadata', 'name']) };
}

/** Tells a pod from another of its name. */
export function podKey(pod: object): string {
  return `pod/${textAt(pod, ['metadata', 'uid'])}`;
}
