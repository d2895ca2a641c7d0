import * as core from '@actions/core';
import type { Clock } from '../../ports/clock.ts';
import type { Annotation, Host, RunContext } from '../../ports/host.ts';
import { formatLocation } from '../../model/location.ts';
import { wholeText } from '../../model/report-text.ts';
import type { Redactor } from '../exec/redactor.ts';
import { createAnnotationBudget, type Level } from './annotation-budget.ts';
import { createPhases } from './phases.ts';
import { plainLine, plainLines, seconds, withoutCommand } from './plain-text.ts';
import { createSummary } from './summary.ts';

export interface ActionsHostOptions {
  env: Readonly<Record<string, string | undefined>>;
  quiet: boolean;
  verbose: boolean;
  context: RunContext;
  redactor: Redactor;
  clock: Clock;
}

const show = { error: core.error, warning: core.warning, notice: core.notice } satisfies Record<Level, unknown>;

/** A GitHub runner, through `@actions/core`. Its stdout is log and command channel at once, so every line of ours is made harmless first. */
export function createActionsHost(options: ActionsHostOptions): Host {
  const { redactor } = options;
  const budget = createAnnotationBudget();
  const summary = createSummary(options.env['GITHUB_STEP_SUMMARY'] !== undefined);

  function print(message: string): void {
    for (const line of plainLines(redactor.redact(message))) core.info(withoutCommand(line));
  }

  function annotateMessage(level: 'warning' | 'notice', message: string): void {
    // Commands escape what they carry; the text itself must still not play with the terminal of whoever reads the raw log.
    if (budget.takeOne(level)) show[level](plainLines(redactor.redact(message)).join('\n'));
    else print(`${level}: ${message}`);
  }

  function annotate(annotation: Annotation): void {
    const { level, title, file, line, column } = annotation;
    const message = plainLines(redactor.redact(annotation.message)).join('\n');
    // The log shows the message without its properties, so the place is said twice.
    const place =
      file === undefined
        ? ''
        : `${plainLine(formatLocation({ file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }))}: `;
    show[level](place + message, {
      title: plainLine(redactor.redact(title)),
      ...(file === undefined ? {} : { file: plainLine(file), startLine: line ?? 1 }),
      ...(column === undefined ? {} : { startColumn: column }),
    });
  }

  const phases = createPhases(
    {
      // Groups of the runner do not nest: inner phases are plain lines.
      started(title, depth) {
        const text = plainLine(redactor.redact(title));
        if (depth === 0) core.startGroup(text);
        else print(`▸ ${text}`);
      },
      lasts: (title, milliseconds) => print(`… ${title}: ${seconds(milliseconds)} so far`),
      ended(title, outcome, milliseconds, depth) {
        print(`${outcome === 'done' ? '✓' : '✗'} ${title} (${seconds(milliseconds)})`);
        if (depth === 0) core.endGroup();
      },
    },
    options.clock,
  );

  return {
    context: options.context,
    colour: false,
    log: {
      debug(message) {
        if (options.verbose) print(message);
        else for (const line of plainLines(redactor.redact(message))) core.debug(line);
      },
      info: (message) => void (options.quiet || print(message)),
      notice: (message) => annotateMessage('notice', message),
      warning: (message) => annotateMessage('warning', message),
      failure: print,
      group: phases,
    },
    writeResult(text) {
      const whole = wholeText(text);
      if (whole !== '') print(whole.replace(/\n$/u, ''));
      return Promise.resolve();
    },
    setOutput(name, value) {
      // Without its file @actions/core falls back to a command that runners refuse.
      if (options.env['GITHUB_OUTPUT'] !== undefined) core.setOutput(name, redactor.redact(value));
    },
    async writeSummary(markdown) {
      // The verdict does not depend on whether its summary could be shown.
      await summary(redactor.redact(markdown)).catch((error: unknown) =>
        print(`The job summary could not be written: ${String(error)}`),
      );
    },
    annotate(annotations) {
      for (const annotation of budget.fit(annotations)) annotate(annotation);
    },
    mask(secret) {
      redactor.add(secret);
      core.setSecret(secret);
      // The log is masked line by line.
      for (const line of secret.split(/\r?\n/u))
        if (line.length >= 16 && !line.startsWith('-----')) core.setSecret(line);
    },
  };
}
