import type { RenderedObject } from '../model/rendered-root.ts';
import { type ErrorDocument, SlipwayError, toErrorDocument } from '../model/errors.ts';
import { readDocuments, type StreamDocument } from './parse/documents.ts';
import { firstContentLine, objectsOf } from './parse/objects.ts';
import { plainFiles } from './plain-files.ts';
import { nothing, problem, type RenderContext, type RootContent } from './render-context.ts';

/** A file, or a folder with everything below it that belongs to no kustomization and no chart. */
export async function renderPlain(path: string, context: RenderContext): Promise<RootContent> {
  const files = await plainFiles(context.reader, context.closures, path);
  if (files === undefined) return nothing(problem('ROOT_NOT_FOUND', `there is no file or folder ${path}`));
  const objects: RenderedObject[] = [];
  const errors: ErrorDocument[] = [];
  for (const file of files) {
    const found = await fromFile(file, context);
    // Not by push(...): a hundred thousand arguments are too many.
    for (const object of found.objects) objects.push(object);
    for (const error of found.errors) errors.push(error);
  }
  return { objects, errors };
}

/** What is wrong with one file does not hide the others. */
async function fromFile(file: string, { reader }: RenderContext): Promise<RootContent> {
  try {
    return fromDocuments(file, (await reader.documents(file)) ?? []);
  } catch (thrown) {
    if (!(thrown instanceof SlipwayError)) throw thrown;
    const error = toErrorDocument(thrown);
    return nothing({ ...error, location: error.location ?? { file } });
  }
}

export async function renderStdin(context: RenderContext): Promise<RootContent> {
  if (context.stdin === undefined) return nothing(problem('ROOT_NOT_FOUND', 'there is no standard input to read'));
  const text = new TextDecoder().decode(await context.stdin());
  if (text.length > context.maxBytes) return nothing(problem('RENDER_LIMIT', 'standard input is too large'));
  return fromDocuments('-', readDocuments(text, context.reader.cache));
}

/** The objects of a file's documents, each with its line. */
export function fromDocuments(file: string, documents: readonly StreamDocument[]): RootContent {
  const { objects, problems } = objectsOf(documents);
  return {
    objects: objects.map(({ manifest, document }) => {
      const { line = 1, text = '' } = documents[document] ?? {};
      return { manifest, origin: { file, line: line + firstContentLine(text) } };
    }),
    errors: problems.map(({ message, line, column }) =>
      problem('RENDER_PARSE', `${file}: ${message}`, column === undefined ? { file, line } : { file, line, column }),
    ),
  };
}
