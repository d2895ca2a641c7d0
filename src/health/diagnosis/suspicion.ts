/** A sign that a release will not become healthy, and how long it has to be seen before it counts. */
export interface Suspicion {
  /** The same as long as it is the same trouble, also where its reason alternates (`ErrImagePull`, `ImagePullBackOff`). */
  key: string;
  /** The cluster's own word: `CrashLoopBackOff`, `FailedMount`, … */
  reason: string;
  message: string;
  pod?: { namespace: string; name: string };
  container?: string;
  /** The container before its last restart is the one that tells. */
  previous?: boolean;
  /** When it began, in milliseconds since 1970, where the cluster tells; else it counts from when it was first seen. */
  since?: number;
  /** Milliseconds that it has to last; 0: seen is enough. */
  holdMs: number;
  /** How often it has to be seen, at most once a second. Default 1. */
  observations?: number;
}

export interface DiagnosisTimes {
  now: number;
  /** When we began to apply: what is older may be mended by what we applied. Milliseconds since 1970. */
  appliedAt: number;
  /** The release has custom resources from which controllers make Secrets, so that one may come a while after its pods. */
  secretsFollow?: boolean;
}

/** How long trouble that was there before we applied may last: controllers and kubelets come back to it with pauses. */
export const patienceMs = 30_000;
