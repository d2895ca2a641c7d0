import { oneLine } from './escape.ts';

/** What was written for one environment. */
export interface InitReport {
  environment: string;
  folder: string;
  /** `kept`: it was there and differs from what would be written; `same`: it was there. */
  files: readonly { path: string; state: 'written' | 'kept' | 'same' }[];
  notes: readonly string[];
  commands: { token: string; sshKey: string };
}

export function initDocument(reports: readonly InitReport[]): object {
  return { schema: 'slipway/init/v1', command: 'init', engines: reports };
}

/** What was written, and what to do next. */
export function initText(reports: readonly InitReport[]): string {
  return reports
    .map(({ environment, folder, files, notes, commands }) => {
      const words = { written: 'wrote', kept: 'kept ', same: 'same ' };
      return [
        ...files.map(({ path, state }) => `${words[state]} ${oneLine(path)}`),
        ...(files.some(({ state }) => state === 'kept')
          ? ['What was kept differs from what would be written now: delete it and run this again to renew it.']
          : []),
        '',
        `Next, for ${oneLine(environment)}: read ${oneLine(folder)}/README.md, commit the folder, and as a cluster administrator`,
        `  kubectl apply -k ${oneLine(folder)}`,
        'Then, unless the repository is public, the git credential; type or pipe the token, it is not seen by Slipway:',
        `  ${commands.token}`,
        `  or, for a deploy key: ${commands.sshKey}`,
        ...notes.map((note) => `note: ${oneLine(note)}`),
        '',
      ].join('\n');
    })
    .join('\n');
}
