import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { below, type Fields, fieldsOf, labelsOf } from './read.ts';

/** The pods that an object makes, as far as others see them. */
export interface PodTemplate {
  labels: ReadonlyMap<string, string>;
  spec: Fields;
  /** Where the spec lies in the object. */
  path: JsonPath;
}

/**
 * The pods of any object that makes some, of whatever kind: all but Pod, PodTemplate and CronJob have `spec.template`, and so have the
 * kinds of operators that are used in their place (Rollout, Service of Knative, …). Undefined for other objects.
 */
export function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const { kind, metadata } = object;
  if (kind === 'Pod') return { labels: labelsOf(metadata?.labels), spec: fieldsOf(object['spec']), path: ['spec'] };
  if (kind === 'PodTemplate') return template(object['template'], ['template', 'spec']);
  if (kind === 'CronJob') {
    const steps = ['spec', 'jobTemplate', 'spec', 'template'];
    return template(below(object, ...steps), [...steps, 'spec']);
  }
  const given = below(object, 'spec', 'template');
  if (given !== undefined)
    return looksLikePods(object, given) ? template(given, ['spec', 'template', 'spec']) : undefined;
  return makers.has(kind) ? withoutTemplate(object) : undefined;
}

/** Kinds that make pods even where a manifest forgot to say which. */
const makers: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Job',
]);

function looksLikePods({ kind }: KubernetesObject, given: unknown): boolean {
  return makers.has(kind) || Array.isArray(below(given, 'spec', 'containers'));
}

function template(given: unknown, path: JsonPath): PodTemplate {
  return { labels: labelsOf(below(given, 'metadata', 'labels')), spec: fieldsOf(below(given, 'spec')), path };
}

/** What it selects is the best guess at what its pods look like (kube-linter's pdb-min-available counts on it). */
function withoutTemplate(object: KubernetesObject): PodTemplate {
  const selector = fieldsOf(below(object, 'spec', 'selector'));
  const labels = labelsOf(selector['matchLabels'] ?? selector);
  return { labels, spec: {}, path: ['spec', 'template', 'spec'] };
}
