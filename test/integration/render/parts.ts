import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createFiles } from '../../../src/platform/files/create-files.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import type { Exec } from '../../../src/ports/exec.ts';
import type { Files, FileTree } from '../../../src/ports/files.ts';
import { renderRoots, type RenderRootsRequest } from '../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

/** A repository on disk that can be rendered with the real kustomize and helm. */
export interface RenderBench extends AsyncDisposable {
  folder: string;
  tree: FileTree;
  exec: Exec;
  files: Files;
  write(files: Readonly<Record<string, string>>): void;
  /** Renders named roots, or with none all that are discovered. */
  render(roots?: readonly string[], changes?: Partial<RenderRootsRequest>): Promise<readonly RenderedRoot[]>;
  /** Renders one root. */
  one(root: string, changes?: Partial<RenderRootsRequest>): Promise<RenderedRoot>;
}

export function createRenderBench(fixture?: string, path = process.env['PATH']): RenderBench {
  const directory: TemporaryDirectory = temporaryDirectory('render');
  const folder = directory.path;
  if (fixture !== undefined) cpSync(new URL(`../../fixtures/${fixture}`, import.meta.url), folder, { recursive: true });
  const exitTasks = createExitTasks();
  const exec = createExec({ env: { ...process.env, PATH: path }, redactor: createRedactor(), exitTasks });
  const files = createFiles(createTemporaryFolders(dirname(folder), exitTasks));
  const tree = files.tree(folder);

  async function render(
    roots: readonly string[] = [],
    changes: Partial<RenderRootsRequest> = {},
  ): Promise<readonly RenderedRoot[]> {
    return await renderRoots({ tree, exec, roots: await resolveRoots(tree, { roots }), ...changes });
  }

  return {
    folder,
    tree,
    exec,
    files,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    render,
    async one(root, changes) {
      const [rendered] = await render([root], changes);
      if (rendered === undefined) throw new Error(`${root} was not rendered`);
      return rendered;
    },
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}
