import type { Location } from '../../model/location.ts';
import type { TreeReader } from '../../render/tree-reader.ts';
import { type Outline, outlineAt, readOutline } from '../../yaml/outline.ts';
import type { Place } from './place.ts';
import { createParsedPositions } from './positions.ts';

/** Findings come in the order of documents, so few outlines are needed at a time. */
const mostOutlines = 100;

/**
 * Turns places into lines and columns. Nearly all are in documents whose lines tell where everything is; a file with another is parsed
 * with positions, once, which takes longer than everything else that the gate does with it.
 */
export function createPositionFinder(reader: TreeReader): (place: Place) => Promise<Location & { near?: true }> {
  const parsed = createParsedPositions(reader);
  const byLine = new Map<string, Promise<ReadonlyMap<number, string> | undefined>>();
  const outlines = new Map<string, { root: Outline | undefined }>();

  async function quickPosition({ file, documentLine, path }: Place): Promise<Location | undefined> {
    const text = (await textsOf(file))?.get(documentLine);
    if (text === undefined) return undefined;
    let outline = outlines.get(text);
    if (outline === undefined) {
      outline = { root: readOutline(text) };
      if (outlines.size >= mostOutlines) outlines.clear();
      outlines.set(text, outline);
    }
    const found = outline.root === undefined ? undefined : outlineAt(outline.root, path);
    if (found === undefined || found.isOpaque) return undefined;
    return { file, line: documentLine + found.line, column: found.column + 1 };
  }

  function textsOf(file: string): Promise<ReadonlyMap<number, string> | undefined> {
    let texts = byLine.get(file);
    if (texts === undefined) {
      texts = reader.documents(file).then(
        (documents) => documents && new Map(documents.map(({ line, text }) => [line, text])),
        () => undefined,
      );
      byLine.set(file, texts);
    }
    return texts;
  }

  return async (place) => {
    const isText = place.line === undefined && place.inside === undefined;
    return (isText ? await quickPosition(place) : undefined) ?? (await parsed(place));
  };
}
