import { SlipwayError } from '../../model/errors.ts';
import type { RegistryRefusal } from '../../ports/registry.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer } from './http.ts';

const hints = {
  none: 'Log in first, for instance with docker/login-action, or `docker login`.',
  credential: 'The credential in Docker’s configuration is wrong or has expired; log in again.',
  access:
    'The credential is valid but may not do this here. On ghcr.io give the job `packages: write` and, in the package’s settings, this repository write access.',
} as const;

/** The error for a 401 or 403: what was refused, never with what. */
export function refusal(
  { registry, path }: Endpoint,
  refused: RegistryRefusal['refused'],
  given: boolean,
  answer?: HttpAnswer,
): SlipwayError {
  const what = given
    ? refused === 'credential'
      ? 'refuses the credential for'
      : 'does not let this credential into'
    : 'wants a credential for';
  const said = answer === undefined ? '' : saying(answer);
  return new SlipwayError('REGISTRY_AUTH', `registry ${registry} ${what} ${path}${said}`, {
    hint: given ? hints[refused] : hints.none,
    cause: Object.assign(new Error(`refused: ${refused}`), { refused, given } satisfies RegistryRefusal),
  });
}

/** The error for every other answer that is no success. */
export function unexpected({ registry, path }: Endpoint, doing: string, answer: HttpAnswer): SlipwayError {
  const hint =
    answer.status === 429
      ? { hint: 'The registry limits how often it may be asked; log in for a higher limit, or wait.' }
      : {};
  return new SlipwayError(
    'REGISTRY_FAILED',
    `registry ${registry} answered ${answer.status} to ${doing} ${path}${saying(answer)}`,
    hint,
  );
}

/** The first error of the answer in one clean, short line: `: MANIFEST_INVALID: …`. */
function saying({ body }: HttpAnswer): string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return '';
  }
  const errors = (value as { errors?: unknown } | null)?.errors;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (first === null || typeof first !== 'object') return '';
  const { code, message } = first as { code?: unknown; message?: unknown };
  const words = [code, message].filter((word) => typeof word === 'string' && word !== '');
  const line = words
    .join(': ')
    .replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')
    .slice(0, 200);
  return line === '' ? '' : ` (${line})`;
}
