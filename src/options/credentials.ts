import type { CommandName } from './commands.ts';
import { optionsOf } from './table.ts';

export interface Credentials {
  token?: string;
  sshKey?: string;
}

/** The credentials of a command from where they are kept: the first variable of each row that is set. */
export function credentialsOf(command: CommandName, variable: (name: string) => string | undefined): Credentials {
  const find = (option: string): string | undefined =>
    optionsOf(command)
      .find((row) => row.name === option)
      ?.environment?.map(variable)
      .find((value) => value !== undefined && value !== '');
  const [token, sshKey] = [find('token'), find('ssh-key')];
  return { ...(token === undefined ? {} : { token }), ...(sshKey === undefined ? {} : { sshKey }) };
}
