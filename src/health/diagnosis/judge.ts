import type { Suspicion } from './suspicion.ts';

interface Sighting {
  first: number;
  counted: number;
  observations: number;
}

/** What was seen so far, by suspicion's key. Trouble that passes is forgotten. */
export type Sightings = ReadonlyMap<string, Sighting>;

export interface Judgement {
  /** Suspicions that have held for as long as they must: waiting on is useless. */
  fatal: readonly Suspicion[];
  sightings: Sightings;
  /** When the next of the others would hold, if nothing changes; milliseconds since 1970. */
  nextAt: number | undefined;
}

const observationMs = 1000;

/** Weighs the suspicions of this moment against what was seen before. */
export function judge(before: Sightings, suspicions: readonly Suspicion[], now: number): Judgement {
  const sightings = new Map<string, Sighting>();
  const fatal: Suspicion[] = [];
  let nextAt: number | undefined;
  for (const suspicion of suspicions) {
    const sighting = see(before.get(suspicion.key), now);
    sightings.set(suspicion.key, sighting);
    const holdsAt = Math.max(
      (suspicion.since ?? sighting.first) + suspicion.holdMs,
      sighting.counted + Math.max(0, (suspicion.observations ?? 1) - sighting.observations) * observationMs,
    );
    if (holdsAt <= now) fatal.push(suspicion);
    else nextAt = Math.min(nextAt ?? holdsAt, holdsAt);
  }
  return { fatal, sightings, nextAt };
}

function see(known: Sighting | undefined, now: number): Sighting {
  if (known === undefined) return { first: now, counted: now, observations: 1 };
  if (now - known.counted < observationMs) return known;
  return { ...known, counted: now, observations: known.observations + 1 };
}
