import type { KubernetesObject } from '../../model/object.ts';
import { groupOf } from '../../model/object.ts';
import type { PodTemplate } from './pod-template.ts';
import { below, labelsOf } from './read.ts';

/** Kinds of the Prometheus operator: what their pods are called, and the names of their ports. */
const made: Readonly<Record<string, { name: string; ports: readonly string[] }>> = {
  Prometheus: { name: 'prometheus', ports: ['web', 'reloader-web'] },
  PrometheusAgent: { name: 'prometheus-agent', ports: ['web', 'reloader-web'] },
  Alertmanager: { name: 'alertmanager', ports: ['web', 'mesh-tcp', 'mesh-udp', 'reloader-web'] },
  ThanosRuler: { name: 'thanos-ruler', ports: ['web', 'grpc', 'reloader-web'] },
};

/** The pods that an operator makes of an object, as Services and NetworkPolicies see them. */
export function operatorPods({ apiVersion, kind, metadata, ...object }: KubernetesObject): PodTemplate | undefined {
  const pods = groupOf(apiVersion) === 'monitoring.coreos.com' && Object.hasOwn(made, kind) ? made[kind] : undefined;
  if (pods === undefined) return undefined;
  const name = metadata?.name ?? '';
  const labels = new Map([
    ...labelsOf(below(object, 'spec', 'podMetadata', 'labels')),
    ['app.kubernetes.io/managed-by', 'prometheus-operator'],
    ['app.kubernetes.io/name', pods.name],
    ['app.kubernetes.io/instance', name],
    [pods.name, name],
  ]);
  const ports = pods.ports.map((port) => ({ name: port }));
  return { labels, spec: { containers: [{ name: pods.name, ports }] }, path: ['spec'] };
}
