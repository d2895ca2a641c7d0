import { lstatSync, readdirSync, readFileSync, readlinkSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeBridge } from './bridge.ts';
import { processesOf, removeCgroup } from './cgroups.ts';
import { tryCommand } from './command.ts';
import type { Slot } from './slot.ts';

const PATIENCE_MS = 30_000;
const CNI_RESULTS = '/var/lib/cni/results';
const DEVICE_PLUGINS = '/var/lib/kubelet/device-plugins';
const LOG_LINKS = '/var/log/containers';

/**
 * Removes what a node leaves on the machine, its servers having been ended or not: processes of pods, their shims, mounts,
 * network and cgroups, sockets, links, files. All synchronous, because it also runs when a signal ends us; and all of it
 * does without the servers, because it also runs for a node whose process was killed.
 */
export function sweepNode(slot: Slot): void {
  endServers(slot.folder);
  endPods(slot);
  for (const mount of mountsBelow(slot.folder)) tryCommand('umount', '--lazy', mount);
  removeBridge(slot); // the pods' ends of it went away with their network namespaces
  removeCgroup(slot.cgroup);
  removeShimSockets(slot.folder);
  removeLogLinks(slot.folder);
  removeNetworkResults(slot.folder);
  rmSync(slot.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  if (!listing(dirname(slot.folder)).some((name) => name.startsWith('node-'))) removeEmptyFolders();
}

/** Ends our servers where they outlived the process that started them: they and the shims name our folder as an argument. */
function endServers(folder: string): void {
  until(() => {
    const left = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isServer(pid, folder));
    for (const pid of left) kill(Number(pid));
    return left.length === 0;
  });
}

function isServer(pid: string, folder: string): boolean {
  if (Number(pid) === process.pid) return false;
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0');
    const ours = /(^|\/)(containerd|containerd-shim-runc-v2|kube)$/.test(program);
    return ours && args.some((arg) => arg.includes(`${folder}/`));
  } catch {
    return false;
  }
}

function endPods(slot: Slot): void {
  until(() => {
    const left = processesOf(slot.cgroup);
    for (const pid of left) kill(pid);
    return left.length === 0;
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function until(done: () => boolean): void {
  const deadline = Date.now() + PATIENCE_MS;
  while (!done() && Date.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

/** Mount points below a folder, innermost first. */
function mountsBelow(folder: string): string[] {
  const lines = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const points = lines.map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '));
  return points.filter((point) => point.startsWith(`${folder}/`)).toReversed();
}

/** Shims listen below /run/containerd whatever containerd's own folder is; a killed one leaves its socket there. */
function removeShimSockets(folder: string): void {
  const tasks = join(folder, 'containerd-state/io.containerd.runtime.v2.task/k8s.io');
  for (const task of listing(tasks)) {
    try {
      const address = readFileSync(join(tasks, task, 'address'), 'utf8');
      if (address.startsWith('unix:///run/containerd/s/')) rmSync(address.slice('unix://'.length), { force: true });
    } catch {
      // A task that had not got as far.
    }
  }
}

/** The kubelet links every log from /var/log/containers. */
function removeLogLinks(folder: string): void {
  for (const name of listing(LOG_LINKS)) {
    const link = join(LOG_LINKS, name);
    try {
      if (lstatSync(link).isSymbolicLink() && readlinkSync(link).startsWith(`${folder}/`)) rmSync(link);
    } catch {
      // The kubelet of another node removes links that lead nowhere, ours too.
    }
  }
}

/** Results of the CNI plugins, by sandbox; libcni keeps them until a pod is taken off the network in due form. */
function removeNetworkResults(folder: string): void {
  const sandboxes = listing(join(folder, 'containerd-state/io.containerd.grpc.v1.cri/sandboxes'));
  for (const name of listing(CNI_RESULTS)) {
    if (sandboxes.some((sandbox) => name.includes(sandbox))) rmSync(join(CNI_RESULTS, name), { force: true });
  }
}

/** Folders that containerd, the CNI plugins and the kubelet make wherever they are told to work; in use, they are not empty. */
function removeEmptyFolders(): void {
  const [only, ...others] = listing(DEVICE_PLUGINS);
  if (only === 'kubelet.sock' && others.length === 0) rmSync(join(DEVICE_PLUGINS, only));
  const folders = [
    CNI_RESULTS,
    dirname(CNI_RESULTS),
    DEVICE_PLUGINS,
    '/var/lib/kubelet',
    LOG_LINKS,
    '/run/containerd/s',
    '/run/containerd',
  ];
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      // In use by another, or not there.
    }
  }
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
