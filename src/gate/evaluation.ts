import type { ErrorDocument } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Learned, Located } from '../model/learned.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import type { FindingWaiver, Severity } from '../model/verdict.ts';
import type { Soon } from './locate/soon.ts';

export type { Learned, Located } from '../model/learned.ts';

/** What a rule has to say about an object. */
export interface Violation {
  rule: string;
  severity: Severity;
  message: string;
  object: RenderedObject;
  /** Empty for the object itself. */
  path: JsonPath;
  /** Where to read on about the rule. */
  docs: string;
  /** What the rule adds to its message. */
  details?: unknown;
  /** A policy's exception or a waiver allows it. */
  excepted?: true;
  waiver?: FindingWaiver;
  /** A waiver allowed it that is past its date, so it counts as new, whether it was there before or not. */
  lapsed?: true;
  /** What is found out about it, for whoever keeps that: the same value in all variants of a violation. */
  learned?: Learned;
}

export interface RootEvaluation {
  violations: readonly Violation[];
  /** Rules that could not be evaluated. */
  errors: readonly ErrorDocument[];
}

/** Finds out about a finding what follows from its root. */
export type Learn = (object: RenderedObject, rule: string, path: JsonPath) => Learned;

/**
 * Judges one root by all rules that count; `base` is the same root before the change, where there is one, and `roots` are those that it
 * is judged among, itself too. `learn` may be called while other findings are still looked for.
 */
export type EvaluateRoot = (
  root: RenderedRoot,
  base: RenderedRoot | undefined,
  roots: readonly RenderedRoot[],
  signal?: AbortSignal,
  learn?: Learn,
) => Promise<RootEvaluation>;

/**
 * Says which violations are not in effect yet, or waived: what depends on the day and on waivers, not on the root. `changed`: the change
 * touches the root.
 */
export type MarkViolations = (
  violations: readonly Violation[],
  root: RenderedRoot,
  changed: boolean,
) => readonly Violation[];

/** Finds the place in the repository's files that sets a path of a rendered object. */
export type Locate = (root: RenderedRoot, object: RenderedObject, path: JsonPath) => Soon<Located | undefined>;
