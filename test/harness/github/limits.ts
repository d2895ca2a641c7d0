import { type ApiAnswer, failure } from './answer.ts';
import type { ApiState } from './state.ts';

/** Counts a request against both limits; returns the refusal if one is used up. github.com answers 403 for both. */
export function countRequest(state: ApiState): ApiAnswer | undefined {
  const { rateLimit, secondaryLimit } = state;
  if (secondaryLimit.requests > 0) {
    secondaryLimit.requests -= 1;
    return failure(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
      headers: { 'Retry-After': String(secondaryLimit.retryAfter) },
    });
  }
  if (rateLimit.remaining === 0) {
    if (Date.now() / 1000 < rateLimit.reset) return failure(403, 'API rate limit exceeded for user ID 1.');
    rateLimit.remaining = rateLimit.limit;
  }
  rateLimit.remaining -= 1;
  return undefined;
}

/** The headers that every answer has. */
export function limitHeaders({ rateLimit: { limit, remaining, reset } }: ApiState): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Used': String(limit - remaining),
    'X-RateLimit-Reset': String(reset),
    'X-RateLimit-Resource': 'core',
  };
}
