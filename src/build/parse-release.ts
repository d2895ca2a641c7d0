import { z } from 'zod';
import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import { digestProblem, readImageReference, tagProblem } from '../model/image-reference.ts';
import { formatPath } from '../model/json-path.ts';
import type { Release } from '../model/release.ts';

/** What is read from a release ends up in commit messages and reports; a line break there could forge a trailer. */
const line = z
  .string()
  .max(2048)
  .refine((text) => !/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(text), 'has control characters');
const url = line.refine(
  (text) => text === '' || /^(https?|ssh|file):\/\/\S+$/.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text),
  'is not a URL',
);
const repository = line.refine((text) => readImageReference(text)?.spelled === text, 'is not a repository');
const digest = z.string().refine((text) => digestProblem(text) === undefined, 'is not a digest');

const imageSchema = z.object({
  name: line.min(1),
  repository,
  tag: z.string().refine((text) => tagProblem(text) === undefined, 'is not a tag'),
  digest,
  mediaType: line,
  platforms: z.array(line).max(64),
  size: z.number().int().nonnegative(),
  inputs: line,
  built: z.boolean(),
});

/** Unknown keys are left out, not refused: later versions of v1 may add some. */
const releaseSchema = z.object({
  schema: z.literal('slipway/release/v1'),
  source: url,
  revision: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'is not the full SHA of a commit'),
  ref: line,
  run: url,
  images: z.array(imageSchema).max(1000),
});

const maxLength = 4 * 1024 * 1024;
const maxProblems = 50;

/** Reads a release document. Throws `RELEASE_INVALID`, one for each problem; `file` names it in messages. */
export function parseRelease(text: string, file: string): Release {
  const invalid = (problem: string): SlipwayError =>
    new SlipwayError('RELEASE_INVALID', `${file}: ${problem}`, { hint: 'Write it with `slipway build`.' });
  if (text.length > maxLength) throw invalid('is larger than 4 MiB');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('is not JSON');
  }
  const parsed = releaseSchema.safeParse(value);
  if (!parsed.success) {
    throw new SlipwayErrors(
      parsed.error.issues.slice(0, maxProblems).map(({ path, message }) => {
        const place = formatPath(path.filter((step) => typeof step !== 'symbol'));
        return invalid(`${place === '' ? 'the document' : place}: ${message}`);
      }),
    );
  }
  const names = parsed.data.images.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`image ${JSON.stringify(twice)} is there twice`);
  return parsed.data;
}
