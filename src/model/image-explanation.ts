import type { ErrorDocument } from './errors.ts';
import type { Skipped } from './plan.ts';

/** A place in a file that could hold an image. */
export interface ExplainedPlace {
  file: string;
  line: number;
  column: number;
  document: number;
  path: string;
  convention: string;
  /** The name as the file spells it. */
  image: string;
  /** `name:tag@digest` as the place says it. */
  now: string;
  /** Folders of the kustomizations that nothing else includes and in which this place decides; empty for what none uses. */
  roots: readonly string[];
  /** Where another place decides instead. */
  overridden: readonly { root: string; file: string; line: number }[];
  /** Why a bump leaves it alone; absent when it would be edited. */
  reason?: string;
}

/** Where an image is written, and what uses it. */
export interface ImageExplanation {
  image: string;
  places: readonly ExplainedPlace[];
  /** Objects of the rendered roots that use it. */
  uses: readonly { root: string; object: string; container: string; image: string }[];
  skipped: readonly Skipped[];
  errors: readonly ErrorDocument[];
}
