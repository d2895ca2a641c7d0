import type { JsonPath } from './json-path.ts';
import type { Location } from './location.ts';
import type { Precision } from './verdict.ts';

/** A place, and how it was found. */
export type Located = Location & {
  precision: Precision;
  found?: string;
  /** There was no time to look for a better one, so that it is not kept. */
  cut?: true;
};

/** What follows from a finding's root and what it is made of, whatever it is compared with. */
export interface Learned {
  /** Position of its object in the root; one that is not in the root comes after all others. */
  index?: number;
  /** Without a number. */
  fingerprint?: string;
  /** Null: none was found. */
  place?: Located | null | undefined;
  /** The path, the same value for all findings that have it, and in the contract's form. */
  path?: JsonPath;
  text?: string;
}
