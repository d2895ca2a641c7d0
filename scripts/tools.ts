/** What every pinned tool has. */
interface Pin {
  /** How other code and `npm run testbed -- setup` name it. */
  name: string;
  version: string;
}

/** A tool that is compiled from the Go module proxy. */
export interface GoTool extends Pin {
  kind: 'go';
  module: string;
  /** Name of the program in `bin` → its main package. */
  commands: Readonly<Record<string, string>>;
  /** Version stamps, which a plain `go install` leaves out: variable → value. */
  stamps: Readonly<Record<string, string>>;
  /** Build through a module of ours, for modules whose go.mod has `exclude` or `replace` lines: `go install` refuses those. */
  wrapper: boolean;
  /**
   * Its go.mod replaces nested modules by folders of its repository: build with its requirements as they are, and with
   * the nested modules' published version.
   */
  nested?: string;
  /** A main package of ours, below scripts/setup, instead of the module's own; `commands` has its name alone. */
  main?: string;
  /** Further names of the one program, which looks at what it is called by. */
  links?: readonly string[];
}

/** A tool that comes as a Debian package, unpacked into the cache or really installed. */
export interface DebianTool extends Pin {
  kind: 'debian';
  /** The package that is installed; its upstream version is `version`, so that security rebuilds of it still count. */
  package: string;
  /** Packages that unpacking needs besides: what a minimal Debian lacks. */
  unpack: readonly string[];
  /** Name of the program in `bin` → its path in the package. */
  commands: Readonly<Record<string, string>>;
  /** Give this program the path of the unpacked libraries: it runs itself again with an environment of its own, so LD_LIBRARY_PATH gets lost. */
  patchLibraryPath: string | undefined;
  /** Whether `--install` may install it for good; else it is unpacked all the same. */
  installable: boolean;
}

export type Tool = GoTool | DebianTool;

/** The oldest Go that compiles every tool here: buildx and buildkit ask for exactly this one. */
export const MINIMUM_GO = '1.26.8';

/** The Debian release whose packages are meant by the versions below. */
export const DEBIAN_RELEASE = 'bookworm';

/** The Kubernetes of the test bed. */
const KUBERNETES = 'v1.35.4';

/** Every outside program of the tests and the demo, pinned; nothing else in the project names a version. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'kustomize',
    kind: 'go',
    version: 'v5.8.2', // 5.8.3 asks for Go 1.27
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    commands: { kustomize: 'sigs.k8s.io/kustomize/kustomize/v5' },
    stamps: { 'sigs.k8s.io/kustomize/api/provenance.version': 'v5.8.2' },
    wrapper: false,
  },
  {
    name: 'helm',
    kind: 'go',
    version: 'v3.20.2',
    module: 'helm.sh/helm/v3',
    commands: { helm: 'helm.sh/helm/v3/cmd/helm' },
    stamps: { 'helm.sh/helm/v3/internal/version.version': 'v3.20.2' },
    wrapper: false,
  },
  {
    name: 'docker-registry',
    kind: 'debian',
    version: '2.8.2+ds1',
    package: 'docker-registry',
    unpack: [],
    commands: { 'docker-registry': 'usr/bin/docker-registry' },
    patchLibraryPath: undefined,
    installable: true,
  },
  {
    name: 'busybox',
    kind: 'debian',
    version: '1:1.35.0',
    package: 'busybox-static',
    unpack: [],
    commands: { busybox: 'bin/busybox' },
    patchLibraryPath: undefined,
    installable: true,
  },
  {
    name: 'buildah',
    kind: 'debian',
    version: '1.28.2+ds1',
    package: 'buildah',
    unpack: ['libassuan0', 'libdevmapper1.02.1', 'libgpgme11', 'patchelf'],
    commands: { buildah: 'usr/bin/buildah' },
    patchLibraryPath: 'usr/bin/buildah',
    installable: true,
  },
  {
    name: 'runc',
    kind: 'debian',
    version: '1.1.5+ds1',
    package: 'runc',
    unpack: [],
    commands: { runc: 'usr/sbin/runc' },
    patchLibraryPath: undefined,
    installable: false, // it would displace Docker's own packages
  },
  {
    name: 'docker',
    kind: 'debian',
    version: '20.10.24+dfsg1',
    package: 'docker.io',
    unpack: [],
    commands: { docker: 'usr/bin/docker' },
    patchLibraryPath: undefined,
    installable: false, // it would displace Docker's own packages
  },
  {
    name: 'buildx',
    kind: 'go',
    version: 'v0.38.2',
    module: 'github.com/docker/buildx',
    commands: { 'docker-buildx': 'github.com/docker/buildx/cmd/buildx' },
    stamps: { 'github.com/docker/buildx/version.Version': 'v0.38.2' },
    wrapper: false,
  },
  {
    name: 'buildkit',
    kind: 'go',
    version: 'v0.34.2',
    module: 'github.com/moby/buildkit',
    commands: {
      buildkitd: 'github.com/moby/buildkit/cmd/buildkitd',
      buildctl: 'github.com/moby/buildkit/cmd/buildctl',
    },
    stamps: { 'github.com/moby/buildkit/version.Version': 'v0.34.2' },
    wrapper: true,
  },
  {
    name: 'kube', // Kubernetes: all servers and kubectl in one file
    kind: 'go',
    version: KUBERNETES,
    module: 'k8s.io/kubernetes',
    commands: { kube: 'kube' },
    links: ['kubectl'],
    main: 'kube',
    nested: KUBERNETES.replace(/^v1/, 'v0'),
    // Without them the API server says v0.0.0-master, and clients look at that.
    stamps: Object.fromEntries(
      ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
        [`${path}.gitVersion`, KUBERNETES],
        [`${path}.gitMajor`, '1'],
        [`${path}.gitMinor`, KUBERNETES.split('.')[1] ?? ''],
        [`${path}.gitTreeState`, 'clean'],
        [`${path}.buildDate`, '1970-01-01T00:00:00Z'],
      ]),
    ),
    wrapper: true,
  },
  {
    name: 'etcd',
    kind: 'debian',
    version: '3.4.23',
    package: 'etcd-server',
    unpack: [],
    commands: { etcd: 'usr/bin/etcd' },
    patchLibraryPath: undefined,
    installable: false, // its package starts a server
  },
  {
    name: 'containerd',
    kind: 'debian',
    version: '1.6.20~ds1',
    package: 'containerd',
    unpack: [],
    commands: {
      containerd: 'usr/bin/containerd',
      'containerd-shim-runc-v2': 'usr/bin/containerd-shim-runc-v2',
      ctr: 'usr/bin/ctr',
    },
    patchLibraryPath: undefined,
    installable: false, // it would displace Docker's own packages
  },
  {
    name: 'cni-plugins',
    kind: 'debian',
    version: '1.1.1+ds1',
    package: 'containernetworking-plugins',
    unpack: [],
    commands: { 'host-local': 'usr/lib/cni/host-local' }, // the others lie beside it; their names would hide iproute2's
    patchLibraryPath: undefined,
    installable: false, // it would bring iptables
  },
  {
    name: 'kube-score',
    kind: 'go',
    version: 'v1.20.0',
    module: 'github.com/zegl/kube-score',
    commands: { 'kube-score': 'github.com/zegl/kube-score/cmd/kube-score' },
    stamps: { 'main.version': 'v1.20.0' },
    wrapper: false,
  },
  {
    name: 'conftest',
    kind: 'go',
    version: 'v0.71.1',
    module: 'github.com/open-policy-agent/conftest',
    commands: { conftest: 'github.com/open-policy-agent/conftest' },
    stamps: { 'github.com/open-policy-agent/conftest/internal/commands.version': 'v0.71.1' },
    wrapper: false,
  },
  {
    name: 'regal',
    kind: 'go',
    version: 'v0.35.1', // the last one under this module path; later ones are github.com/open-policy-agent/regal
    module: 'github.com/styrainc/regal',
    commands: { regal: 'github.com/styrainc/regal' },
    stamps: { 'github.com/styrainc/regal/pkg/version.Version': '0.35.1' },
    wrapper: true,
  },
];

/** The tools of `npm test` and of the demo. */
export const TEST_TOOLS = ['kustomize', 'helm', 'docker-registry', 'busybox', 'buildah'] as const;

/** The tools of a cluster whose node runs pods, besides those of `npm test`; a control plane alone needs the first two. */
export const CLUSTER_TOOLS = ['kube', 'etcd', 'containerd', 'runc', 'cni-plugins'] as const;

/** The tools of `npm run test:builders`, besides those of `npm test`. */
export const BUILDER_TOOLS = ['runc', 'docker', 'buildx', 'buildkit', 'regal'] as const;

/** What `bench/gate.ts` compares the gate with. */
export const BENCH_TOOLS = ['kube-score', 'conftest'] as const;

/** Finds a tool by name; throws naming the ones there are. */
export function toolNamed(name: string): Tool {
  const found = TOOLS.find((tool) => tool.name === name);
  if (found !== undefined) return found;
  throw new Error(`no tool is called ${name}; there are ${TOOLS.map((tool) => tool.name).join(', ')}`);
}
