import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { temporaryDirectory } from '../../harness/temp.ts';

/** A pod with the reference in its first container, and another image that no bump is about. */
export function pod(reference: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n  - { name: web, image: "${reference}" }\n  - { name: other, image: "registry.example.com:5000/acme/other:v1" }\n`;
}

export function imagesOf(rendered: string): string[] {
  return (parse(rendered) as { spec: { containers: { image: string }[] } }).spec.containers.map((one) => one.image);
}

export function write(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** What `kustomize build` makes of the images of a pod after `prepare` has written its kustomization. */
export function kustomizeImages(reference: string, kustomization: string, items: readonly string[] = []): string[] {
  using folder = disposable('kustomize');
  write(folder.path, { 'kustomization.yaml': kustomization, 'pod.yaml': pod(reference) });
  if (items.length > 0) execFileSync('kustomize', ['edit', 'set', 'image', ...items], { cwd: folder.path });
  return imagesOf(execFileSync('kustomize', ['build', '.'], { cwd: folder.path, encoding: 'utf8' }));
}

/** What `helm template` makes of a chart with one pod, with values over the chart's own and further options. */
export function helmImages(template: string, values: string, given: string, sets: readonly string[] = []): string[] {
  using folder = disposable('helm');
  write(folder.path, {
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'values.yaml': values,
    'templates/pod.yaml': pod(template),
    'given.yaml': given,
  });
  const args = ['template', '.', '--name-template', 'web', '--values', join(folder.path, 'given.yaml'), ...sets];
  return imagesOf(execFileSync('helm', args, { cwd: folder.path, encoding: 'utf8' }));
}

function disposable(label: string): { path: string } & Disposable {
  const { path, ...rest } = temporaryDirectory(label);
  return { path, [Symbol.dispose]: () => void rest[Symbol.asyncDispose]() };
}
