import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from '../../test/harness/run.ts';

/**
 * Writes into an unpacked program where its unpacked libraries will be: below `home`, once `folder` is moved there. The
 * paths are absolute because buildah runs itself again from a copy in memory, for which `$ORIGIN` means nothing; and the
 * older DT_RPATH is used because it holds for the libraries' own libraries too.
 */
export async function replaceLibraryPath(folder: string, program: string, home: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const libraries = entries.filter((entry) => /\.so(\.|$)/.test(entry.name)).map((entry) => entry.parentPath);
  const path = [...new Set(libraries)].map((library) => join(home, relative(folder, library))).join(':');
  const patchelf = join(folder, 'usr/bin/patchelf');
  await run(patchelf, ['--force-rpath', '--set-rpath', path, join(folder, program)]);
}
