import { SlipwayError } from '../model/errors.ts';
import { formatPath } from '../model/json-path.ts';
import type { Edit } from '../model/plan.ts';
import { applyOperations } from '../yaml/apply.ts';
import type { YamlSource } from '../yaml/source.ts';
import type { Change, Place } from './place.ts';
import { type FileChange, unifiedDiff } from './unified-diff.ts';

export interface PlacedChange {
  place: Place;
  change: Change;
}

export interface Written {
  edits: Edit[];
  files: Map<string, Uint8Array>;
  diff: string;
  errors: SlipwayError[];
}

/** Makes the new contents of every file, proven, with the edits in file order. */
export function writeChanges(changes: ReadonlyMap<YamlSource, readonly PlacedChange[]>): Written {
  const edits: Edit[] = [];
  const files = new Map<string, Uint8Array>();
  const diffs: FileChange[] = [];
  const errors: SlipwayError[] = [];
  for (const [source, all] of [...changes].sort(([a], [b]) => (a.file < b.file ? -1 : 1))) {
    const distinct = distinctChanges(all);
    if (distinct.length === 0) continue;
    try {
      const applied = applyOperations(
        source,
        distinct.map(({ change }) => change.operation),
      );
      files.set(source.file, applied.bytes);
      edits.push(
        ...distinct.flatMap(({ place, change }, index) => toEdit(place, change, applied.edits[index])).sort(byStart),
      );
      diffs.push({ file: source.file, before: source.text, after: applied.text });
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

function toEdit(
  place: Place,
  change: Change,
  edit: ReturnType<typeof applyOperations>['edits'][number] | undefined,
): Edit[] {
  if (!edit) return [];
  return [
    {
      file: place.file,
      document: place.document.index,
      path: formatPath(change.path),
      line: edit.line,
      column: edit.column,
      old: change.old,
      new: change.new,
      image: place.image,
      ...(change.note === undefined ? {} : { note: change.note }),
      convention: place.convention,
      start: edit.start,
      end: edit.end,
      text: edit.text,
    },
  ];
}
