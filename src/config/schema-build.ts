import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** One image of the source repository. */
export const buildSchema = z.strictObject({
  repository: z.string().min(1).describe('Where it is pushed, without a tag: ghcr.io/acme/web.'),
  context: z.string().min(1).describe('Build context, relative to the repository.').default('.'),
  dockerfile: z
    .string()
    .min(1)
    .describe('Dockerfile, relative to the repository. Absent: Dockerfile in the context.')
    .optional(),
  target: z.string().min(1).describe('Stage to build.').optional(),
  args: texts.describe('Build arguments; never secrets.').optional(),
  platforms: z
    .array(z.string().regex(/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?$/, 'must be os/arch, for instance linux/arm64'))
    .describe('Absent: the builder’s own.')
    .optional(),
  tags: z
    .array(z.string().regex(/^[\w{][\w.{}-]{0,127}$/, 'must be a tag; {sha12} and {sha} are replaced'))
    .min(1)
    .describe('Tags to push; {sha12} and {sha} stand for the commit. The first one is written into manifests.')
    .default(['sha-{sha12}']),
  cache: z.string().min(1).describe('Repository for the builder’s layer cache (docker buildx).').optional(),
  secrets: texts
    .describe('Build secrets: id of the secret → name of the environment variable that holds it.')
    .optional(),
});

export type ImageConfig = z.output<typeof buildSchema>;
