/**
 * Rendering 50 overlays of 100 objects, each with a strategic-merge patch, side by side in one run: kustomize one after the other, and
 * Slipway with programs, without, and with what it rendered before. `node bench/render.ts [OVERLAYS [OBJECTS]]`, with kustomize in PATH.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentCache } from '../src/platform/cache/content-cache.ts';
import { createEmbeddedRenderer } from '../src/platform/embedded/create-embedded-renderer.ts';
import { createExec } from '../src/platform/exec/create-exec.ts';
import { createRedactor } from '../src/platform/exec/redactor.ts';
import { createExitTasks } from '../src/platform/exit-tasks.ts';
import { createFiles } from '../src/platform/files/create-files.ts';
import { createTemporaryFolders } from '../src/platform/files/temporary-folders.ts';
import type { RenderedRoot } from '../src/model/rendered-root.ts';
import type { Renderer } from '../src/ports/renderer.ts';
import { createNativeRenderer } from '../src/render/native/native-renderer.ts';
import { renderBoth } from '../src/render/render-both.ts';
import { renderRoots } from '../src/render/render-roots.ts';
import { resolveRoots } from '../src/render/resolve-roots.ts';
import type { RenderCache } from '../src/render/stream-cache.ts';

const [overlays = 50, objects = 100] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const exitTasks = createExitTasks();
const exec = createExec({ env: process.env, redactor: createRedactor(), exitTasks });
const files = createFiles(createTemporaryFolders(tmpdir(), exitTasks));
const tree = files.tree(folder);
try {
  writeRepository('.', objects);
  writeRepository('small', 3);
  const names = Array.from({ length: overlays }, (_, index) => `overlays/o${index}`);
  const alone = await timed(() => {
    for (const name of names)
      execFileSync('kustomize', ['build', join(folder, name)], {
        maxBuffer: 1 << 28,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
  });
  tell('kustomize, one by one', alone);
  const native = createNativeRenderer(exec);
  tell('native', await timed(() => renderAll(native, names)), alone);
  const place = { folder: join(folder, '.git/cache'), secret: new TextEncoder().encode('bench') };
  const renders = { kept: contentCache(place), version: 'bench' };
  tell('native, into an empty cache', await timed(() => renderAll(native, names, renders)), alone);
  tell('cached', await median(() => renderAll(native, names, renders)), alone);
  tell(
    'a pull request that touches one root',
    await median((round) => renderChange(native, names, renders, round)),
    alone,
  );
  await using embedded = createEmbeddedRenderer();
  tell('embedded, from its start', await timed(() => renderAll(embedded, names)), alone);
  tell('embedded, warm', await timed(() => renderAll(embedded, names)), alone);
  // Its processes run by now: their start is in "from its start" above.
  for (const few of [1, 5, 10]) {
    const some = names.slice(0, few).map((name) => `small/${name}`);
    const beside = await median(() => renderAll(native, some));
    tell(`${few} small overlays, embedded to native`, await median(() => renderAll(embedded, some)), beside);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Base and head of a pull request, base rendered before. */
async function renderChange(
  renderer: Renderer,
  names: readonly string[],
  renders: RenderCache,
  round: number,
): Promise<void> {
  const patch = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d0}\nspec: {replicas: ${900 + round}}\n`;
  const changed = files.overlay(tree, new Map([['overlays/o0/patch.yaml', Buffer.from(patch)]]));
  const [base, head] = await Promise.all(
    [tree, changed].map(async (one) => ({ tree: one, roots: await resolveRoots(one, { roots: names }) })),
  );
  if (base === undefined || head === undefined) throw new Error('unreachable');
  const { head: roots, unchanged } = await renderBoth({ base, head, exec, renderer, renders });
  if (unchanged.size !== names.length - 1) throw new Error(`${unchanged.size} roots are unchanged`);
  check(roots);
}

async function renderAll(renderer: Renderer, names: readonly string[], renders?: RenderCache): Promise<void> {
  const roots = await resolveRoots(tree, { roots: names });
  check(await renderRoots({ tree, exec, renderer, renders, roots }));
}

function check(roots: readonly RenderedRoot[]): void {
  const wrong = roots.find(
    (root) => root.errors.length > 0 || root.objects.length !== (root.id.startsWith('small/') ? 3 : objects),
  );
  if (wrong !== undefined) throw new Error(`${wrong.id}: ${JSON.stringify(wrong.errors)}`);
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What is short is easily disturbed. */
async function median(work: (round: number) => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) rounds.push(await timed(() => work(round)));
  return rounds.toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

function tell(name: string, milliseconds: number, beside?: number): void {
  const ratio = beside === undefined ? '' : ` = ${(milliseconds / beside).toFixed(2)} ×`;
  console.log(`${name}: ${Math.round(milliseconds)} ms${ratio}`);
}

function writeRepository(place: string, size: number): void {
  const write = (file: string, text: string): void => writeFile(join(place, file), text);
  const kinds = Array.from({ length: size }, (_, index) => index);
  write('base/kustomization.yaml', `resources:\n${kinds.map((index) => `- d${index}.yaml\n`).join('')}`);
  for (const index of kinds) write(`base/d${index}.yaml`, deployment(index));
  for (let overlay = 0; overlay < overlays; overlay++) {
    const patch = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d0}\nspec: {replicas: ${overlay}}\n`;
    write(`overlays/o${overlay}/patch.yaml`, patch);
    const labels = 'labels: [{pairs: {overlay: "yes"}}]\n';
    write(
      `overlays/o${overlay}/kustomization.yaml`,
      `resources: [../../base]\nnamespace: o${overlay}\n${labels}patches: [{path: patch.yaml}]\n`,
    );
  }
}

function writeFile(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function deployment(index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: d${index}
  labels: {app: d${index}}
spec:
  replicas: 2
  selector:
    matchLabels: {app: d${index}}
  template:
    metadata:
      labels: {app: d${index}}
    spec:
      containers:
      - name: main
        image: registry.dev/shop/d${index}:1.0.0
        ports: [{containerPort: 8080}]
        resources:
          requests: {cpu: 100m, memory: 64Mi}
          limits: {memory: 128Mi}
`;
}
