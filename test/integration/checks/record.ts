/** Asks an API server of the test bed about changed objects, and writes its answers to test/fixtures/api-server/answers.txt. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { askServer, startServer } from './ask.ts';
import { beyondSchema } from './explained.ts';

const file = fileURLToPath(new URL('../../fixtures/api-server/answers.txt', import.meta.url));

/** The reason without the value; in full there would be a third of a megabyte. */
function reasonOf(message: string): string {
  return beyondSchema.exec(message)?.[0] ?? message.replaceAll('\n', ' ').slice(0, 60);
}

await using plane = await startServer();
const lines = (await askServer(plane, 2000)).map(({ what, accepted, message }) =>
  accepted ? `${what} +` : `${what} - ${reasonOf(message)}`,
);
await mkdir(fileURLToPath(new URL('.', new URL('../../fixtures/api-server/answers.txt', import.meta.url))), {
  recursive: true,
});
await writeFile(file, ['# Answers of an API server; see test/integration/checks/record.ts.', ...lines, ''].join('\n'));
