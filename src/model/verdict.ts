import type { ErrorDocument } from './errors.ts';
import type { Location } from './location.ts';
import type { ObjectIdentity } from './object.ts';
import type { RootEngine } from './rendered-root.ts';

export type Severity = 'error' | 'warning' | 'info';
export type FindingStatus = 'new' | 'existing' | 'waived';
export type Precision = 'exact' | 'block' | 'file';

export interface Finding {
  rule: string;
  severity: Severity;
  status: FindingStatus;
  message: string;
  root: string;
  object: ObjectIdentity;
  /** Contract path inside the object; empty for the object itself. */
  path: string;
  location?: Location & { precision: Precision };
  /** How the location was found, where that was asked for. */
  locationExplanation?: string;
  fingerprint: string;
  docs: string;
  /** What a policy adds to its message: JSON data of its author's. */
  details?: unknown;
  /** Who allowed what is waived. */
  waiver?: FindingWaiver;
}

/** A waiver of ours, or one that is written for another tool into the object's annotations. */
export interface FindingWaiver {
  reason: string;
  owner?: string;
  /** Its last day. */
  expires?: string;
  /** The other tool, when it is not ours. */
  foreign?: string;
}

export interface ImageChange {
  root: string;
  object: string;
  container: string;
  old: string | null;
  new: string | null;
}

export interface ObjectChange {
  root: string;
  object: string;
  change: 'added' | 'removed' | 'modified';
  paths: readonly string[];
}

export interface RootSummary {
  id: string;
  engine: RootEngine;
  objects: number;
  milliseconds: number;
  /** Why it, or a part of it, was left out, as the configuration says. */
  excluded?: string;
}

export interface VerdictSummary {
  objects: number;
  rules: number;
  new: Record<Severity, number>;
  existing: number;
  waived: number;
  fixed: number;
}

/** The gate's answer. `fail` when a new finding is at or above fail-on, or anything could not be judged. */
export interface Verdict {
  verdict: 'pass' | 'fail';
  roots: readonly RootSummary[];
  findings: readonly Finding[];
  /** What is not told, because another finding of the place tells it; it counts in baselines all the same. */
  covered?: readonly Finding[];
  fixed: readonly Finding[];
  images: readonly ImageChange[];
  changes: readonly ObjectChange[];
  errors: readonly ErrorDocument[];
  summary: VerdictSummary;
  /** What the rules say that the change itself brings, where they are others than those that decide. It decides nothing. */
  proposed?: ProposedVerdict;
}

export interface ProposedVerdict {
  verdict: 'pass' | 'fail';
  /** New findings that the deciding rules do not have. */
  findings: readonly Finding[];
  errors: readonly ErrorDocument[];
  summary: VerdictSummary;
}

export type FailOn = 'error' | 'warning' | 'never';
