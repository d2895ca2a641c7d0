import { z } from 'zod';
import { parseDuration } from '../model/duration.ts';

const limit = z.strictObject({
  count: z.number().int().min(0).describe('So many objects may always be deleted at once.').default(10),
  percent: z.number().min(0).max(100).describe('And so many of a hundred that there are.').default(30),
});

const prune = z.strictObject({
  limit: limit.describe('When more than both would go, none does: PRUNE_LIMIT.').optional(),
  confirm: z
    .array(z.string().regex(/^[^/\s]+(\/[^/\s]+)?\/[A-Z][^/\s]*\/[^/\s]*\/[^/\s]+$/, 'must be like v1/Namespace//shop'))
    .describe(
      'Namespaces, CRDs, PersistentVolumes and claims that may be deleted when they are rendered no longer: v1/Namespace//shop, v1/PersistentVolumeClaim/shop/data.',
    )
    .optional(),
});

/** What the built-in engine goes by; read at the commit that it applies. */
export const reconcileSchema = z.strictObject({
  'default-namespace': z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be the name of a namespace')
    .describe('For objects that name no namespace and need one. Absent: they are refused.')
    .optional(),
  prune: prune.describe('What may be deleted when it is rendered no longer.').optional(),
  'allow-rewind': z
    .string()
    .regex(/^[0-9a-f]{40}$/, 'must be a full commit SHA')
    .describe(
      'The commit that the cluster has applied and that the branch may leave behind, after it was rewritten on purpose. Any other is refused as before: REVISION_OLDER.',
    )
    .optional(),
  'wait-for-addresses': z
    .boolean()
    .describe('Wait until load balancers and ingresses have their addresses.')
    .default(false),
  settle: z
    .string()
    .refine((text) => (parseDuration(text) ?? Infinity) <= 300_000, 'must be a duration of at most 5m, for instance 5s')
    .describe('How long everything has to stay healthy.')
    .default('5s'),
});

export type ReconcileConfig = z.output<typeof reconcileSchema>;
