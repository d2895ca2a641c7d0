import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));
const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: a:1
      securityContext: { privileged: true } # this line
`;

it('the lines around findings are in the text, and in the page also where the result is JSON', async () => {
  await using folder = temporaryDirectory('lines');
  writeFileSync(join(folder.path, 'web.yaml'), pod);
  const rules = ['--pack', 'none', '--enable', 'no-privileged'];
  const gate = async (...args: readonly string[]): Promise<string> =>
    (await run(process.execPath, [program, 'gate', ...rules, ...args], { cwd: folder.path, allowFailure: true }))
      .stdout;
  expect(await gate()).toContain('# this line');
  expect(await gate('--format', 'json', '--report', 'html=page.html')).not.toContain('# this line');
  expect(readFileSync(join(folder.path, 'page.html'), 'utf8')).toContain('# this line');
  await gate('--format', 'json', '--report', 'text=page.txt');
  expect(readFileSync(join(folder.path, 'page.txt'), 'utf8')).toContain('# this line');
});
