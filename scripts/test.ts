/** Sets the outside tools up and runs the tests: `npm test -- [--project NAME]… [--install] [what vitest takes]…`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '../test/harness/temp.ts';
import { root } from './lib/root.ts';
import { findCache } from './setup/cache.ts';
import { setupTools } from './setup/setup-tools.ts';
import { formatTime } from './setup/step.ts';
import { readArguments, toolsOf } from './test/arguments.ts';
import { closingLine, objection, type TestReport, tally } from './test/tally.ts';

const ci = process.env['CI'] === 'true';
const { projects, install, rest } = readArguments(process.argv.slice(2), ci);

async function runVitest(bin: string, reportFile: string): Promise<number | null> {
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...rest,
  ];
  // Ctrl-C reaches vitest by itself; we stay to count what it ran.
  process.on('SIGINT', () => undefined);
  const child = spawn('vitest', args, {
    cwd: root,
    // Vitest's own processes load the same modules again and again, too.
    env: { NODE_COMPILE_CACHE: findCache().compiled, ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    stdio: 'inherit',
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function readReport(file: string): Promise<TestReport | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as TestReport);
}

const { bin } = await setupTools(toolsOf(projects), { install });
await using folder = temporaryDirectory('tests');
const reportFile = join(folder.path, 'report.json');
const started = performance.now();
const exitCode = await runVitest(bin, reportFile);
console.log(`tests (${projects.join(', ')}): ${formatTime(performance.now() - started)}`);
const counts = tally(await readReport(reportFile), exitCode);
const wrong = objection(counts, ci);
if (wrong !== undefined) {
  console.log(`not passed: ${wrong}`);
  process.exitCode = 1;
}
console.log(closingLine(counts));
