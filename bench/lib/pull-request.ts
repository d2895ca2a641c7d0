import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mix } from './mix.ts';
import { toYaml } from './to-yaml.ts';

export interface PullRequest {
  base: string;
  /** Changes one of the roots, each time to what it never was. */
  changeRoot(change: number): void;
  restore(): void;
}

/** Writes a repository of kustomize roots over one base, and a change to its README alone: what most pull requests are to most roots. */
export function writePullRequest(folder: string, roots: number): PullRequest {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const objects = mix(100).slice(0, 40);
  write('base/objects.yaml', objects.map(toYaml).join('---\n'));
  write('base/kustomization.yaml', 'resources: [objects.yaml]\n');
  for (let index = 0; index < roots; index++) {
    write(`overlays/o${index}/kustomization.yaml`, `resources: [../../base]\nnamespace: o${index}\n`);
  }
  write('README.md', 'before\n');
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'before');
  const base = git('rev-parse', 'HEAD');
  write('README.md', 'after\n');
  git('commit', '-q', '-a', '-m', 'after');
  const overlay = 'overlays/o1/kustomization.yaml';
  const text = readFileSync(join(folder, overlay), 'utf8');
  return {
    base,
    changeRoot: (change) => write(overlay, `${text}commonAnnotations: {change: "${change}"}\n`),
    restore: () => write(overlay, text),
  };
}
