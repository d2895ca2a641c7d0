import { SlipwayError } from '../model/errors.ts';
import type { CommandResult } from './command.ts';

/** Answers for a command that is reserved; the options say so earlier, this holds for whatever gets past them. */
export async function notYet(): Promise<CommandResult> {
  throw new SlipwayError('NOT_YET', 'this command is reserved and does not work yet');
}
