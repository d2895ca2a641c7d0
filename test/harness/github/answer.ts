/** An answer of the API, before the headers that every answer has. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const DOCS = 'https://docs.github.com/rest';

/** An error in the API's shape: `message`, `documentation_url`, `status`, and `errors` where a field is wrong. */
export function failure(
  status: number,
  message: string,
  extra: { headers?: Record<string, string>; errors?: object[] } = {},
): ApiAnswer {
  const { headers = {}, errors } = extra;
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: DOCS,
    status: String(status),
  };
  return { status, headers, body };
}

export const NOT_FOUND = failure(404, 'Not Found');
