import type { HttpFailure } from './http.ts';

/** Reads a body of at most `maxBytes`; a longer one is not read to its end, but a failure. */
export async function boundedBody(response: Response, maxBytes: number, failure: HttpFailure): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.byteLength;
    if (length > maxBytes)
      throw failure('failed', new URL(response.url).host, `it answered with more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
