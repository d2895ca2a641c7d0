import type { ErrorDocument } from './errors.ts';

/** A change of bytes in one file; everything outside `start`..`end` stays. */
export interface Edit {
  /** Repository-relative, with forward slashes. */
  file: string;
  /** Index of the YAML document in the file. */
  document: number;
  /** Contract path of the value: `images[0].newTag`. */
  path: string;
  /** Of the value, 1-based; columns in UTF-16 units. */
  line: number;
  column: number;
  /** The value before; null when the key is inserted. */
  old: string | null;
  /** The value after; null when the key is deleted. */
  new: string | null;
  /** The image's name as the manifest spells it. */
  image: string;
  /** What a reader of the plan should know: that every alias of an anchor follows, for instance. */
  note?: string;
  /** Which convention found the place: `kustomize-images`, `workload`, … */
  convention: string;
  /** Byte range in the file as it was read, and the bytes that replace it. */
  start: number;
  end: number;
  text: string;
}

/** A place that could have held the image and is left alone. */
export interface Skipped {
  file: string;
  line?: number;
  reason: string;
}

/** What a bump would do: edits, what is left alone and why, and problems. A plan with errors is never executed. */
export interface Plan {
  edits: readonly Edit[];
  skipped: readonly Skipped[];
  errors: readonly ErrorDocument[];
  /** Whole new contents of the files that change, by path. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Unified diff of those files. */
  diff: string;
  /** What the edits reach: folders of kustomizations that nothing else includes, and files that none uses. */
  reaches: readonly string[];
}

/** Which image to set to what. Compared by normalised repository. */
export interface ImageIntent {
  /** Repository that manifests use now, without tag and digest. */
  repository: string;
  /** New repository, when the name changes too. */
  newRepository?: string;
  tag?: string;
  digest?: string;
}
