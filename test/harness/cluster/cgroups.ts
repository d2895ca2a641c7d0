import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const MOUNT = '/sys/fs/cgroup';

/** Version 2 has one hierarchy; version 1 has a folder for every controller. Only version 1 was ever run by its authors. */
export function cgroupVersion(): 1 | 2 {
  return existsSync(join(MOUNT, 'cgroup.controllers')) ? 2 : 1;
}

function hierarchies(): string[] {
  if (cgroupVersion() === 2) return [MOUNT];
  const folders = readdirSync(MOUNT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => join(MOUNT, entry.name));
}

/** Makes the cgroup that the kubelet puts all pods below; it wants to find it in every hierarchy. */
export function createCgroup(name: string): void {
  for (const hierarchy of hierarchies()) mkdirSync(join(hierarchy, name), { recursive: true });
}

function foldersBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...inside.flatMap((entry) => foldersBelow(join(folder, entry.name))), folder];
}

/** The processes of all pods. */
export function processesOf(name: string): number[] {
  const folders = hierarchies().flatMap((hierarchy) => foldersBelow(join(hierarchy, name)));
  const lines = folders.flatMap((folder) => {
    try {
      return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n');
    } catch {
      return []; // gone in the meantime
    }
  });
  return [...new Set(lines.filter((line) => line !== '').map(Number))].filter((pid) => pid > 0);
}

/** Removes a cgroup with those below it; its processes are gone by then. */
export function removeCgroup(name: string): void {
  for (const folder of hierarchies().flatMap((hierarchy) => foldersBelow(join(hierarchy, name)))) {
    try {
      rmdirSync(folder);
    } catch {
      // A process that is still ending keeps it; the next node in this slot takes it over.
    }
  }
}
