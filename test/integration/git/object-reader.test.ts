import { expect, it } from 'vitest';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import type { ProcessGroup } from '../../../src/platform/exec/process-group.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createGitCommand } from '../../../src/platform/git/git-command.ts';
import { createObjectReader } from '../../../src/platform/git/object-reader.ts';
import { initCheckout } from '../../harness/repository.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

it('what is read while an idle git ends is asked of another one', async () => {
  await using folder = temporaryDirectory('object-reader');
  await initCheckout(folder.path, { 'a.yaml': 'a: 1\n' });
  const exec = createExec({ env: process.env, redactor: createRedactor(), exitTasks: createExitTasks() });
  const git = createGitCommand({ exec, folder: folder.path });
  const groups: ProcessGroup[] = [];
  const asked = Promise.withResolvers<undefined>();
  // As long as the test wants, it has been asked to end and has not ended.
  const open = async (args: readonly string[]): Promise<ProcessGroup> => {
    const group = await git.open(args);
    groups.push(group);
    return groups.length > 1 ? group : { ...group, end: () => asked.resolve(undefined) };
  };
  const reader = createObjectReader({ open }, 50);
  const first = await reader.read('HEAD:a.yaml');
  await asked.promise;
  const second = reader.read('HEAD:a.yaml');
  groups[0]?.end();
  expect(await second).toEqual(first);
  expect(groups).toHaveLength(2);
  await reader.close();
  expect(await Promise.all(groups.map(({ ended }) => ended))).toHaveLength(2);
});
