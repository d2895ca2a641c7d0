import type { CommandName } from './commands.ts';

export interface OutputRow {
  name: string;
  description: string;
  commands: readonly CommandName[];
}

/** The outputs of the Actions; set before a step fails. */
export const outputRows: readonly OutputRow[] = [
  {
    name: 'release',
    description: 'The release document as JSON text, so that another job can take it.',
    commands: ['ship', 'build'],
  },
  { name: 'release-file', description: 'Path of the release document.', commands: ['ship', 'build'] },
  { name: 'digests', description: 'JSON object: image name to digest.', commands: ['ship', 'build'] },
  {
    name: 'commit',
    description: 'SHA of the commit in the manifest repository; empty when there was nothing to commit.',
    commands: ['ship', 'bump'],
  },
  { name: 'pull-request', description: 'URL of the pull request; empty for now.', commands: ['ship', 'bump'] },
  { name: 'verdict', description: 'pass or fail.', commands: ['ship', 'gate'] },
  { name: 'findings', description: 'Count of new errors.', commands: ['ship', 'gate'] },
  {
    name: 'outcome',
    description: 'What came of it, in one word.',
    commands: ['ship', 'build', 'bump', 'gate', 'sync'],
  },
  { name: 'report', description: 'Path of the JSON document.', commands: ['ship', 'build', 'bump', 'gate', 'sync'] },
];
