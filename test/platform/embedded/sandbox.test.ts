import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { temporaryDirectory } from '../../harness/temp.ts';
import { chartFile, createEmbeddedBench, type EmbeddedBench, web, wordsOf } from './support.ts';

const renderer = createEmbeddedRenderer({ maxProcesses: 1 });
afterAll(() => renderer[Symbol.asyncDispose]());

const secret = 'c2VjcmV0-of-this-machine';

/** A repository inside a folder with a secret beside it, which nothing that is rendered may show. */
function createTrap(files: Readonly<Record<string, string>>, own = false): EmbeddedBench {
  const bench = createEmbeddedBench(own ? {} : renderer);
  bench.write({ 'outside/secret.txt': secret, 'outside/secret.yaml': web.replace('name: web', `name: ${secret}`) });
  for (const [file, text] of Object.entries(files)) bench.write({ [`repo/${file}`]: text });
  return bench;
}

function inRepo(bench: EmbeddedBench): { repository: string } {
  return { repository: join(bench.folder, 'repo') };
}

describe('what an untrusted kustomization tries', () => {
  it.each([
    ['a file above the repository', 'configMapGenerator: [{name: x, files: [../../outside/secret.txt]}]\n'],
    ['an env file above the repository', 'configMapGenerator: [{name: x, envs: [../../outside/secret.txt]}]\n'],
    ['a resource above the repository', 'resources: [../../outside/secret.yaml]\n'],
    ['a base above the repository', 'resources: [../../outside]\n'],
    ['a file by its whole path', 'configMapGenerator: [{name: x, files: [OUTSIDE/secret.txt]}]\n'],
    ['a linked file', 'configMapGenerator: [{name: x, files: [link.txt]}]\n'],
    ['a linked folder', 'resources: [folder/secret.yaml]\n'],
    ['the credentials in .git', 'configMapGenerator: [{name: x, files: [.git/config]}]\n'],
    ['the credentials in .git by a link', 'configMapGenerator: [{name: x, files: [git.txt]}]\n'],
    ['a schema above the repository', 'resources: [web.yaml]\nopenapi: {path: ../../outside/secret.txt}\n'],
  ])('%s is not read', async (_, kustomization) => {
    await using bench = createTrap({ 'k/web.yaml': web, 'k/.git/config': `token = ${secret}\n` });
    bench.write({ 'repo/k/kustomization.yaml': kustomization.replace('OUTSIDE', join(bench.folder, 'outside')) });
    symlinkSync(join(bench.folder, 'outside/secret.txt'), join(bench.folder, 'repo/k/link.txt'));
    symlinkSync(join(bench.folder, 'outside'), join(bench.folder, 'repo/k/folder'));
    symlinkSync('.git/config', join(bench.folder, 'repo/k/git.txt'));
    const output = await bench.kustomize('k', inRepo(bench));
    expect(output).toMatchObject({ failure: { kind: 'failed' } });
    expect(wordsOf(output)).not.toContain(secret);
  });

  it('links inside the repository are followed, as kustomize does', async () => {
    await using bench = createTrap({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': web,
      'k/kustomization.yaml': 'resources: [link]\n',
    });
    symlinkSync('../base', join(bench.folder, 'repo/k/link'));
    expect(wordsOf(await bench.kustomize('k', inRepo(bench)))).toBe(web);
  });

  it('a pipe is no file to wait for', async () => {
    await using bench = createTrap({ 'k/kustomization.yaml': 'resources: [pipe.yaml]\n' });
    execFileSync('mkfifo', [join(bench.folder, 'repo/k/pipe.yaml')]);
    expect(await bench.kustomize('k', inRepo(bench))).toMatchObject({ failure: { kind: 'failed' } });
  });

  it.each([
    ['a resource', 'resources: ["URL/x.yaml"]\n'],
    ['a patch', 'resources: [web.yaml]\npatches: [{path: "URL/x.yaml"}]\n'],
    ['a component', 'components: ["URL/x.yaml"]\n'],
    ['a base by git', 'resources: ["git::URL/x.git"]\n'],
    ['a chart', 'helmCharts: [{name: x, repo: "URL", version: "1"}]\n'],
    ['a function', 'resources: [web.yaml]\ntransformers: [function.yaml]\n'],
  ])('the network is not reached for %s', async (_, kustomization) => {
    await using server = await listen();
    await using bench = createTrap({ 'k/web.yaml': web, 'k/kustomization.yaml': '' });
    bench.write({
      'repo/k/kustomization.yaml': kustomization.replace('URL', server.url),
      'repo/k/function.yaml': starlark(server.url),
    });
    expect(await bench.kustomize('k', { ...inRepo(bench), network: 'any' })).toMatchObject({
      failure: { kind: 'failed' },
    });
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['git', 'resources: ["https://github.com/acme/x//deploy?ref=v1"]\n'],
    ['git', 'resources: ["git@github.com:acme/x.git"]\n'],
    ['helm', 'helmCharts: [{name: x, repo: "https://charts.dev", version: "1"}]\n'],
    ['docker', 'resources: [web.yaml]\ntransformers: [container.yaml]\n'],
    ['evil.sh', 'resources: [web.yaml]\ntransformers: [exec.yaml]\n'],
  ])('%s is not run', async (program, kustomization) => {
    await using bin = temporaryDirectory('bin');
    const files = {
      'k/kustomization.yaml': kustomization,
      'k/web.yaml': web,
      'k/container.yaml': functionFile('container: {image: acme/evil}'),
      'k/exec.yaml': functionFile('exec: {path: ./evil.sh}'),
    };
    // Its process is started while the programs are on PATH.
    await using bench = createTrap(files, true);
    const mark = join(bin.path, 'it-ran');
    const script = `#!/bin/sh\ntouch ${mark}\n`;
    bench.write({ 'repo/k/evil.sh': script, 'bin/git': script, 'bin/helm': script, 'bin/docker': script });
    for (const name of ['repo/k/evil.sh', `bin/${program === 'evil.sh' ? 'git' : program}`])
      chmodSync(join(bench.folder, name), 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${join(bench.folder, 'bin')}${delimiter}${path}`;
    try {
      await bench.kustomize('k', { ...inRepo(bench), network: 'any' });
    } finally {
      process.env['PATH'] = path;
    }
    expect(existsSync(mark)).toBe(false);
  });
});

describe('what an untrusted chart tries', () => {
  it.each([
    ['a file above the chart', '{{ .Files.Get "../../outside/secret.txt" }}'],
    ['a linked file', '{{ .Files.Get "link.txt" }}'],
    ['the environment', '{{ env "HOME" }}'],
    ['the environment by a pattern', '{{ expandenv "$HOME" }}'],
    ['a host name', '{{ getHostByName "localhost" }}'],
    ['the cluster', '{{ (lookup "v1" "Secret" "default" "x").data }}'],
  ])('%s gives nothing', async (_, template) => {
    await using bench = createTrap({ 'c/Chart.yaml': chartFile, 'c/templates/a.yaml': `got: "${template}"\n` });
    symlinkSync(join(bench.folder, 'outside/secret.txt'), join(bench.folder, 'repo/c/link.txt'));
    const words = wordsOf(await bench.helm('c', inRepo(bench)));
    expect(words).toMatch(/got: "(map\[\])?"|not defined|leads out of the repository/);
    expect(words).not.toContain(secret);
  });

  it.each([['URL/schema.json'], ['file:///etc/passwd']])('a schema of values is not fetched from %s', async (url) => {
    await using server = await listen();
    await using bench = createTrap({
      'c/Chart.yaml': chartFile,
      'c/values.yaml': 'a: 1\n',
      'c/templates/a.yaml': 'a: 1\n',
      'c/values.schema.json': JSON.stringify({ $ref: url.replace('URL', server.url) }),
    });
    expect(await bench.helm('c', inRepo(bench))).toMatchObject({ failure: { kind: 'failed' } });
    expect(server.requests).toEqual([]);
  });
});

function functionFile(how: string): string {
  const annotations = `annotations:\n    config.kubernetes.io/function: |\n      ${how}\n`;
  return `apiVersion: acme.dev/v1\nkind: Evil\nmetadata:\n  name: x\n  ${annotations}`;
}

function starlark(url: string): string {
  return functionFile(`starlark: {url: "${url}/x.star", name: x}`);
}

async function listen(): Promise<AsyncDisposable & { url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end(web);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}
