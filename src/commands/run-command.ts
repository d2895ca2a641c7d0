import { SlipwayError, toSlipwayErrors } from '../model/errors.ts';
import { wholeText } from '../model/report-text.ts';
import type { CommandName } from '../options/commands.ts';
import { commandRow } from '../options/commands.ts';
import type { OptionValues } from '../options/values.ts';
import type { Platform } from '../ports/platform.ts';
import type { CommandContext, CommandResult } from './command.ts';
import { errorText } from './error-text.ts';
import { failure } from './failure.ts';
import { loadCommand } from './registry.ts';

/** Where an Action's JSON report goes, beside the reports that were asked for. */
export interface DeliveryOptions {
  actionReport?: string;
}

/** Runs a command and delivers its result everywhere it was asked for, also when it fails; returns the exit code. */
export async function runCommand(
  name: CommandName,
  context: CommandContext,
  delivery: DeliveryOptions,
): Promise<number> {
  const { platform, values } = context;
  let result: CommandResult;
  try {
    const reports = requestedReports(name, values);
    const command = await loadCommand(name);
    result = await settle(name, platform, () => command(context));
    await writeReports(platform, result, reports);
  } catch (thrown) {
    result = failed(name, platform, thrown);
  }
  await deliver(context, result, delivery);
  return result.exitCode;
}

async function settle(
  name: CommandName,
  platform: Platform,
  run: () => Promise<CommandResult>,
): Promise<CommandResult> {
  try {
    return await run();
  } catch (thrown) {
    return failed(name, platform, thrown);
  }
}

/** Tells the errors of what was thrown and makes a result of them. */
export function failed(name: CommandName | undefined, platform: Platform, thrown: unknown): CommandResult {
  const errors = platform.signal.aborted ? [interruption(platform.signal, thrown)] : toSlipwayErrors(thrown);
  for (const error of errors) {
    platform.host.log.failure(errorText(error));
    if (error.code === 'INTERNAL' && thrown instanceof Error && thrown.stack) platform.host.log.debug(thrown.stack);
  }
  return failure(name, errors, platform.version);
}

function interruption(signal: AbortSignal, thrown: unknown): SlipwayError {
  // A command that knows how to go on says so.
  if (thrown instanceof SlipwayError && thrown.code === 'INTERRUPTED') return thrown;
  const reason: unknown = signal.reason;
  return reason instanceof SlipwayError
    ? reason
    : new SlipwayError('INTERRUPTED', 'the run was ended before it was done');
}

async function deliver(context: CommandContext, result: CommandResult, delivery: DeliveryOptions): Promise<void> {
  const { platform, values, action } = context;
  const { host } = platform;
  if (!action) {
    const format = values.text('format') ?? 'text';
    const make = result.formats[format] ?? result.formats['text'];
    await host.writeResult(make?.(format === 'text' && host.colour) ?? '');
    return;
  }
  await host.writeResult(result.formats['text']?.(host.colour) ?? '');
  host.annotate(result.annotations);
  for (const [name, value] of Object.entries(result.outputs)) host.setOutput(name, value);
  if (delivery.actionReport !== undefined) {
    await platform.files.write(delivery.actionReport, result.formats['json']?.(false) ?? '');
    host.setOutput('report', delivery.actionReport);
  }
  const markdown = result.formats['markdown']?.(false);
  if (markdown !== undefined) await host.writeSummary(wholeText(markdown));
}

interface RequestedReport {
  format: string;
  file: string;
}

function requestedReports(name: CommandName, values: OptionValues): readonly RequestedReport[] {
  const known = commandRow(name)?.formats ?? [];
  return values.list('report').map((value) => {
    const equals = value.indexOf('=');
    const [format, file] = [value.slice(0, equals), value.slice(equals + 1)];
    if (equals < 1 || file === '' || !known.includes(format)) {
      throw new SlipwayError('OPTION_INVALID', `--report cannot be "${value}"`, {
        hint: `Write FORMAT=FILE with one of: ${known.join(', ')}.`,
      });
    }
    return { format, file };
  });
}

async function writeReports(
  platform: Platform,
  result: CommandResult,
  reports: readonly RequestedReport[],
): Promise<void> {
  for (const { format, file } of reports) {
    const own = result.reports?.[format];
    if (own === null) continue;
    const text = (own ?? result.formats[format] ?? result.formats['json'])?.(false);
    if (text !== undefined) await platform.files.write(file, text);
  }
}
