import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Kube } from '../ports/kube.ts';
import type { SyncDocument } from '../sync/document.ts';
import { namespaceOf } from '../sync/engine-names.ts';
import { syncTargets } from '../sync/sync-targets.ts';
import type { SyncTarget } from '../sync/target.ts';
import type { CommandContext } from './command.ts';

export interface SyncEnvironments {
  /** The manifest repository's. */
  config: Config | undefined;
  /** Names; undefined: all that have `sync`. */
  environments: readonly string[] | undefined;
  /** Full SHA of the manifest commit. */
  revision: string;
}

const defaultMs = 10 * 60_000;

/** Confirms a manifest commit in all targets of the environments that have `sync`; null when none of them has. */
export async function syncEnvironments(
  context: CommandContext,
  request: SyncEnvironments,
): Promise<SyncDocument | null> {
  const { platform, values } = context;
  const { clock, host, signal } = platform;
  if (!/^[0-9a-f]{40}$/.test(request.revision)) {
    throw new SlipwayError('OPTION_INVALID', `"${request.revision}" is not a full commit SHA`, {
      hint: 'The cluster takes none but a whole one of 40 hexadecimal digits.',
    });
  }
  const targets = targetsOf(context, request);
  if (targets.length === 0) return null;
  return await host.log.group(`Sync ${request.revision.slice(0, 12)}`, async () =>
    syncTargets({
      targets,
      revision: request.revision,
      deadline: clock.now() + patience(values.given('timeout') ? values.duration('timeout') : undefined),
      connect: async (target) => await connect(context, target),
      clock,
      log: host.log,
      signal,
    }),
  );
}

async function connect({ platform }: CommandContext, { context, audience }: SyncTarget): Promise<Kube> {
  return await platform.kube({
    signal: platform.signal,
    ...(context === undefined ? {} : { context }),
    ...(audience === undefined ? {} : { token: async (signal) => await platform.idToken(audience, signal) }),
  });
}

/** Ends before the time limit of the whole run, of which the rest has used a part, so that there is time to tell why. */
function patience(limit: number | undefined): number {
  if (limit === undefined || limit === 0) return defaultMs;
  const left = limit - performance.now();
  return Math.max(1000, left * 0.9, left - 10_000);
}

function targetsOf({ values }: CommandContext, { config, environments }: SyncEnvironments): readonly SyncTarget[] {
  const wanted = values.list('target');
  const known = Object.entries(config?.environments ?? {});
  const chosen = environments === undefined ? known : known.filter(([name]) => environments.includes(name));
  const all = chosen.flatMap(([environment, { sync }]) =>
    (sync?.targets ?? []).map(
      (target): SyncTarget => ({
        environment,
        name: target.name,
        context: values.text('context') ?? target.context,
        audience: target.audience,
        namespace: values.text('namespace') ?? target.namespace ?? namespaceOf(environment),
      }),
    ),
  );
  const missing = wanted.filter((name) => !all.some((target) => target.name === name));
  if (missing.length > 0) {
    throw new SlipwayError('OPTION_INVALID', `there is no target "${missing[0]}"`, {
      hint: `There are: ${all.map((target) => target.name).join(', ') || 'none'}.`,
    });
  }
  return wanted.length === 0 ? all : all.filter((target) => wanted.includes(target.name));
}
