import type { SlipwayError } from '../model/errors.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { RuleResult } from './read-results.ts';
import type { Rule } from './rule.ts';

/** What is about no object of the root, but about the root. */
export const wholeRoot = -1;

/** Something that rules are evaluated on: an object, what is made of it, or all objects of a root together. */
export interface Subject {
  /** The rules that count for it. */
  ids: readonly string[];
  /** What they see as `input`. */
  input: unknown;
  /** What it is called in messages. */
  label: string;
  /** The object of the root that results are about, or `wholeRoot`. */
  index: number;
  /** Where a result says itself which object it is about, or has to be told in other words. */
  place?: (result: RuleResult) => RuleResult & { index: number };
}

export interface Subjects {
  subjects: readonly Subject[];
  /** What the rules see as `data`, beside what the set brings. */
  data: Readonly<Record<string, unknown>>;
  errors: readonly SlipwayError[];
}

/** Makes subjects for the selected rules of a set. */
export type SubjectMaker = (rules: readonly Rule[], request: PolicyRequest) => Subjects;
