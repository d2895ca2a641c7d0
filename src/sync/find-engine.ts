import { isRecord, recordsAt, textAt } from '../health/read.ts';
import { SlipwayError } from '../model/errors.ts';
import { valueAt } from '../model/json-path.ts';
import type { Kube, LiveObject } from '../ports/kube.ts';
import { engineNames } from './engine-names.ts';
import type { SyncTarget } from './target.ts';

/** The installed engine: its CronJob, and what that pins. */
export interface Engine {
  cronJob: LiveObject;
  branch: string;
  repository: string;
}

/**
 * Reads the engine's CronJob. Throws `ENGINE_MISSING`, `ENGINE_SUSPENDED`, `ENGINE_INVALID` when it is not one that we install or
 * is another environment's, and what the cluster refuses.
 */
export async function findEngine(kube: Kube, target: SyncTarget, signal: AbortSignal): Promise<Engine> {
  const { namespace, environment } = target;
  const name = engineNames.cronJob;
  const cronJob = await kube.get({ apiVersion: 'batch/v1', kind: 'CronJob', namespace, name }, { signal });
  if (cronJob === undefined) {
    throw new SlipwayError('ENGINE_MISSING', `there is no CronJob ${namespace}/${name} on ${kube.server}`, {
      hint: `Write it with \`slipway init --engine job --environment ${environment}\` and install it with \`kubectl apply -k\`; --namespace or the target's namespace says where it is.`,
    });
  }
  if (valueAt(cronJob, ['spec', 'suspend']) === true) {
    throw new SlipwayError('ENGINE_SUSPENDED', `CronJob ${namespace}/${name} is suspended`, {
      hint: `Somebody holds back all changes of ${environment}. To go on: kubectl patch cronjob ${name} -n ${namespace} -p '{"spec":{"suspend":false}}'`,
    });
  }
  const pinned = pinnedArguments(cronJob);
  const installed = pinned.get('environment');
  if (installed !== environment) {
    const what = installed === undefined ? 'is not one of Slipway' : `reconciles "${installed}", not "${environment}"`;
    throw new SlipwayError('ENGINE_INVALID', `CronJob ${namespace}/${name} ${what}`);
  }
  return { cronJob, branch: pinned.get('branch') ?? '', repository: pinned.get('repository') ?? '' };
}

function pinnedArguments(cronJob: LiveObject): ReadonlyMap<string, string> {
  const pod = valueAt(cronJob, ['spec', 'jobTemplate', 'spec', 'template', 'spec']);
  const containers = isRecord(pod) ? [...recordsAt(pod, ['initContainers']), ...recordsAt(pod, ['containers'])] : [];
  const render = containers.find((container) => textAt(container, ['name']) === engineNames.render);
  const args = valueAt(render ?? {}, ['args']);
  const words = Array.isArray(args) ? args.filter((word) => typeof word === 'string') : [];
  return new Map(
    words.flatMap((word): [string, string][] => {
      const match = /^--([a-z-]+)=(.*)$/s.exec(word);
      return match === null ? [] : [[match[1] ?? '', (match[2] ?? '').replaceAll('$$', '$')]];
    }),
  );
}
