/** What a job knows about its workflow run; everything has a default. */
export interface JobContext {
  repository?: string;
  sha?: string;
  ref?: string;
  /** Only in pull requests: the branches' names. */
  baseRef?: string;
  headRef?: string;
  eventName?: string;
  event?: object;
  serverUrl?: string;
  apiUrl?: string;
  /** `github.token`; as on a real runner it is in no variable by itself. */
  token?: string;
  actor?: string;
  runId?: string;
}

/** The folders of a job. */
export interface JobFolders {
  workspace: string;
  temp: string;
  event: string;
}

export type FullContext = Required<JobContext>;

const RUNNER_ARCH: Readonly<Record<string, string>> = { x64: 'X64', arm64: 'ARM64', arm: 'ARM', ia32: 'X86' };

/** Fills in what a test does not care about. */
export function completeContext(context: JobContext): FullContext {
  const serverUrl = context.serverUrl ?? 'https://github.com';
  return {
    repository: 'acme/web',
    sha: '0123456789abcdef0123456789abcdef01234567',
    ref: 'refs/heads/main',
    baseRef: '',
    headRef: '',
    eventName: 'push',
    event: {},
    serverUrl,
    apiUrl: serverUrl === 'https://github.com' ? 'https://api.github.com' : `${serverUrl}/api/v3`,
    token: 'test-github-token',
    actor: 'octocat',
    runId: '4242',
    ...context,
  };
}

/** The variables that every step of a job gets, besides its inputs and file commands. */
export function contextVariables(context: FullContext, folders: JobFolders): Record<string, string> {
  const { repository, ref } = context;
  return {
    CI: 'true',
    GITHUB_ACTION: '__slipway',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_REF: '',
    GITHUB_ACTION_REPOSITORY: '',
    GITHUB_ACTOR: context.actor,
    GITHUB_ACTOR_ID: '1',
    GITHUB_API_URL: context.apiUrl,
    GITHUB_BASE_REF: context.baseRef,
    GITHUB_EVENT_NAME: context.eventName,
    GITHUB_EVENT_PATH: folders.event,
    GITHUB_GRAPHQL_URL: context.apiUrl.replace(/\/v3$/, '').replace(/$/, '/graphql'),
    GITHUB_HEAD_REF: context.headRef,
    GITHUB_JOB: 'test',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_REPOSITORY_OWNER_ID: '1',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: context.runId,
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: context.serverUrl,
    GITHUB_SHA: context.sha,
    GITHUB_TRIGGERING_ACTOR: context.actor,
    GITHUB_WORKFLOW: 'ship',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/ship.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: context.sha,
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_ARCH: RUNNER_ARCH[process.arch] ?? process.arch,
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'harness',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: `${folders.temp}/_tool`,
    RUNNER_WORKSPACE: folders.workspace,
  };
}

/** Evaluates the expressions that defaults of inputs hold: `github.token` and the like, nothing more. */
export function evaluateExpression(
  expression: string,
  context: FullContext,
  variables: Record<string, string>,
): string {
  if (expression === 'github.token') return context.token;
  const [, scope = '', name = ''] = /^(github|runner)\.([a-z_]+)$/.exec(expression) ?? [];
  const value = variables[`${scope}_${name}`.toUpperCase()];
  if (value === undefined) throw new Error(`the harness cannot evaluate \${{ ${expression} }}`);
  return value;
}
