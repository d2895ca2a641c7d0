import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { ContentCache } from '../ports/content-cache.ts';
import type { GitCredentials } from '../ports/git.ts';
import type { Host } from '../ports/host.ts';
import type { Platform } from '../ports/platform.ts';
import type { PolicyEngine } from '../ports/policy-engine.ts';
import { createBuildContexts } from './build-contexts.ts';
import { createClock } from './clock.ts';
import { createDownload } from './download.ts';
import { createExec } from './exec/create-exec.ts';
import { createRedactor } from './exec/redactor.ts';
import { createExitTasks } from './exit-tasks.ts';
import { createFiles } from './files/create-files.ts';
import { createTemporaryFolders } from './files/temporary-folders.ts';
import { createGit } from './git/create-git.ts';
import { createFollowBranch } from './git/follow-branch.ts';
import { createGitHub } from './github.ts';
import { readRunContext } from './host/run-context.ts';
import { createTerminalHost } from './host/terminal-host.ts';
import { createIdTokens } from './id-token.ts';
import { readStdin } from './read-stdin.ts';
import { createRegistry } from './registry/create-registry.ts';
import type { EmbeddedRenderer } from './embedded/create-embedded-renderer.ts';
import type { TemplateEvaluator } from './embedded/create-template-evaluator.ts';
import type { CacheSurroundings } from './cache/cache-place.ts';
import { createStopSignal } from './stop-signal.ts';
import { version } from './version.ts';
import { boundYoungSpace } from './young-space.ts';

export interface PlatformOptions {
  /** Our environment; nothing else of it is read. */
  env: Readonly<Record<string, string | undefined>>;
  /** Speak to a GitHub runner instead of a terminal. */
  runner: boolean;
  quiet: boolean;
  verbose: boolean;
  color: 'auto' | 'always' | 'never';
  /** 0: no limit. */
  timeoutMs: number;
  /** Never shown, and the token asks GitHub's API what it may do. */
  credentials: GitCredentials;
}

/** A platform that ends: its listeners, timers and helper processes go with it. */
export interface RunningPlatform extends Platform, AsyncDisposable {}

/** Makes the real platform: this machine, its programs, and the servers it reaches. */
export async function createPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const { env, credentials } = options;
  boundYoungSpace();
  const secrets = [credentials.token ?? '', credentials.sshKey ?? ''].filter((secret) => secret !== '');
  const redactor = createRedactor(secrets);
  const clock = createClock();
  const exitTasks = createExitTasks();
  const context = readRunContext(env, process.cwd(), (path) => readFileSync(path, 'utf8'));
  const host = await createHost(options, { redactor, clock, context });
  for (const secret of secrets) host.mask(secret);
  const exec = createExec({ env, redactor, exitTasks });
  const temporary = createTemporaryFolders(env['RUNNER_TEMP'] ?? tmpdir(), exitTasks);
  const trusted = options.runner ? [context.workspace] : [];
  const gitOptions = { exec, temporary, clock, log: host.log, env, folder: context.workspace, trusted };
  const git = createGit(gitOptions);
  const stop = createStopSignal(options.timeoutMs);
  process.stdout.on('error', ignoreClosedPipe);
  const policies = new Map<boolean, Promise<PolicyEngine>>();
  let renderer: Promise<EmbeddedRenderer> | undefined;
  let templates: Promise<TemplateEvaluator> | undefined;
  return {
    host,
    exec,
    files: createFiles(temporary),
    git,
    follow: createFollowBranch(gitOptions, git),
    kube: async (options) => await (await import('./kube/connect.ts')).connectKube(options, { env, clock, exec }),
    idToken: createIdTokens({ env, mask: (secret) => host.mask(secret) }),
    registry: createRegistry({ environment: env, exec, clock }),
    download: createDownload({ environment: env, clock }),
    contexts: createBuildContexts(),
    github: createGitHub({ token: credentials.token, serverUrl: context.serverUrl, apiUrl: env['GITHUB_API_URL'] }),
    clock,
    version,
    policies: ({ cached = false } = {}) => {
      const surroundings = { env, runner: options.runner, untrusted: context.untrusted };
      const engine = policies.get(cached) ?? loadPolicies(cached ? surroundings : undefined);
      policies.set(cached, engine);
      return engine;
    },
    renderer: () => (renderer ??= loadRenderer()),
    renders: () => loadCache('renders', { env, runner: options.runner, untrusted: context.untrusted }),
    evaluations: () => loadCache('evaluations', { env, runner: options.runner, untrusted: context.untrusted }),
    templates: async (request) => await (await (templates ??= loadTemplates())).evaluate(request),
    variable: (name) => env[name],
    stdin: () => readStdin(stop.signal),
    signal: stop.signal,
    async [Symbol.asyncDispose]() {
      stop[Symbol.dispose]();
      for (const each of policies.values()) {
        const engine = await each.catch(() => undefined);
        await engine?.[Symbol.asyncDispose]();
      }
      const embedded = await renderer?.catch(() => undefined);
      await embedded?.[Symbol.asyncDispose]();
      const evaluator = await templates?.catch(() => undefined);
      await evaluator?.[Symbol.asyncDispose]();
      process.stdout.off('error', ignoreClosedPipe);
    },
  };
}

type HostParts = Pick<Parameters<typeof createTerminalHost>[0], 'redactor' | 'clock' | 'context'>;

async function createHost(options: PlatformOptions, parts: HostParts): Promise<Host> {
  const { env, quiet, verbose, color } = options;
  if (options.runner) {
    // @actions/core takes 70 ms to load, which the command line does not need.
    const { createActionsHost } = await import('./host/actions-host.ts');
    return createActionsHost({ env, quiet, verbose, ...parts });
  }
  return createTerminalHost({ stdout: process.stdout, stderr: process.stderr, env, color, quiet, verbose, ...parts });
}

async function loadPolicies(surroundings: CacheSurroundings | undefined): Promise<PolicyEngine> {
  const { createPolicyEngine } = await import('./rego/create-policy-engine.ts');
  if (surroundings === undefined) return createPolicyEngine();
  const { cachePlace } = await import('./cache/cache-place.ts');
  const cache = await cachePlace(surroundings, 'policies');
  return createPolicyEngine(cache === undefined ? {} : { cache });
}

async function loadCache(
  kind: 'renders' | 'evaluations',
  surroundings: CacheSurroundings,
): Promise<ContentCache | undefined> {
  const { cachePlace } = await import('./cache/cache-place.ts');
  const { contentCache, ofProgram } = await import('./cache/content-cache.ts');
  const place = await cachePlace(surroundings, kind);
  if (place === undefined) return undefined;
  return ofProgram(contentCache(place), await thisProgram());
}

let program: Promise<string> | undefined;

/** To read the whole program takes some time, and is done once. */
async function thisProgram(): Promise<string> {
  const { programHash } = await import('./program-hash.ts');
  program ??= programHash();
  return await program;
}

async function loadRenderer(): Promise<EmbeddedRenderer> {
  const { createEmbeddedRenderer } = await import('./embedded/create-embedded-renderer.ts');
  return createEmbeddedRenderer();
}

async function loadTemplates(): Promise<TemplateEvaluator> {
  const { createTemplateEvaluator } = await import('./embedded/create-template-evaluator.ts');
  return createTemplateEvaluator();
}

/** `slipway … | head` has read enough; that is no failure. */
function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}
