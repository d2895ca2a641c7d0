import { randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { ReportText } from '../../model/report-text.ts';
import { errnoOf, isMissing, pathInside, realPathOf } from './inside.ts';
import { isGitInternal, normalTreePath, outsideError, shown } from './tree-path.ts';

interface Target {
  /** As the caller named it. */
  path: string;
  /** The file itself, links followed. */
  file: string;
  content: Uint8Array | ReportText;
}

/** Writes files below a folder, each by rename; all are checked, and their new content is on disk, before the first one changes. */
export async function writeFilesInto(folder: string, changes: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const root = realPathOf(folder);
  if (root === undefined) throw new SlipwayError('FILE_INVALID', `${folder} is no folder`);
  const targets: Target[] = [];
  for (const [path, bytes] of changes) targets.push(await checkTarget(root, folder, path, bytes));
  const staged: { target: Target; temporary: string }[] = [];
  try {
    for (const target of targets) staged.push({ target, temporary: await stage(target) });
    for (const { target, temporary } of staged) await rename(temporary, target.file);
  } catch (error) {
    for (const { temporary } of staged) await rm(temporary, { force: true });
    throw writeError(error);
  }
}

/** Writes one file by rename, with the folders it needs. */
export async function writeFileAtomically(path: string, content: Uint8Array | ReportText): Promise<void> {
  const file = resolve(path);
  const real = realPathOf(file) ?? file;
  const target = { path, file: real, content };
  let temporary: string | undefined;
  try {
    await checkReplaceable(target);
    temporary = await stage(target);
    await rename(temporary, target.file);
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    throw writeError(error);
  }
}

async function checkTarget(root: string, folder: string, path: string, content: Uint8Array): Promise<Target> {
  const normal = normalTreePath(path, folder);
  if (normal === '' || isGitInternal(normal)) throw outsideError(path, folder);
  const named = join(root, normal);
  const real = realPathOf(named) ?? (await newFile(named));
  const inside = pathInside(root, real);
  if (inside === undefined || inside === '' || isGitInternal(inside)) throw outsideError(path, folder);
  const target = { path, file: real, content };
  await checkReplaceable(target);
  return target;
}

/** Where a file that is not there yet would lie: its nearest existing folder may be reached through a link. */
async function newFile(named: string): Promise<string> {
  const link = await lstat(named).catch(() => undefined);
  if (link?.isSymbolicLink() === true) {
    throw new SlipwayError('FILE_INVALID', `${shown(named)} is a link that leads nowhere`);
  }
  const parent = dirname(named);
  const realParent = realPathOf(parent) ?? (await newFile(parent));
  return join(realParent, named.slice(parent.length));
}

async function checkReplaceable(target: Target): Promise<void> {
  const existing = await stat(target.file).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (existing !== undefined && !existing.isFile()) {
    throw new SlipwayError('FILE_INVALID', `${shown(target.path)} is no regular file, so it is not written`);
  }
}

/** Puts the new content beside the file, with the file's mode and owner. */
async function stage(target: Target): Promise<string> {
  const parent = dirname(target.file);
  await mkdir(parent, { recursive: true });
  const temporary = join(parent, `.slipway-${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', 0o666);
  try {
    await handle.writeFile(target.content);
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const existing = await stat(target.file).catch(() => undefined);
  if (existing !== undefined) {
    await chmod(temporary, existing.mode & 0o7777);
    // Only root can give files away; anybody else owns what they may replace, or keeps it.
    await chown(temporary, existing.uid, existing.gid).catch(() => undefined);
  }
  return temporary;
}

function writeError(error: unknown): unknown {
  if (error instanceof SlipwayError) return error;
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'a file';
  const why = isMissing(error) ? 'its folder is not there' : (errnoOf(error) ?? String(error));
  return new SlipwayError('FILE_INVALID', `${shown(path)} cannot be written: ${why}`, { cause: error });
}
