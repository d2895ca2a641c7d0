import { SlipwayError } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Kube, LiveObject } from '../ports/kube.ts';
import { KubeError } from '../ports/kube-error.ts';
import type { Logger } from '../ports/logger.ts';
import { isFree, leaseDurationMs, leaseObject, type LeaseRecord, readLease } from './lease-record.ts';
import { annotationKeys, objectNames } from './names.ts';

/** The right to write, held until it is disposed of. */
export interface HeldLease extends AsyncDisposable {
  /** Aborted, with `LEASE_LOST`, when another run took it. */
  readonly lost: AbortSignal;
  /** Aborted when a newer run asks for it; `wantedBy` is that run's revision. */
  readonly wanted: AbortSignal;
  wantedBy(): string;
}

export interface LeaseParts {
  kube: Kube;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  namespace: string;
  /** This run's name, unlike any other's. */
  holder: string;
  revision: string;
  /** When to give up, in milliseconds since 1970. */
  deadline: number;
}

const askMs = 1000;
const renewMs = 2000;

/** Takes the Lease; while another run has it, asks for it and waits. Throws `LEASE_HELD` at the deadline. */
export async function takeLease(parts: LeaseParts): Promise<HeldLease> {
  const { clock, signal, deadline, log } = parts;
  let seen = { version: '', at: clock.now() };
  let asked = false;
  for (;;) {
    const lease = await readCurrent(parts);
    const version = lease?.metadata.resourceVersion ?? '';
    const record = lease === undefined ? undefined : readLease(lease);
    if (seen.version !== version) seen = { version, at: clock.now() };
    if (record === undefined || isFree(record, clock.now(), clock.now() - seen.at)) {
      if (await write(parts, record, version)) return hold(parts);
      continue;
    }
    if (!asked) log.info(`waiting for run ${record.holder} to give way`);
    // Another that waits may have overwritten it.
    if (!asked || record.wantedBy === '') asked = await ask(parts);
    if (clock.now() >= deadline)
      throw new SlipwayError(
        'LEASE_HELD',
        `run ${record.holder} holds the Lease ${parts.namespace}/${objectNames.lease}`,
      );
    await clock.sleep(askMs, signal);
  }
}

async function readCurrent({ kube, namespace, signal }: LeaseParts): Promise<LiveObject | undefined> {
  return await kube.get(
    { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace, name: objectNames.lease },
    { signal },
  );
}

/** Writes ourselves in as the holder; false when somebody was quicker. */
async function write(parts: LeaseParts, record: LeaseRecord | undefined, version: string): Promise<boolean> {
  const { kube, clock, namespace, holder, signal } = parts;
  const next = { holder, transitions: (record?.transitions ?? -1) + 1, wantedBy: '' };
  try {
    if (version === '') await kube.create(leaseObject(namespace, next, clock.now()), { signal });
    else await kube.replace(leaseObject(namespace, next, clock.now(), version), { signal });
    return true;
  } catch (error) {
    if (error instanceof KubeError && error.code === 'KUBE_CONFLICT') return false;
    throw error;
  }
}

async function ask({ kube, namespace, holder, revision, signal }: LeaseParts): Promise<boolean> {
  const identity = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace, name: objectNames.lease };
  const body = { metadata: { annotations: { [annotationKeys.wanted]: `${holder} ${revision}` } } };
  await kube.patch(identity, { type: 'merge', body, signal });
  return true;
}

function hold(parts: LeaseParts): HeldLease {
  const lost = new AbortController();
  const wanted = new AbortController();
  const ended = new AbortController();
  let wantedBy = '';
  const renewing = (async () => {
    let good = parts.clock.now();
    while (!ended.signal.aborted) {
      await parts.clock.sleep(renewMs, ended.signal).catch(() => undefined);
      if (ended.signal.aborted) return;
      const state = await renew(parts, ended.signal).catch(() => 'unknown' as const);
      if (typeof state === 'object') {
        good = parts.clock.now();
        if (state.wantedBy !== '') wantedBy = state.wantedBy.split(' ')[1] ?? '';
        if (state.wantedBy !== '') wanted.abort();
      }
      // Others may take it now, though we could not see it.
      const late = parts.clock.now() - good > leaseDurationMs - renewMs;
      if (state === 'lost' || late) lost.abort(new SlipwayError('LEASE_LOST', 'another run took the Lease'));
      if (lost.signal.aborted) return;
    }
  })();
  return {
    lost: lost.signal,
    wanted: wanted.signal,
    wantedBy: () => wantedBy,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await renewing;
      if (!lost.signal.aborted) await release(parts).catch(() => undefined);
    },
  };
}

async function renew(parts: LeaseParts, signal: AbortSignal): Promise<LeaseRecord | 'lost'> {
  for (let attempt = 1; ; attempt += 1) {
    const lease = await readCurrent({ ...parts, signal });
    if (lease === undefined) return 'lost';
    const record = readLease(lease);
    if (record.holder !== parts.holder) return 'lost';
    try {
      const object = leaseObject(parts.namespace, record, parts.clock.now(), lease.metadata.resourceVersion);
      await parts.kube.replace(object, { signal });
      return record;
    } catch (error) {
      // Most likely a run that asks for it.
      if (attempt > 2 || !(error instanceof KubeError) || error.code !== 'KUBE_CONFLICT') throw error;
    }
  }
}

/** Leaves it free at once. The run may have been aborted, so it goes by a time limit of its own. */
async function release(parts: LeaseParts): Promise<void> {
  const signal = AbortSignal.timeout(5000);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const lease = await readCurrent({ ...parts, signal });
    if (lease === undefined || readLease(lease).holder !== parts.holder) return;
    const freed = { ...readLease(lease), holder: '', wantedBy: '' };
    const object = leaseObject(parts.namespace, freed, parts.clock.now(), lease.metadata.resourceVersion);
    try {
      await parts.kube.replace(object, { signal });
      return;
    } catch (error) {
      if (!(error instanceof KubeError) || error.code !== 'KUBE_CONFLICT') throw error;
    }
  }
}
