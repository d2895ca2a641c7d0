import { z } from 'zod';
import { bumpSchema } from './schema-bump.ts';
import { buildSchema } from './schema-build.ts';
import { environmentSchema } from './schema-environment.ts';
import { gateSchema } from './schema-gate.ts';

const name = z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'must be lower-case letters, digits and dashes');

const manifests = z.strictObject({
  repository: z
    .string()
    .min(1)
    .describe('OWNER/NAME on the server of this run, or a URL. Absent: this repository.')
    .optional(),
  branch: z.string().min(1).describe('Branch that the cluster follows.').default('main'),
  path: z.string().min(1).describe('Folder in which the manifests and their slipway.yaml are.').default('.'),
});

/** The only truth about slipway.yaml: types, JSON Schema and messages come from it. */
export const configSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file’s format.'),
    images: z
      .record(name, buildSchema)
      .describe('Source repository: the images that it builds, by short name.')
      .optional(),
    manifests: manifests.describe('Source repository: where the manifests live. Absent: this repository.').optional(),
    environments: z.record(name, environmentSchema).describe('Manifest repository: what is deployed where.').optional(),
    gate: gateSchema.describe('Manifest repository: what every change has to satisfy.').optional(),
    bump: bumpSchema.describe('How image changes are made.').optional(),
  })
  .describe('Configuration of Slipway');

export type Config = z.output<typeof configSchema>;
