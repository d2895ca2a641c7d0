import { SlipwayError } from '../../model/errors.ts';
import type { ChartServices } from './chart-services.ts';

/** Which login belongs to which chart repository: never another's, whatever a change writes into a HelmRepository. */
export interface ChartLogin {
  /** It is sent to this URL and those below it. */
  url: string;
  username: string;
  /** Name of the environment variable that holds the password. */
  'password-variable': string;
}

/** Finds the login for a URL: the longest of the configured ones that it is below, else one that stands in the URL itself. */
export function createLogins(
  logins: readonly ChartLogin[],
  variable: (name: string) => string | undefined,
  mask: (secret: string) => void,
): ChartServices['loginFor'] {
  return (address) => {
    const bare = new URL(address);
    const own = { username: decodeURIComponent(bare.username), password: decodeURIComponent(bare.password) };
    [bare.username, bare.password] = ['', ''];
    const url = bare.href;
    const found = logins
      .filter((one) => isBelow(url, one.url))
      .toSorted((one, other) => other.url.length - one.url.length)[0];
    if (found === undefined) return own.password === '' ? { url } : { url, login: own };
    const name = found['password-variable'];
    const password = variable(name);
    if (password === undefined || password === '')
      throw new SlipwayError(
        'CREDENTIALS_ABSENT',
        `the password for ${found.url} should be in ${name}, which is not set`,
        {
          hint: `Pass it to this step: env: { ${name}: … }. Secrets are not available to pull requests from forks.`,
        },
      );
    mask(password);
    return { url, login: { username: found.username, password } };
  };
}

function isBelow(url: string, above: string): boolean {
  const [one, other] = [new URL(url), new URL(above)];
  const start = other.pathname.endsWith('/') ? other.pathname : `${other.pathname}/`;
  return one.origin === other.origin && (one.pathname === other.pathname || one.pathname.startsWith(start));
}
