import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { findProgram } from '../processes.ts';

/** The Kubernetes programs are one file, which is told its part by its first argument. */
export type KubeProgram = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'kubelet' | 'kubectl';

export function kubeProgram(name: KubeProgram, args: readonly string[]): { command: string; args: string[] } {
  return { command: findProgram('kube'), args: [name, ...args] };
}

/** The folder of CNI plugins. */
export function cniFolder(): string {
  return dirname(realpathSync(findProgram('host-local')));
}
