import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

async function writePreReceive(folder: string, body: string): Promise<void> {
  await mkdir(join(folder, 'hooks'), { recursive: true });
  const script = `#!/bin/sh\nwhile read -r old new ref; do\n${body}\ndone\nexit 0\n`;
  await writeFile(join(folder, 'hooks/pre-receive'), script, { mode: 0o755 });
}

/**
 * Makes a bare repository refuse pushes to a branch in github.com's words. The reason that git itself adds is
 * `pre-receive hook declined`, where github.com's is `protected branch hook declined`.
 */
export async function protectBranch(folder: string, branch: string): Promise<void> {
  const lines = [
    `error: GH006: Protected branch update failed for refs/heads/${branch}.`,
    'error: ',
    'error: - Changes must be made through a pull request.',
  ];
  const print = lines.map((line) => `printf '%s\\n' ${quoted(line)} >&2`).join('; ');
  await writePreReceive(folder, `  [ "$ref" = ${quoted(`refs/heads/${branch}`)} ] && { ${print}; exit 1; }`);
}

/** Makes a bare repository refuse every push with a message. */
export async function declinePushes(folder: string, message: string): Promise<void> {
  await writePreReceive(folder, `  printf '%s\\n' ${quoted(message)} >&2; exit 1`);
}
