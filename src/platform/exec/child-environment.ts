/** What every program may see; a pattern that ends in `*` is a prefix. Nothing of the runner's tokens is among them. */
const common = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TERM',
  'TZ',
  'LANG',
  'LANGUAGE',
  'LC_*',
  'TMPDIR',
  'TMP',
  'TEMP',
  'XDG_*',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  'CURL_CA_BUNDLE',
  'RUNNER_TEMP',
  'RUNNER_OS',
  'RUNNER_ARCH',
  'RUNNER_TOOL_CACHE',
  'CI',
] as const;

/** Cloud accounts, which Docker's credential helpers take from the environment. */
const registryHelpers = ['AWS_*', 'AZURE_*', 'GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_*', 'REGISTRY_AUTH_FILE'];
const docker = ['DOCKER_*', 'BUILDX_*', 'BUILDKIT_*', 'EXPERIMENTAL_DOCKER', 'SOURCE_DATE_EPOCH', ...registryHelpers];
const containers = [
  'BUILDAH_*',
  'STORAGE_*',
  'CONTAINERS_*',
  'CONTAINER_*',
  'SOURCE_DATE_EPOCH',
  'DOCKER_CONFIG',
  '_CONTAINERS_*',
  ...registryHelpers,
];
const git = [
  'GIT_SSL_*',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_EXEC_PATH',
  'SSH_AUTH_SOCK',
  'EMAIL',
];
const helm = ['HELM_*', 'KUBECONFIG', 'DOCKER_CONFIG', ...registryHelpers];

/** What single programs may see on top: each is shown only what is its own. */
const perProgram: Readonly<Record<string, readonly string[]>> = {
  docker,
  buildx: docker,
  buildah: containers,
  podman: containers,
  skopeo: containers,
  git,
  helm,
  kustomize: ['KUSTOMIZE_*', ...helm],
  kubectl: ['KUBECONFIG', 'KUBECTL_*'],
};

/** The part of our own environment that a program inherits: allow-listed, so that no token reaches a program that has no use for it. */
export function childEnvironment(env: Readonly<NodeJS.ProcessEnv>, command: string): Record<string, string> {
  const program = command.split('/').at(-1) ?? command;
  const allowed = [...common, ...(perProgram[program] ?? [])];
  const names = new Set(allowed.filter((pattern) => !pattern.endsWith('*')));
  const prefixes = allowed.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) result[name] = value;
  }
  return result;
}
