import { z } from 'zod';
import type { UnhealthyDocument } from '../health/watch/describe.ts';
import { textAt } from '../health/read.ts';
import type { ErrorDocument } from '../model/errors.ts';
import { statusKey } from '../reconcile/names.ts';

/** What `sync` needs of the document that the cluster keeps. */
export interface EngineStatus {
  environment: string;
  branch: string;
  repository: string;
  requested: string;
  revision: string;
  outcome: string;
  /** The pod's name, which begins with its Job's. */
  run: string;
  by: string;
  counts: Readonly<Record<string, number>>;
  objects: number;
  current: number;
  unhealthy: readonly UnhealthyDocument[];
  errors: readonly ErrorDocument[];
  stages: readonly { name: string; at: string }[];
  appliedRevision: string;
  started: string;
  milliseconds: number;
  failingSince: string;
}

const text = z.string().catch('');
const count = z.number().catch(0);
const location = z.object({ file: text, line: z.number().optional() }).optional().catch(undefined);
// An entry that is not as expected is no reason to lose the others.
const unhealthy = z.object({
  object: text,
  reason: text,
  message: text,
  since: text,
  events: z.array(z.looseObject({})).catch([]),
  logs: z.array(z.looseObject({ container: text, tail: text })).catch([]),
  source: location,
});
const error = z.object({
  code: text,
  message: text,
  hint: z.string().optional().catch(undefined),
  docs: text,
  location,
});

const status = z.object({
  environment: text,
  branch: text,
  repository: text,
  requested: text,
  revision: text,
  outcome: text,
  run: text,
  by: text,
  counts: z.record(z.string(), count).catch({}),
  health: z
    .object({ objects: count, current: count, unhealthy: z.array(unhealthy).catch([]) })
    .catch({ objects: 0, current: 0, unhealthy: [] }),
  errors: z.array(error).catch([]),
  stages: z.array(z.object({ name: text, at: text })).catch([]),
  applied: z.object({ revision: text }).nullable().catch(null),
  started: text,
  milliseconds: count,
  failingSince: text,
});

/** Reads the status ConfigMap; undefined when there is none, or it cannot be read. Everything in it is the cluster's word. */
export function readStatus(configMap: unknown): EngineStatus | undefined {
  const json = textAt(configMap, ['data', statusKey]);
  if (json === '') return undefined;
  try {
    const { health, applied, ...rest } = status.parse(JSON.parse(json));
    return {
      ...rest,
      errors: rest.errors as readonly ErrorDocument[],
      objects: health.objects,
      current: health.current,
      unhealthy: health.unhealthy as unknown as readonly UnhealthyDocument[],
      appliedRevision: applied?.revision ?? '',
    };
  } catch {
    return undefined;
  }
}

/** Milliseconds since 1970 at which the run ended, or 0. */
export function endOf(found: EngineStatus): number {
  const started = Date.parse(found.started);
  return Number.isNaN(started) ? 0 : started + found.milliseconds;
}
