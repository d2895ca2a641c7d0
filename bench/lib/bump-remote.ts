import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.ts';
import { type GitServer, startGitServer } from '../../test/harness/git-server.ts';
import { gitEnvironment } from '../../test/harness/repository.ts';
import { deployment, overlay } from './bump-layouts.ts';
import { median } from './median.ts';

const image = (index: number): string => `ghcr.io/acme/app-${index}`;
const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];

const folder = ['--path', 'overlays/app-7'];
const unproven = ['--no-proof'];

/** A bump of one image in a remote repository, next to clone, `kustomize edit set image`, and push. */
export async function benchRemote(runs: number, sizes: readonly number[]): Promise<void> {
  await using server = await startGitServer();
  const given = new Map<number, number>();
  const few = Math.min(runs, 3);
  for (const files of sizes) {
    const { folder: bare, url } = await server.addRepository(`acme/deploy-${files}`);
    await fill(bare, files, files >= 20_000 ? 5000 : 50);
    const ours = await measure(runs, (tag) => slipway(url, tag, [...folder, ...unproven]));
    const searched = await measure(few, (tag) => slipway(url, tag, unproven));
    const proven = await measure(few, (tag) => slipway(url, tag, folder));
    const cloned = await measure(few, (tag) => clonePush(server, url, tag, false));
    const built = await measure(few, (tag) => clonePush(server, url, tag, true));
    given.set(files, ours);
    console.log(
      `${files} files, clone --depth 1, kustomize edit set image, push: ${seconds(cloned)}; with two builds ${seconds(built)}`,
    );
    console.log(`  its folder given: ${seconds(ours)}, ratio ${(ours / cloned).toFixed(3)}`);
    console.log(`  nothing given: ${seconds(searched)}, ratio ${(searched / cloned).toFixed(3)}`);
    console.log(`  its folder given, and proven: ${seconds(proven)}, ratio ${(proven / built).toFixed(3)}`);
  }
  const [small, large] = [given.get(sizes[0] ?? 0), given.get(sizes.at(-1) ?? 0)];
  if (small === undefined || large === undefined) return;
  console.log(`growth from ${sizes[0]} to ${sizes.at(-1)} files: ${(large / small).toFixed(2)} x`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

let tags = 0;

async function measure(runs: number, bump: (tag: string) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await bump(`v${++tags}`);
    times.push(performance.now() - started);
  }
  return median(times);
}

async function slipway(url: string, tag: string, more: readonly string[]): Promise<void> {
  const args = [
    join(root, 'dist/cli.js'),
    'bump',
    '--repository',
    url,
    '--branch',
    'main',
    '--write',
    'commit',
    '--image',
    `${image(7)}:${tag}`,
    ...more,
  ];
  await run(process.execPath, args, tmpdir());
}

/** What people's workflows do; `proven` renders before and after as well. */
async function clonePush(server: GitServer, url: string, tag: string, proven: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-clone-'));
  const overlayFolder = join(folder, 'overlays/app-7');
  try {
    await run('git', ['clone', '--quiet', '--depth', '1', url, folder], server.root);
    if (proven) await run('kustomize', ['build', '.'], overlayFolder);
    await run('kustomize', ['edit', 'set', 'image', `${image(7)}:${tag}`], overlayFolder);
    if (proven) await run('kustomize', ['build', '.'], overlayFolder);
    await run('git', [...identity, 'commit', '--quiet', '--all', '--message', `Bump to ${tag}`], folder);
    await run('git', ['push', '--quiet', 'origin', 'HEAD:main'], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env: { ...gitEnvironment(), HOME: tmpdir() },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors}`);
}

/** Three files for each application, and a history of bumps, as one fast-import stream. */
async function fill(folder: string, files: number, commits: number): Promise<void> {
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    env: gitEnvironment(),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const head = (message: string, time: number): string =>
    `commit refs/heads/main\ncommitter Bench <bench@example.com> ${time} +0000\n${data(message)}`;
  const applications = Math.floor(files / 3);
  const parts = [head('Add the applications', 1_700_000_000)];
  for (let index = 0; index < applications; index++) {
    parts.push(`M 100644 inline base/app-${index}/kustomization.yaml\n${data('resources: [deployment.yaml]\n')}`);
    parts.push(`M 100644 inline base/app-${index}/deployment.yaml\n${data(deployment(`app-${index}`, image(index)))}`);
    parts.push(`M 100644 inline overlays/app-${index}/kustomization.yaml\n${data(overlayText(index, 'v0'))}`);
  }
  for (let commit = 1; commit < commits; commit++) {
    const index = (commit * 7919) % applications;
    parts.push(head(`Bump ${image(index)}`, 1_700_000_000 + commit));
    parts.push(`M 100644 inline overlays/app-${index}/kustomization.yaml\n${data(overlayText(index, `v0.${commit}`))}`);
  }
  child.stdin.end(parts.join(''));
  await once(child, 'close');
  // As hosts keep their repositories.
  await run('git', ['repack', '-a', '-d', '--quiet', '--write-bitmap-index'], folder);
}

function overlayText(index: number, tag: string): string {
  return overlay(`../../base/app-${index}`, image(index), tag);
}
