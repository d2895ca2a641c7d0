import { SlipwayError } from '../model/errors.ts';
import { formatIdentity, type ObjectIdentity } from '../model/object.ts';
import type { LiveObject } from '../ports/kube.ts';
import type { RunContext } from './run-context.ts';

const patienceMs = 120_000;

/** Waits until an object that is being deleted is gone, or another has its name. Throws `OBJECT_TERMINATING`, naming what holds it up. */
export async function awaitGone(
  { kube, clock, signal, deadline }: RunContext,
  identity: ObjectIdentity,
  uid: string,
): Promise<void> {
  const until = Math.min(deadline, clock.now() + patienceMs);
  for (let pause = 250; ; pause = Math.min(pause * 2, 2000)) {
    const live = await kube.get(identity, { signal });
    if (live === undefined || live.metadata.uid !== uid) return;
    if (clock.now() >= until) throw lingering(identity, live);
    await clock.sleep(pause, signal);
  }
}

function lingering(identity: ObjectIdentity, live: LiveObject): SlipwayError {
  const finalizers = live.metadata['finalizers'];
  const holders = Array.isArray(finalizers) ? finalizers.filter((one) => typeof one === 'string') : [];
  const spec = live['spec'];
  if (typeof spec === 'object' && spec !== null && 'finalizers' in spec && Array.isArray(spec.finalizers)) {
    holders.push(...spec.finalizers.filter((one) => typeof one === 'string'));
  }
  const held = holders.length === 0 ? '' : `; finalizers: ${holders.join(', ')}`;
  return new SlipwayError('OBJECT_TERMINATING', `${formatIdentity(identity)} is being deleted and does not end${held}`);
}
