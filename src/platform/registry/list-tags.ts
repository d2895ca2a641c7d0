import { SlipwayError } from '../../model/errors.ts';
import { z } from 'zod';
import type { Client } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { maxManifestBytes } from './read-manifest.ts';
import { unexpected } from './refusal.ts';

const answerSchema = z.object({ tags: z.array(z.string()).nullable() });

/** No repository that a person would choose from has so many pages of a thousand. */
const mostPages = 100;

/** Every tag of a repository, page by page; undefined when the registry knows no such repository. */
export async function listTags(
  client: Client,
  endpoint: Endpoint,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | undefined> {
  const tags: string[] = [];
  let path: string | undefined = 'tags/list?n=1000';
  for (let page = 0; path !== undefined; page++) {
    if (page >= mostPages) throw failed(endpoint, `has more than ${mostPages} pages of tags of ${endpoint.path}`);
    const answer = await client(endpoint, { method: 'GET', path, actions: 'pull', maxBytes: maxManifestBytes, signal });
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw unexpected(endpoint, 'the tags of', answer);
    const parsed = answerSchema.safeParse(parseJson(answer.body));
    if (!parsed.success) throw failed(endpoint, `did not answer with the tags of ${endpoint.path}`);
    tags.push(...(parsed.data.tags ?? []));
    path = nextPage(answer.headers.get('link'));
  }
  return tags;
}

/** `Link: </v2/acme/web/tags/list?n=1000&last=1.0>; rel="next"`: only its question counts, so that it leads nowhere else. */
function nextPage(link: string | null): string | undefined {
  const question = /<[^>]*tags\/list\?([^>]*)>\s*;\s*rel="?next"?/i.exec(link ?? '')?.[1];
  return question === undefined ? undefined : `tags/list?${question}`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function failed({ registry }: Endpoint, why: string): SlipwayError {
  return new SlipwayError('REGISTRY_FAILED', `registry ${registry} ${why}`);
}
