import { type ErrorDocument, SlipwayError, toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitCredentials, RemoteHead } from '../ports/git.ts';
import type { FollowBranch, FollowedBranch } from '../ports/git-history.ts';
import type { Logger } from '../ports/logger.ts';
import type { ApplyOptions, Rendering } from './rendering.ts';

/** Renders the environment's roots as `slipway.yaml` of the head's own tree says. Throws when that file is wrong. */
export type RenderEnvironment = (head: RemoteHead, signal: AbortSignal) => Promise<RenderedEnvironment>;

export interface RenderedEnvironment {
  roots: readonly RenderedRoot[];
  options?: ApplyOptions;
}

/** Pinned by the CronJob's arguments, so that whoever starts a Job cannot choose them; `requested` alone is the caller's. */
export interface RenderSettings {
  environment: string;
  repository: string;
  branch: string;
  credentials: GitCredentials;
  /** The commit that has to be on the branch; empty: whatever the head is. */
  requested: string;
}

export interface RenderParts {
  follow: FollowBranch;
  render: RenderEnvironment;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  settings: RenderSettings;
}

const historyLimit = 1000;

/**
 * Fetches the branch and renders its head, without any access to the cluster. What goes wrong is part of the result, so that the
 * apply phase can tell it in the cluster's status; only an abort is thrown.
 */
export async function renderPhase(parts: RenderParts): Promise<Rendering> {
  const { settings, clock, signal } = parts;
  const rendering = emptyRendering(settings);
  const at = (): string => new Date(clock.now()).toISOString();
  try {
    if (!/^([0-9a-f]{40})?$/.test(settings.requested)) {
      throw new SlipwayError('OPTION_INVALID', 'the requested revision is not a full commit SHA');
    }
    await using branch = await parts.follow(settings.repository, settings.branch, settings.credentials, signal);
    const revision = branch.head.revision;
    parts.log.info(`${settings.branch} is at ${revision}`);
    const fetched: Rendering = { ...rendering, revision, stages: [{ name: 'fetched', at: at() }] };
    await requireOnBranch(branch, settings, signal);
    const history = await branch.history(historyLimit, signal);
    const { roots, options = {} } = await parts.render(branch.head, signal);
    const stages = [...fetched.stages, { name: 'rendered', at: at() }];
    const errors = roots.flatMap(problemsOf);
    return { ...fetched, history, options, errors, stages, objects: roots.flatMap((root) => root.objects) };
  } catch (error) {
    signal.throwIfAborted();
    return { ...rendering, errors: toSlipwayErrors(error).map(toErrorDocument) };
  }
}

async function requireOnBranch(branch: FollowedBranch, settings: RenderSettings, signal: AbortSignal): Promise<void> {
  const { requested } = settings;
  if (requested === '' || requested === branch.head.revision || (await branch.contains(requested, signal))) return;
  throw new SlipwayError(
    'REVISION_NOT_ON_BRANCH',
    `${requested} is not on ${settings.branch} of ${settings.repository}`,
  );
}

/** An empty root would delete all that it had. */
function problemsOf(root: RenderedRoot): readonly ErrorDocument[] {
  if (root.errors.length > 0 || root.objects.length > 0) return root.errors;
  return [toErrorDocument(new SlipwayError('RENDER_EMPTY', `${root.id} renders no object`))];
}

function emptyRendering(settings: RenderSettings): Rendering {
  const { environment, repository, branch, requested } = settings;
  return {
    environment,
    repository,
    branch,
    requested,
    revision: '',
    history: { revisions: [], complete: false },
    objects: [],
    options: {},
    errors: [],
    stages: [],
  };
}
