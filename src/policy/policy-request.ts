import type { JsonPath } from '../model/json-path.ts';
import type { Learned } from '../model/learned.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { PolicySet } from './policy-set.ts';
import type { Related } from './related/related.ts';
import type { Rule } from './rule.ts';

export type PodPaths = ReadonlyMap<string, JsonPath>;

export interface PolicyRequest {
  sets: readonly PolicySet[];
  /** As selectRules gives them. */
  selected: readonly Rule[];
  objects: readonly KubernetesObject[];
  /** What they are called in messages; absent: each by its name. */
  label?: string;
  /** Positions of the objects that are evaluated; absent: all. */
  only?: ReadonlySet<number>;
  /** Where there is something to compare with: what each of the objects was, and those that are gone. */
  before?: { old: readonly (KubernetesObject | undefined)[]; removed: readonly KubernetesObject[] };
  /** Of each object the file that it comes from. */
  files?: readonly (string | undefined)[];
  /** Where kinds that are not Kubernetes' own have the spec of the pods that they make, by `Rollout.argoproj.io`. */
  pods?: PodPaths;
  /** Gives a Namespace of the same cluster, as far as it is rendered or configured. */
  namespace?: (name: string) => KubernetesObject | undefined;
  /** Gives what an object has to do with others. */
  related?: (object: KubernetesObject) => Related;
  /** Finds out about a finding of the object at an index what follows from its root; done while other rules are still evaluated. */
  learn?: ((index: number, rule: string, path: JsonPath) => Learned) | undefined;
  /** Until then the caller has other work to do in this thread. */
  busy?: Promise<unknown>;
  /** The minor version of Kubernetes by which the Pod Security Standards judge; absent: the newest. */
  podSecurityMinor?: number | undefined;
  /** Per rule id the options that differ from their defaults. */
  options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
