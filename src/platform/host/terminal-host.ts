import { styleText } from 'node:util';
import { piecesOf } from '../../model/report-text.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Host, RunContext } from '../../ports/host.ts';
import type { Redactor } from '../exec/redactor.ts';
import { createLiveArea } from './live-area.ts';
import { createPhases } from './phases.ts';
import { plainLine, plainLines, seconds } from './plain-text.ts';

/** As much of a stream as is needed to print on it. */
export interface Output {
  /** `done` is called when the text has gone out, or never will. */
  write(text: string, done?: () => void): unknown;
  isTTY?: boolean;
  /** Width of the terminal; it changes with the window. */
  columns?: number;
}

export interface TerminalHostOptions {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  color: 'auto' | 'always' | 'never';
  quiet: boolean;
  verbose: boolean;
  context: RunContext;
  redactor: Redactor;
  clock: Clock;
}

type Style = Parameters<typeof styleText>[0];

/** A terminal, or a pipe: the result on stdout, everything else on stderr. */
export function createTerminalHost(options: TerminalHostOptions): Host {
  const { redactor, quiet, verbose } = options;
  const colourful = useColour(options, options.stderr);
  const area = createLiveArea(options.stderr);
  const live = options.stderr.isTTY === true && options.env['TERM'] !== 'dumb' && !quiet;
  let depth = 0;

  function print(message: string, style?: Style, prefix = ''): void {
    const margin = '  '.repeat(depth);
    for (const line of plainLines(redactor.redact(message))) {
      const text = `${margin}${prefix}${line}`.trimEnd();
      area.print(colourful && style !== undefined ? styled(style, text) : text);
    }
  }

  const phases = createPhases(
    {
      started(title) {
        if (!quiet) print(title, 'bold', '▸ ');
        depth += 1;
      },
      lasts(title, milliseconds) {
        if (!quiet) print(`${title}: ${seconds(milliseconds)} so far`, 'dim');
      },
      ended(title, outcome, milliseconds) {
        depth -= 1;
        if (quiet) return;
        const done = outcome === 'done';
        print(`${title} (${seconds(milliseconds)})`, done ? 'green' : 'red', done ? '✓ ' : '✗ ');
      },
    },
    options.clock,
  );

  return {
    context: options.context,
    colour: useColour(options, options.stdout),
    log: {
      debug: (message) => void (verbose && print(message, 'dim')),
      info: (message) => void (quiet || print(message)),
      notice: (message) => void (quiet || print(message, 'cyan', 'notice: ')),
      warning: (message) => void (quiet || print(message, 'yellow', 'warning: ')),
      failure: (lines) => print(lines, 'red'),
      group: phases,
      ...(live ? { live: (lines) => area.show(lines.map((line) => plainLine(redactor.redact(line)))) } : {}),
    },
    async writeResult(text) {
      for (const piece of piecesOf(text)) await writeInPieces(options.stdout, redactor.redact(piece));
    },
    setOutput: () => undefined,
    writeSummary: () => Promise.resolve(),
    annotate: () => undefined,
    mask: (secret) => redactor.add(secret),
  };
}

function styled(style: Style, text: string): string {
  // The decision is ours: --color and NO_COLOR have been looked at already.
  return styleText(style, text, { validateStream: false });
}

/** https://no-color.org, and FORCE_COLOR as Node.js reads it. */
function useColour({ color, env }: TerminalHostOptions, stream: Output): boolean {
  if (color !== 'auto') return color === 'always';
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

const pieceLength = 1 << 20;

/** A report may have a hundred megabytes, and written whole it would be held once more, as bytes; what nobody has read yet, too. */
async function writeInPieces(stream: Output, text: string): Promise<void> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + pieceLength, text.length);
    // Never between the halves of a character.
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end++;
    const piece = text.slice(start, end);
    await new Promise<void>((resolve) => void stream.write(piece, resolve));
    start = end;
  }
}
