import { SlipwayError } from '../model/errors.ts';
import { formatPath } from '../model/json-path.ts';
import type { Edit } from '../model/plan.ts';
import { applyOperations, type ByteEdit } from '../yaml/apply.ts';
import type { YamlSource } from '../yaml/source.ts';
import type { Change } from './place.ts';
import { type FileChange, unifiedDiff } from './unified-diff.ts';

/** A change with where it belongs. */
export interface PlacedChange {
  source: YamlSource;
  document: number;
  image: string;
  convention: string;
  change: Change;
}

export interface Written {
  edits: Edit[];
  files: Map<string, Uint8Array>;
  diff: string;
  errors: SlipwayError[];
}

/** Makes the new contents of every file, proven, with the edits in file order. */
export function writeChanges(changes: readonly PlacedChange[]): Written {
  const bySource = Map.groupBy(changes, ({ source }) => source);
  const edits: Edit[] = [];
  const files = new Map<string, Uint8Array>();
  const diffs: FileChange[] = [];
  const errors: SlipwayError[] = [];
  for (const [source, all] of [...bySource].sort(([a], [b]) => (a.file < b.file ? -1 : 1))) {
    const distinct = distinctChanges(all);
    if (distinct.length === 0) continue;
    try {
      const applied = applyOperations(
        source,
        distinct.map(({ change }) => change.operation),
      );
      files.set(source.file, applied.bytes);
      edits.push(...distinct.flatMap((one, index) => toEdit(one, applied.edits[index])).sort(byStart));
      diffs.push({ file: source.file, before: source.text, after: applied.text, spans: applied.spans });
    } catch (thrown) {
      if (!(thrown instanceof SlipwayError)) throw thrown;
      errors.push(thrown);
    }
  }
  return { edits, files, diff: unifiedDiff(diffs), errors };
}

/** An anchored value that is reached from several places is one change. */
function distinctChanges(all: readonly PlacedChange[]): PlacedChange[] {
  const seen = new Map<unknown, string>();
  return all.filter(({ change: { operation } }) => {
    if (operation.kind !== 'replace') return true;
    if (seen.get(operation.node) === operation.value) return false;
    seen.set(operation.node, operation.value);
    return true;
  });
}

function byStart(a: Edit, b: Edit): number {
  return a.start - b.start;
}

function toEdit({ source, change, ...rest }: PlacedChange, edit: ByteEdit | undefined): Edit[] {
  if (!edit) return [];
  const { old, new: now, note } = change;
  const { line, column, start, end, text } = edit;
  const { document, image, convention } = rest;
  const path = formatPath(change.path);
  const shared = { file: source.file, document, path, line, column, old, new: now, image };
  return [{ ...shared, ...(note === undefined ? {} : { note }), convention, start, end, text }];
}
