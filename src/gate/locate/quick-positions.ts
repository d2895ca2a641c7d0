import type { Location } from '../../model/location.ts';
import type { JsonPath } from '../../model/json-path.ts';
import type { StreamDocument } from '../../render/parse/documents.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { outlineAt, readOutline } from '../../yaml/outline.ts';
import { createPlainFinder } from '../../yaml/plain-lines.ts';
import type { Place } from './place.ts';
import { createParsedPositions } from './positions.ts';
import type { Soon } from './soon.ts';

/** Findings come in the order of documents, so few are needed at a time; more would outlive their use. */
const mostFinders = 20;

/** Undefined where only a parser can say. */
type Finder = (path: JsonPath) => { line: number; column: number } | undefined;

type DocumentsByLine = ReadonlyMap<number, StreamDocument> | undefined;

/** A position; `near` where it is only that of the text that the place is inside of. */
type Position = Location & { near?: true };

/**
 * Turns places into lines and columns. Nearly all are in documents whose lines tell where everything is; a file with another is parsed
 * with positions, once, which takes longer than everything else that the gate does with it.
 */
export function createPositionFinder(reader: TreeReader): (place: Place) => Soon<Position> {
  const parsed = createParsedPositions(reader);
  const byLine = new Map<string, Soon<DocumentsByLine>>();
  const finders = new Map<string, Finder>();
  let last: { document: StreamDocument; finder: Finder } | undefined;

  function finderOf(document: StreamDocument): Finder {
    if (last?.document === document) return last.finder;
    const finder = finderIn(document);
    last = { document, finder };
    return finder;
  }

  function finderIn(document: StreamDocument): Finder {
    const known = finders.get(document.text);
    if (known !== undefined) return known;
    if (finders.size >= mostFinders) finders.clear();
    const finder = document.isPlain ? createPlainFinder(document.text) : createOutlineFinder(document.text);
    finders.set(document.text, finder);
    return finder;
  }

  function documentsOf(file: string): Soon<DocumentsByLine> {
    const known = byLine.get(file);
    if (known !== undefined || byLine.has(file)) return known;
    const reading = reader.documents(file).then(
      (documents) => documents && new Map(documents.map((document) => [document.line, document])),
      () => undefined,
    );
    byLine.set(file, reading);
    return reading.then((documents) => {
      byLine.set(file, documents);
      return documents;
    });
  }

  function positionIn(documents: DocumentsByLine, place: Place): Soon<Position> {
    const { file, documentLine, path } = place;
    const document = documents?.get(documentLine);
    const found = document === undefined ? undefined : finderOf(document)(path);
    return found === undefined ? parsed(place) : { file, line: documentLine + found.line, column: found.column + 1 };
  }

  return (place) => {
    const { file } = place;
    if (place.line !== undefined || place.inside !== undefined) return parsed(place);
    const documents = documentsOf(file);
    if (!(documents instanceof Promise)) return positionIn(documents, place);
    return documents.then((known) => positionIn(known, place));
  };
}

function createOutlineFinder(text: string): Finder {
  const root = readOutline(text);
  return (path) => {
    const found = root === undefined ? undefined : outlineAt(root, path);
    return found === undefined || found.isOpaque ? undefined : found;
  };
}
