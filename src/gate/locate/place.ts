import type { JsonPath } from '../../model/json-path.ts';
import type { Precision } from '../../model/verdict.ts';

/** A place in a file's YAML: a path inside one of its documents, or a line of a file that is no YAML. */
export interface Place {
  file: string;
  /** Line of the stream on which the document begins; it tells the documents of a file apart. */
  documentLine: number;
  path: JsonPath;
  precision: Precision;
  /** The value at the path is text that is YAML itself: where to go on inside it, or, line by line alike, inside `of`. */
  inside?: { document: number; path: JsonPath; of?: string } | undefined;
  /** The file is no YAML; this line of it is meant, and there this column. */
  line?: number;
  column?: number;
  /** There was no time to look for a better one. */
  cut?: true;
  /** How it was found, for people. */
  found?: string;
}
