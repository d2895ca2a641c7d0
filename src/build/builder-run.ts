import { formatDuration } from '../model/duration.ts';
import { SlipwayError } from '../model/errors.ts';
import { explainFailure, type OutputLine } from './builder-failure.ts';
import type { BuildOrder, EnginePorts } from './engine.ts';

export interface BuilderCommand {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Enough for the longest report of a failed step. */
const keptLines = 400;

/** Runs one command of a builder, hands its lines on, and makes its failure an error that says what went wrong. */
export async function runBuilder(
  { exec }: EnginePorts,
  order: BuildOrder,
  { command, args, env }: BuilderCommand,
): Promise<void> {
  const { spec, secrets, onLine, timeoutMs, signal } = order;
  const lines: OutputLine[] = [];
  const result = await exec.run({
    command,
    args,
    env: { ...env, ...secrets },
    secrets: Object.values(secrets),
    timeoutMs,
    signal,
    onLine(line, stream) {
      lines.push({ text: line, stream });
      if (lines.length > keptLines) lines.shift();
      if (line.trim() !== '') onLine(line);
    },
  });
  signal.throwIfAborted();
  if (result.exitCode === 0) return;
  if (result.ended === 'timeout') {
    throw new SlipwayError('BUILD_FAILED', `image ${spec.name} was not built within ${formatDuration(timeoutMs)}`, {
      hint: 'Give it more time with --timeout, or make the build smaller.',
    });
  }
  throw explainFailure(order, lines);
}
