import { z } from 'zod';
import { reconcileSchema } from './schema-reconcile.ts';

const target = z.strictObject({
  name: z.string().min(1),
  context: z.string().min(1).optional(),
  audience: z
    .string()
    .min(1)
    .describe(
      "Audience of the OIDC token by which the cluster knows a run of GitHub Actions. Absent: the kubeconfig's own credential.",
    )
    .optional(),
  applications: z.array(z.string().min(1)).optional(),
  namespace: z.string().min(1).optional(),
  roots: z.array(z.string().min(1)).optional(),
  wave: z.number().int().min(0).optional(),
  via: z.string().min(1).optional(),
});

const sync = z.strictObject({
  engine: z
    .enum(['argocd', 'flux', 'job'])
    .describe('Which operator in the cluster applies the manifests. For now: job, the built-in engine.'),
  targets: z
    .array(target)
    .min(1)
    .describe('One per cluster; each has a name, a context of the kubeconfig, and the namespace of the engine.'),
});

/** One environment of the manifest repository. */
export const environmentSchema = z.strictObject({
  roots: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'What to render, gate and look in for images: folders, files, and objects of operators as FILE#Kind/NAMESPACE/NAME; globs.',
    ),
  write: z.enum(['commit', 'pull-request']).describe('How a bump is written.').default('commit'),
  images: z
    .array(z.string().min(1))
    .describe('Short names or repositories of the images it takes. Absent: all that its roots use.')
    .optional(),
  ordering: z.enum(['descend', 'any']).describe('Not yet: refuse what would lose a commit.').optional(),
  'pull-request': z
    .strictObject({ group: z.enum(['source', 'environment', 'image', 'root']).optional() })
    .describe('Not yet: how pull requests are grouped.')
    .optional(),
  'promote-from': z
    .strictObject({ environment: z.string().min(1) })
    .describe('Not yet: take the digests that another environment proved healthy.')
    .optional(),
  sync: sync.describe('How the sync is confirmed.').optional(),
  reconcile: reconcileSchema.describe('How the built-in engine applies it.').optional(),
});
