import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import type { Severity } from '../model/verdict.ts';
import type { IsFirst } from './first-places.ts';
import type { CustomKinds } from './schema/custom-kinds.ts';
import type { VersionSchemas } from './schema/schemas.ts';

/** What checks see of a run. */
export interface CheckContext {
  root: RenderedRoot;
  /** All roots of the same side. */
  roots: readonly RenderedRoot[];
  schemas: VersionSchemas;
  customKinds: CustomKinds;
  firsts: (roots: readonly RenderedRoot[]) => IsFirst;
  /** An option of a rule: what is configured, else its default. */
  option: (rule: string, name: string) => unknown;
  /** Whether a rule is on. */
  isOn: (rule: string) => boolean;
}

/** What a check says of one object. */
export interface CheckFinding {
  rule: string;
  /** Absent: the rule's own. */
  severity?: Severity;
  message: string;
  path: JsonPath;
}

/** A check looks at one object; the index is the object's in its root. */
export type ObjectCheck = (object: KubernetesObject, index: number) => readonly CheckFinding[];
