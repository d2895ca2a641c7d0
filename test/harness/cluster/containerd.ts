import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';
import { findProgram, type RunningProcess, startProcess } from '../processes.ts';
import { cniFolder } from './programs.ts';
import type { Slot } from './slot.ts';

export interface Containerd extends RunningProcess {
  socket: string;
  /** Imports an archive as `docker save` makes it. */
  importImage(archive: string): Promise<void>;
  /** Pull every image, whatever its name, from this registry (`127.0.0.1:5000`, plain HTTP) and from nowhere else. */
  useRegistry(address: string): Promise<void>;
}

export const PAUSE_IMAGE = 'localhost/pause:1';

// Nothing listens on port 1, so that a pull without a registry fails at once instead of asking the internet.
const NO_REGISTRY = '127.0.0.1:1';

function configuration(slot: Slot): string {
  const { folder } = slot;
  return `version = 2
root = "${folder}/containerd"
state = "${folder}/containerd-state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
[grpc]
  address = "${folder}/containerd.sock"
[ttrpc]
  address = "${folder}/containerd.sock.ttrpc"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  restrict_oom_score_adj = true
  disable_apparmor = true
  netns_mounts_under_state_dir = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        BinaryName = "${findProgram('runc')}"
        Root = "${folder}/runc"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${cniFolder()}"
    conf_dir = "${folder}/cni"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "${folder}/certs.d"
`;
}

/** Attaches pods to the slot's bridge. They have no default route: they reach the machine and each other, and no more. */
function network(slot: Slot): string {
  return JSON.stringify({
    cniVersion: '0.4.0',
    name: 'pods',
    plugins: [
      {
        type: 'bridge',
        bridge: slot.bridge,
        hairpinMode: true,
        ipam: {
          type: 'host-local',
          dataDir: join(slot.folder, 'cni-addresses'),
          ranges: [[{ subnet: slot.podRange, gateway: slot.gateway }]],
          routes: [{ dst: slot.serviceRange, gw: slot.gateway }],
        },
      },
    ],
  });
}

/** Starts containerd with a state, a socket and a network of its own. */
export async function startContainerd(slot: Slot, signal?: AbortSignal): Promise<Containerd> {
  const { folder } = slot;
  const socket = join(folder, 'containerd.sock');
  const ctr = findProgram('ctr');
  const hosts = join(folder, 'certs.d/_default');
  await mkdir(hosts, { recursive: true });
  await mkdir(join(folder, 'cni'), { recursive: true });
  await writeFile(join(folder, 'containerd.toml'), configuration(slot));
  await writeFile(join(folder, 'cni/10-pods.conflist'), network(slot));
  const useRegistry = (address: string): Promise<void> =>
    writeFile(
      join(hosts, 'hosts.toml'),
      `server = "http://${address}"\n[host."http://${address}"]\n  capabilities = ["pull", "resolve"]\n`,
    );
  await useRegistry(NO_REGISTRY);

  const started = await startProcess({
    command: findProgram('containerd'),
    args: ['--config', join(folder, 'containerd.toml')],
    ready: async () => (await run(ctr, ['-a', socket, 'version'], { allowFailure: true })).exitCode === 0,
    graceMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    ...started,
    socket,
    useRegistry,
    async importImage(archive) {
      await run(ctr, ['-a', socket, '-n', 'k8s.io', 'images', 'import', archive]);
    },
  };
}
