import { createBuilder } from '../../test/harness/builder.ts';
import { startBuildKit } from '../../test/harness/buildkit.ts';
import { startControlPlane } from '../../test/harness/cluster/control-plane.ts';
import { BUSYBOX_IMAGE } from '../../test/harness/cluster/images.ts';
import { startNode } from '../../test/harness/cluster/node.ts';
import { startGitServer } from '../../test/harness/git-server.ts';
import { startRegistry } from '../../test/harness/registry.ts';
import { BUILDER_TOOLS, CLUSTER_TOOLS } from '../tools.ts';

/** A part of the test bed that runs, and how a person uses it. */
export interface StartedPart extends AsyncDisposable {
  usage: string;
}

/** A part of the test bed that can be started alone. */
export interface Part {
  summary: string;
  tools: readonly string[];
  start(): Promise<StartedPart>;
}

function exports(env: Readonly<Record<string, string>>): string {
  const lines = Object.entries(env).map(([name, value]) => `  export ${name}=${quoted(value)}`);
  return lines.join('\n');
}

function quoted(value: string): string {
  return /^[\w/.:@=+-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** What `npm run testbed -- up` can start. */
export const PARTS: Readonly<Record<string, Part>> = {
  git: {
    summary: 'a git server over http with one repository, acme/deploy',
    tools: [],
    async start() {
      const server = await startGitServer();
      const { url, folder } = await server.addRepository('acme/deploy', { 'README.md': '# Deployments\n' });
      const usage = `git: ${server.url}\n  git clone ${url}    (no login; pushes are taken)\n  its repositories are in ${server.root}, such as ${folder}`;
      return { usage, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
    },
  },
  registry: {
    summary: 'an OCI registry',
    tools: ['docker-registry'],
    async start() {
      const registry = await startRegistry();
      const usage = `registry: ${registry.host}\n  curl ${registry.url}/v2/_catalog\n  image references begin with ${registry.host}/ (plain http, no login)`;
      return { usage, [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose]() };
    },
  },
  cluster: {
    summary: 'Kubernetes with one node that runs pods (root), and a registry that it pulls every image from',
    tools: [...CLUSTER_TOOLS, 'busybox', 'docker-registry'],
    async start() {
      await using starting = new AsyncDisposableStack();
      const registry = starting.use(await startRegistry());
      const node = starting.use(await startNode({ registry: registry.host }));
      const usage = `cluster: ${node.server}\n${exports({ KUBECONFIG: node.kubeconfig })}\n  images: push to ${registry.host}/ (plain http); pods without a registry: ${BUSYBOX_IMAGE}\n  pods reach this machine at ${node.gateway}`;
      const running = starting.move();
      return { usage, [Symbol.asyncDispose]: () => running.disposeAsync() };
    },
  },
  'control-plane': {
    summary: 'Kubernetes without a node: API server and controllers',
    tools: CLUSTER_TOOLS.slice(0, 2),
    async start() {
      const plane = await startControlPlane({ controllers: true });
      const usage = `control-plane: ${plane.server}\n${exports({ KUBECONFIG: plane.kubeconfig })}`;
      return { usage, [Symbol.asyncDispose]: () => plane[Symbol.asyncDispose]() };
    },
  },
  builder: {
    summary: 'buildah with storage of its own',
    tools: ['buildah', 'busybox'],
    async start() {
      const builder = await createBuilder();
      const usage = `builder: put this into a shell, then use \`buildah\` there\n${exports(builder.env)}\n  a base image: FROM scratch, COPY ${builder.busybox} /bin/busybox`;
      return { usage, [Symbol.asyncDispose]: () => builder[Symbol.asyncDispose]() };
    },
  },
  buildkit: {
    summary: 'BuildKit with `docker buildx` set up for it',
    tools: BUILDER_TOOLS,
    async start() {
      const buildkit = await startBuildKit();
      const usage = `buildkit: ${buildkit.address}\n  put this into a shell, then use \`docker buildx build --builder ${buildkit.builder}\` there\n${exports(buildkit.env)}`;
      return { usage, [Symbol.asyncDispose]: () => buildkit[Symbol.asyncDispose]() };
    },
  },
};
