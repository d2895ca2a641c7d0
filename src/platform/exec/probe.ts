import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that does not even tell its version in this time is of no use. */
const limitMs = 20_000;

/** The first line that a program prints, by `@actions/exec`; undefined when it is missing, fails or hangs. */
export async function probe(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<string | undefined> {
  const path = findProgram(command, env['PATH'] ?? '');
  if (path === undefined) return undefined;
  // Loaded on first use: most commands never probe.
  const { getExecOutput } = await import('@actions/exec');
  const output = getExecOutput(`"${path.replaceAll('"', '\\"')}"`, [...args], {
    env,
    silent: true,
    ignoreReturnCode: true,
  }).catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limitMs, undefined);
  });
  const result = await Promise.race([output, late]);
  clearTimeout(timer);
  if (result === undefined || result.exitCode !== 0) return undefined;
  const line = result.stdout.trimStart().split('\n', 1)[0]?.trim();
  return line === '' ? undefined : line;
}

/** Looks a program up in PATH, as `@actions/exec` would do in ours rather than the program's. */
function findProgram(command: string, path: string): string | undefined {
  const candidates = command.includes('/')
    ? [command]
    : path
        .split(delimiter)
        .filter(Boolean)
        .map((folder) => join(folder, command));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
