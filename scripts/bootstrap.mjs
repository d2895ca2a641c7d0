// Runs one of the project's TypeScript programs: `node scripts/bootstrap.mjs scripts/test.ts [ARGUMENT…]`.
// It works from a bare clone with any Node from 18 on, so it is plain JavaScript and imports nothing of ours: it installs
// the dependencies if they are not those of package-lock.json, and hands over to the Node that comes with them. Without
// a program it only installs.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const OLDEST_NODE = [22, 19];

/** Tells whether node_modules holds what package-lock.json says; npm leaves its own list of what it installed there. */
function isInstalled() {
  const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  try {
    const wanted = read(join(root, 'package-lock.json'));
    const present = read(join(modules, '.package-lock.json'));
    const unwanted = Object.keys(present).some((path) => wanted[path] === undefined);
    // Packages for other platforms are optional, and rightly missing.
    const missing = Object.entries(wanted).some(
      ([path, { version, optional }]) => path !== '' && present[path]?.version !== version && !(optional && !present[path]),
    );
    return !unwanted && !missing;
  } catch {
    return false;
  }
}

/** Runs a program on our terminal; resolves with its exit code. */
function run(command, args, env, stdout) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['inherit', stdout, 'inherit'] });
    // Ctrl-C reaches the child by itself, which then ends in its own time; the others reach only us.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function install() {
  const started = Date.now();
  const say = (text) => process.stderr.write(`setup: node_modules: ${text}\n`);
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  say('npm ci …');
  const heartbeat = setInterval(() => say(`npm ci … still running after ${seconds()}`), 10_000);
  // npm's own words belong with the progress, so that stdout stays the program's.
  const code = await run('npm', ['ci', '--loglevel=error'], process.env, 2);
  clearInterval(heartbeat);
  if (code !== 0) {
    say(`npm ci failed with exit code ${code}`);
    process.exit(3);
  }
  say(`npm ci: ${seconds()}`);
}

function findNode() {
  const packaged = join(bin, 'node');
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return process.execPath;
  process.stderr.write(
    `Node ${process.versions.node} is too old, and npm has no \`node-${process.platform}-${process.arch}\` package for this ` +
      `machine. Install Node 24 (at least ${OLDEST_NODE.join('.')}) and run this again.\n`,
  );
  process.exit(3);
}

if (!isInstalled()) await install();
const [program, ...args] = process.argv.slice(2);
if (program !== undefined) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  process.exitCode = await run(findNode(), [join(root, program), ...args], env, 'inherit');
}
