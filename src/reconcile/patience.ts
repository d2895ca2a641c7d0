import { SlipwayError } from '../model/errors.ts';
import type { RunContext } from './run-context.ts';

const patienceMs = 60_000;
const webhookMs = 30_000;
const pauseMs = 1000;

export interface PatienceOptions {
  /** Also while an admission webhook is away. Not for one object of many: a webhook that stays away would hold up each. */
  webhooks?: boolean;
}

/** Does something that may be done again, also while the API server is away for a moment: it restarts now and then. */
export async function withPatience<T>(
  { clock, signal, deadline }: RunContext,
  work: () => Promise<T>,
  { webhooks = false }: PatienceOptions = {},
): Promise<T> {
  let since: number | undefined;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const limit = limitOf(error, webhooks);
      since ??= clock.now();
      if (clock.now() >= Math.min(deadline, since + limit)) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}

function limitOf(error: unknown, webhooks: boolean): number {
  if (error instanceof SlipwayError && error.code === 'KUBE_UNREACHABLE') return patienceMs;
  return webhooks && isWebhookAway(error) ? webhookMs : 0;
}

/** An admission webhook could not be asked: its pods may be just rolling over, or come with the release. */
export function isWebhookAway(error: unknown): boolean {
  return error instanceof SlipwayError && /failed calling webhook/.test(error.message);
}
