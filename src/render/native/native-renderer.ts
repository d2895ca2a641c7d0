import { join } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { Exec, ExecRequest } from '../../ports/exec.ts';
import type { HelmRequest, RenderEngine, Renderer, RenderOutput, RenderRequest } from '../../ports/renderer.ts';

export interface NativeLimits {
  /** Of each program, of which as many run as there are cores. Default 2 GiB. */
  maxMemoryBytes?: number;
}

const usualMemory = 2 * 1024 * 1024 * 1024;

/** Renders with the programs on PATH: `kustomize`, else `kubectl kustomize`; `helm`. Each is looked for once, when first needed. */
export function createNativeRenderer(exec: Exec, { maxMemoryBytes = usualMemory }: NativeLimits = {}): Renderer {
  let kustomize: Promise<readonly string[]> | undefined;

  const versions = new Map<RenderEngine, Promise<string | undefined>>();
  const versionOf = (engine: RenderEngine): Promise<string | undefined> => {
    const version = versions.get(engine) ?? probe(exec, engine);
    versions.set(engine, version);
    return version;
  };

  return {
    sandboxed: false,
    describe: (engines) => describe(versionOf, engines),
    async kustomize(request) {
      kustomize ??= findKustomize(exec);
      const [command = '', ...args] = await kustomize;
      if (request.unrestricted === true) args.push('--load-restrictor', 'LoadRestrictionsNone');
      args.push(join(request.repository, request.folder));
      return run(exec, { ...base(request), maxMemoryBytes, command, args }, request);
    },
    helm: (request) => {
      const stdin = request.overrides === undefined ? {} : { stdin: request.overrides };
      return run(
        exec,
        { ...base(request), maxMemoryBytes, command: 'helm', args: helmArguments(request), ...stdin },
        request,
      );
    },
  };
}

function probe(exec: Exec, engine: RenderEngine): Promise<string | undefined> {
  return exec.probe(engine, engine === 'helm' ? ['version', '--short'] : ['version']);
}

async function describe(
  versionOf: (engine: RenderEngine) => Promise<string | undefined>,
  engines: readonly RenderEngine[],
): Promise<string | undefined> {
  const found: string[] = [];
  for (const engine of engines) {
    const version = await versionOf(engine);
    if (version === undefined) return undefined;
    found.push(`${engine} ${version}`);
  }
  return `native (${found.join(', ')})`;
}

async function findKustomize(exec: Exec): Promise<readonly string[]> {
  if ((await exec.probe('kustomize', ['version'])) !== undefined) return ['kustomize', 'build'];
  if ((await exec.probe('kubectl', ['version', '--client'])) !== undefined) return ['kubectl', 'kustomize'];
  throw new SlipwayError('TOOL_MISSING', 'neither kustomize nor kubectl is installed', {
    hint: 'Install kustomize: https://kubectl.docs.kubernetes.io/installation/kustomize/',
  });
}

function helmArguments(request: HelmRequest): readonly string[] {
  return [
    'template',
    request.release,
    join(request.repository, request.folder),
    ...(request.skipCrds === true ? [] : ['--include-crds']),
    // Tests are run by `helm test` alone; Argo CD and Flux do not apply them either.
    '--skip-tests',
    ...(request.kubernetesVersion === undefined ? [] : ['--kube-version', request.kubernetesVersion]),
    ...request.values.flatMap((file) => ['--values', join(request.repository, file)]),
    ...(request.overrides === undefined ? [] : ['--values', '-']),
    // Else the one of whatever cluster the machine's user works with.
    '--namespace',
    request.namespace ?? 'default',
    ...(request.apiVersions ?? []).flatMap((version) => ['--api-versions', version]),
    ...(request.skipSchema === true ? ['--skip-schema-validation'] : []),
    ...(request.set ?? []).flatMap((one) => ['--set', one]),
    ...(request.setString ?? []).flatMap((one) => ['--set-string', one]),
    ...(request.setFile ?? []).flatMap((one) => ['--set-file', one]),
  ];
}

function base({
  repository,
  network,
  timeoutMs,
  maxBytes,
  signal,
}: RenderRequest): Omit<ExecRequest, 'command' | 'args'> {
  return {
    cwd: repository,
    env: { ...quiet, ...(network === 'none' ? offline : {}) },
    timeoutMs,
    maxBytes,
    ...(signal === undefined ? {} : { signal }),
  };
}

/**
 * No question is asked on a terminal, and no plugin of the machine takes part. As many programs as there are cores run at once, and each
 * would collect garbage on all of them: Go's collector comes less often, unless memory runs short.
 */
const quiet = { GIT_TERMINAL_PROMPT: '0', HELM_NO_PLUGINS: '1', GOGC: '400', GOMEMLIMIT: '1GiB' };

/** Remote bases are refused before anything runs; this is for what was not foreseen: git clones by no protocol, HTTP goes to a closed port. */
const offline = {
  GIT_ALLOW_PROTOCOL: 'none',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  NO_PROXY: '',
  no_proxy: '',
};

async function run(
  exec: Exec,
  command: ExecRequest,
  { repository, timeoutMs, maxBytes, signal }: RenderRequest,
): Promise<RenderOutput> {
  const result = await exec.run(command);
  signal?.throwIfAborted();
  switch (result.ended) {
    case 'timeout':
      return { failure: { kind: 'time', message: `it took longer than ${Math.round(timeoutMs / 1000)} s` } };
    case 'too-much-output':
      return { failure: { kind: 'size', message: `it renders more than ${Math.round(maxBytes / 1024 / 1024)} MiB` } };
    case 'too-much-memory':
      return { failure: { kind: 'size', message: 'rendering it takes more memory than a root may have' } };
    case 'aborted':
    case 'exit':
      break;
  }
  if (result.exitCode === 0) return { stream: Buffer.from(result.stdout).toString('utf8') };
  const words = result.stderr.trim().replaceAll(`${repository}/`, '');
  return {
    failure: {
      kind: 'failed',
      message: words === '' ? `${command.command} ended with ${result.exitCode ?? 'a signal'}` : words,
    },
  };
}
