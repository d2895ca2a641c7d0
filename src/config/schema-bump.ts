import { z } from 'zod';

const field = z.strictObject({
  kind: z.string().min(1).describe('Kind of the objects. Absent: any.').optional(),
  path: z
    .array(z.string().min(1))
    .min(1)
    .describe('Keys from the object’s root; "[]" stands for all items of a list: [spec, agents, "[]", image].'),
});

const target = z.strictObject({
  file: z.string().min(1).describe('File, relative to the repository.'),
  path: z.string().min(1).describe('Place in it: spec.version, images[0].tag.'),
  image: z.string().min(1).describe('Whose image it is, without a tag.'),
  part: z.enum(['all', 'tag', 'name', 'digest']).describe('What the value is.').default('all'),
});

/** How image changes are made. */
export const bumpSchema = z.strictObject({
  'on-missing': z.enum(['fail', 'ignore']).describe('When no manifest uses an image.').default('fail'),
  without: z
    .array(z.string().min(1))
    .describe('Conventions to leave alone, by the names that a plan shows.')
    .optional(),
  fields: z.array(field).describe('Fields of custom objects that hold images.').optional(),
  targets: z.array(target).describe('Single values that no convention finds.').optional(),
});
