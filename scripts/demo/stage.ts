import { type ClusterLine, openClusterLine } from '../../test/harness/cluster-line.ts';
import { run } from '../../test/harness/run.ts';

/** The real servers, repositories and cluster, with everything that runs on them shown. */
export interface Stage extends ClusterLine {
  /** Runs a program and shows the command and what it prints. */
  show(folder: string, command: string, ...args: string[]): Promise<void>;
  /** Shows a text of our own. */
  say(text: string): void;
}

/** Opens the stage; `print` gets what the Action and other programs print, and the files they wrote. */
export async function openStage(print: (text: string) => void): Promise<Stage> {
  const line = await openClusterLine();
  return {
    ...line,
    async run(workspace, step, job) {
      const env = { KUBECONFIG: line.ciKubeconfig, ...job?.env };
      const result = await line.run(workspace, step, { ...job, env });
      print(result.stdout + result.stderr + result.summary);
      return result;
    },
    async show(folder, command, ...args) {
      print(`$ ${[command, ...args].join(' ')}\n`);
      const env = { ...process.env, KUBECONFIG: line.cluster.kubeconfig };
      const { stdout, stderr } = await run(command, args, { cwd: folder, env });
      print(stdout + stderr);
    },
    say(text) {
      print(`${text}\n`);
    },
  };
}
