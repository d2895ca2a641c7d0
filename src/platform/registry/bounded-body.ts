import { SlipwayError } from '../../model/errors.ts';

/** Reads a body of at most `maxBytes`; a longer one is not read to its end. Throws `REGISTRY_FAILED`. */
export async function boundedBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.byteLength;
    if (length > maxBytes) {
      throw new SlipwayError(
        'REGISTRY_FAILED',
        `registry ${new URL(response.url).host} answered with more than ${maxBytes} bytes`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
