import { Worker } from 'node:worker_threads';

const limitMs = 120_000;

const program = `
import { parentPort, workerData } from 'node:worker_threads';
const module = await import(workerData.module);
const expression = new Function('module', 'given', \`return \${workerData.expression}\`);
parentPort.postMessage(await expression(module, workerData.given));
`;

/**
 * Evaluates an expression over the exports of a `module` and over what is `given`, in a thread of its own. It is for work
 * that takes a moment if it is right and hours if it is not: then it is ended, and its test fails instead of hanging.
 */
export async function evaluateBounded(module: URL, expression: string, given: unknown): Promise<unknown> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { module: module.href, expression, given },
    execArgv: [],
  });
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`it did not end within ${limitMs / 1000} s`));
      void worker.terminate();
    }, limitMs);
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('it ended without an answer'));
    });
  });
}
