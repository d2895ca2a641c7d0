import { execFileSync } from 'node:child_process';
import { type Line, openLine } from '../../test/harness/line.ts';
import { gitEnvironment } from '../../test/harness/repository.ts';

/** The real servers and repositories, with everything that runs on them shown. */
export interface Stage extends Line {
  /** Runs git and shows the command and what it prints. */
  show(folder: string, ...args: string[]): void;
}

export async function openStage(): Promise<Stage> {
  const line = await openLine();
  return {
    ...line,
    async run(workspace, step, job) {
      const result = await line.run(workspace, step, job);
      process.stdout.write(result.stdout + result.stderr + result.summary);
      return result;
    },
    show(folder, ...args) {
      process.stdout.write(`$ git ${args.join(' ')}\n`);
      process.stdout.write(execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: gitEnvironment() }));
    },
  };
}
