import type { ErrorDocument } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Location } from '../model/location.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import type { FindingWaiver, Precision, Severity } from '../model/verdict.ts';
import type { Soon } from './locate/soon.ts';

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

/** What follows from a root and what it is made of, whatever it is compared with. */
export interface Learned {
  /** Position of its object in the root; one that is not in the root comes after all others. */
  index?: number;
  /** Without a number. */
  fingerprint?: string;
  /** Null: none was found. */
  place?: Located | null;
}

export interface RootEvaluation {
  violations: readonly Violation[];
  /** Rules that could not be evaluated. */
  errors: readonly ErrorDocument[];
}

/**
 * Judges one root by all rules that count; `base` is the same root before the change, where there is one, and `roots` are those that it
 * is judged among, itself too.
 */
export type EvaluateRoot = (
  root: RenderedRoot,
  base: RenderedRoot | undefined,
  roots: readonly RenderedRoot[],
  signal?: AbortSignal,
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

/** A place, and how it was found. */
export type Located = Location & {
  precision: Precision;
  found?: string;
  /** There was no time to look for a better one, so that it is not kept. */
  cut?: true;
};
