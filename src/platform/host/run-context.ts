import type { RunContext } from '../../ports/host.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Pull requests that Dependabot opens run without secrets and with a read-only token, as those from forks do. */
const dependabot = 'dependabot[bot]';
const pullRequestEvents = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run']);

/**
 * What the runner's environment and event tell about a run; `readEvent` gives the event file's text. Outside a runner only the folder
 * and the server are known. An event that cannot be read is not trusted.
 */
export function readRunContext(env: Environment, folder: string, readEvent: (path: string) => string): RunContext {
  const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  if (env['GITHUB_ACTIONS'] !== 'true') {
    return {
      workspace: folder,
      repositoryUrl: undefined,
      serverUrl,
      ref: undefined,
      sha: undefined,
      runUrl: undefined,
      eventName: undefined,
      base: undefined,
      untrusted: false,
    };
  }
  const repository = env['GITHUB_REPOSITORY'];
  const repositoryUrl = repository === undefined ? undefined : `${serverUrl}/${repository}`;
  const eventName = env['GITHUB_EVENT_NAME'];
  const event = eventOf(env['GITHUB_EVENT_PATH'], readEvent);
  const runId = env['GITHUB_RUN_ID'];
  return {
    workspace: env['GITHUB_WORKSPACE'] ?? folder,
    repositoryUrl,
    serverUrl,
    ref: env['GITHUB_REF'],
    sha: env['GITHUB_SHA'],
    runUrl: repositoryUrl === undefined || runId === undefined ? undefined : `${repositoryUrl}/actions/runs/${runId}`,
    eventName,
    base: baseOf(event),
    head: headOf(event),
    untrusted: isUntrusted(env, eventName, event, repository),
  };
}

function eventOf(path: string | undefined, readEvent: (path: string) => string): unknown {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readEvent(path));
  } catch {
    return undefined;
  }
}

function baseOf(event: unknown): RunContext['base'] {
  const ofPull = pair(at(event, 'pull_request', 'base', 'ref'), at(event, 'pull_request', 'base', 'sha'));
  const group = pair(at(event, 'merge_group', 'base_ref'), at(event, 'merge_group', 'base_sha'));
  return ofPull ?? (group && { ...group, ref: group.ref.replace(/^refs\/heads\//u, '') });
}

function headOf(event: unknown): string | undefined {
  const sha = at(event, 'pull_request', 'head', 'sha') ?? at(event, 'merge_group', 'head_sha');
  return typeof sha === 'string' ? sha : undefined;
}

function pair(ref: unknown, sha: unknown): RunContext['base'] {
  return typeof ref === 'string' && typeof sha === 'string' && ref !== '' ? { ref, sha } : undefined;
}

function isUntrusted(
  env: Environment,
  eventName: string | undefined,
  event: unknown,
  repository: string | undefined,
): boolean {
  if (env['GITHUB_ACTOR'] === dependabot || env['GITHUB_TRIGGERING_ACTOR'] === dependabot) return true;
  if (!pullRequestEvents.has(eventName ?? '')) return false;
  if (eventName === 'workflow_run')
    return differs(at(event, 'workflow_run', 'head_repository', 'full_name'), repository);
  if (at(event, 'pull_request', 'user', 'login') === dependabot) return true;
  // The head repository is null once the fork has been deleted.
  return differs(at(event, 'pull_request', 'head', 'repo', 'full_name'), repository);
}

/** Names of repositories are compared as GitHub does, without regard to case. */
function differs(name: unknown, repository: string | undefined): boolean {
  return typeof name !== 'string' || name.toLowerCase() !== repository?.toLowerCase();
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}
