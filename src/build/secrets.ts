import { SlipwayError } from '../model/errors.ts';
import type { ImageSpec } from './image-spec.ts';

/** The values of an image's build secrets, by the variable that holds them. Throws `CREDENTIALS_ABSENT` naming all that are missing. */
export function secretsOf(
  { name, secrets = {} }: ImageSpec,
  variable: (name: string) => string | undefined,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const source of Object.values(secrets)) {
    const value = variable(source);
    if (value) values[source] = value;
    else missing.push(source);
  }
  if (missing.length === 0) return values;
  throw new SlipwayError('CREDENTIALS_ABSENT', `image ${name} needs a build secret in ${missing.join(', ')}`, {
    hint: 'Set it in `env:` of the step, for instance from `secrets.`; pull requests from forks have no secrets.',
  });
}
