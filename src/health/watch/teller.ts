import type { Logger } from '../../ports/logger.ts';
import { type TargetState, targetName } from './target.ts';

const heartbeatMs = 30_000;

/** Says each change of health in a line, and what is waited for when nothing changes. */
export function createTeller(
  log: Logger,
  onProgress?: (states: readonly TargetState[]) => void,
): (states: readonly TargetState[], now: number) => void {
  const said = new Map<string, string>();
  let lastAt: number | undefined;
  return (states, now) => {
    let changed = false;
    for (const { target, health } of states) {
      const name = targetName(target);
      if (said.get(name) === health.message) continue;
      changed = true;
      said.set(name, health.message);
      log.info(`${name}: ${health.message}`);
    }
    if (changed) onProgress?.(states);
    const pending = states.filter((state) => state.health.status !== 'current');
    if (changed) lastAt = now;
    if (pending.length === 0 || now - (lastAt ?? now) < heartbeatMs) return;
    lastAt = now;
    log.info(
      `still waiting for ${pending.map((state) => `${targetName(state.target)} (${state.health.reason})`).join(', ')}`,
    );
  };
}
