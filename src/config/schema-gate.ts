import { z } from 'zod';

const buildOptions = /^(?:\s|--enable-helm(?!\S)|--load[-_]restrictor[= ]LoadRestrictions(?:None|RootOnly)(?!\S))*$/;

/** What the gate demands. Each key can be tightened by an input. */
export const gateSchema = z.strictObject({
  packs: z
    .array(z.string().min(1))
    .describe('Packs of rules: recommended, pss-baseline, pss-restricted, all, none.')
    .optional(),
  enable: z.array(z.string().min(1)).describe('Rules or groups to add.').optional(),
  disable: z.array(z.string().min(1)).describe('Rules or groups to leave out.').optional(),
  policies: z
    .array(z.string().min(1))
    .describe(
      'Policies: folders, .rego and .wasm files, bundles, Gatekeeper’s templates and constraints, oci://registry/repository@sha256:….',
    )
    .optional(),
  combine: z
    .union([z.boolean(), z.array(z.string().min(1))])
    .describe('Policies that get all objects of a root at once, as conftest’s --combine: all, or these packages.')
    .optional(),
  'fail-on': z
    .enum(['error', 'warning', 'never'])
    .describe('The least severity of a new finding that fails the gate.')
    .optional(),
  'kubernetes-version': z
    .string()
    .regex(/^1\.\d+(\.\d+)?$/, 'must be a version such as "1.33", in quotes')
    .describe('Version of the clusters.')
    .optional(),
  roots: z
    .array(z.string().min(1))
    .describe('What to judge. Absent: the environments’ roots, else all that are discovered.')
    .optional(),
  options: z.record(z.string(), z.record(z.string(), z.unknown())).describe('Options of rules, by rule id.').optional(),
  pods: z
    .record(z.string().regex(/^[A-Z]\w*\..+$/, 'must be Kind.group'), z.string().min(1))
    .describe('Where other kinds have the spec of the pods that they make: `Rollout.argoproj.io: spec.template.spec`.')
    .optional(),
  rules: z
    .array(
      z.strictObject({
        rule: z.string().min(1).describe('Id of a rule, a group, or another tool’s name.'),
        severity: z
          .enum(['error', 'warning', 'info', 'off'])
          .describe('Turns the rule on with this severity, or off. Absent: as it is.')
          .optional(),
        options: z.record(z.string(), z.unknown()).describe('Options of the rule.').optional(),
        roots: z.array(z.string().min(1)).describe('Globs of roots. Absent: all.').optional(),
        environments: z.array(z.string().min(1)).describe('Names of environments. Absent: all.').optional(),
        namespaces: z.array(z.string().min(1)).describe('Globs of namespaces. Absent: all, also none.').optional(),
      }),
    )
    .describe('What counts in parts of what is judged: by root, environment and namespace. Later entries win.')
    .optional(),
  waivers: z
    .strictObject({
      'max-days': z.number().int().min(1).describe('How far ahead a waiver may expire; 90 by default.').optional(),
      'on-expiry': z
        .enum(['block-root', 'block-all', 'warn'])
        .describe('What a waiver past its date blocks: changes that touch its root (default), all changes, or none.')
        .optional(),
      foreign: z
        .array(z.enum(['kube-linter', 'polaris', 'kube-score', 'checkov']))
        .describe('Tools whose annotations that leave an object out are honoured, and reported as foreign.')
        .optional(),
    })
    .describe('Bounds of waivers (.slipway/waivers.yaml), and whose annotations count beside them.')
    .optional(),
  baseline: z
    .strictObject({
      file: z.string().min(1).describe('Where it is; .slipway/baseline.json by default.').optional(),
      ratchet: z.boolean().describe('A change may only take away from it; true by default.').optional(),
    })
    .describe('Findings that were there when the gate was taken up, as `--report baseline=FILE` writes them.')
    .optional(),
  'effective-from': z
    .record(z.string(), z.iso.date('must be a date such as "2027-01-31"'))
    .describe('The day from which a rule’s errors are errors, by rule id; until then they are warnings.')
    .optional(),
  kustomize: z
    .strictObject({
      'load-restrictor': z
        .enum(['root-only', 'none'])
        .describe(
          'Which files a kustomization may read: those of its own folder (default), or any of the repository, as with `--load-restrictor LoadRestrictionsNone`.',
        )
        .optional(),
    })
    .describe('How kustomizations are built that no operator renders.')
    .optional(),
  plugins: z
    .record(z.string(), z.enum(['stub', 'passthrough', 'exclude']))
    .describe(
      'Config-management plugins of Argo CD by name (`*`: any other), which are never run: an object stands for their output, their folder is rendered without them, or they are left out.',
    )
    .optional(),
  argocd: z
    .strictObject({
      repositories: z
        .array(z.string().min(1))
        .describe('More URLs of this repository, as Applications write them. Those of its git remotes are known.')
        .optional(),
      clusters: z
        .array(
          z.strictObject({
            name: z.string().min(1).describe('As Argo CD knows it.'),
            server: z.string().min(1).describe('URL of its API server.'),
            project: z.string().min(1).describe('Of Argo CD, when it belongs to one.').optional(),
            labels: z.record(z.string(), z.string()).describe('Of its Secret.').optional(),
            annotations: z.record(z.string(), z.string()).describe('Of its Secret.').optional(),
          }),
        )
        .describe('Clusters for the cluster generator of ApplicationSets.')
        .optional(),
      remote: z
        .enum(['error', 'exclude'])
        .describe(
          'What becomes of Applications and ApplicationSets that need more than this repository and what `network` allows: sources elsewhere, services that generators ask. Default: error.',
        )
        .optional(),
      'kustomize-build-options': z
        .string()
        .regex(buildOptions, 'may say --load-restrictor and --enable-helm; nothing else of it is known here')
        .describe(
          'As kustomize.buildOptions of argocd-cm: `--load-restrictor LoadRestrictionsNone` lets kustomizations read files outside their folders. `--enable-helm` changes nothing here.',
        )
        .optional(),
      'new-git-file-globbing': z
        .boolean()
        .describe('As Argo CD’s setting of that name: `*` in the git generator’s files stays within a folder.')
        .optional(),
    })
    .describe('What the repository itself does not say about the Argo CD that reads it.')
    .optional(),
  flux: z
    .strictObject({
      repositories: z
        .array(z.string().min(1))
        .describe('More URLs of this repository, as GitRepositories write them. Those of its git remotes are known.')
        .optional(),
      charts: z
        .record(z.string(), z.string().min(1))
        .describe(
          'Charts that HelmReleases take from elsewhere, by name, and the folders of this repository that hold them.',
        )
        .optional(),
      'strict-substitution': z
        .boolean()
        .describe(
          'Whether a variable without a value is an error, as the controller’s StrictPostBuildSubstitutions; true by default.',
        )
        .optional(),
    })
    .describe('What the repository itself does not say about the Flux that reads it.')
    .optional(),
  network: z
    .union([
      z.enum(['none', 'base-hosts', 'any']),
      z.array(z.string().regex(/^[a-z0-9.:-]+$/, 'must be a host, without protocol and path')),
    ])
    .describe(
      'What trusted runs may fetch while they render: none (default), bases of public hosts, anything, or what these hosts serve: kustomize bases, charts of Helm repositories and registries.',
    )
    .optional(),
  charts: z
    .strictObject({
      logins: z
        .array(
          z.strictObject({
            url: z
              .string()
              .regex(
                /^https:\/\/[^@]+$|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/,
                'must be an https URL without a login in it',
              )
              .describe('Of a chart repository; the login is sent to it and what is below it.'),
            username: z.string().min(1).describe('Whom it knows.'),
            'password-variable': z
              .string()
              .regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')
              .describe('The environment variable that holds the password.'),
          }),
        )
        .describe('Logins of chart repositories over HTTP. Those of registries are Docker’s.')
        .optional(),
    })
    .describe('How charts that are in no folder of the repository are fetched, where `network` allows it.')
    .optional(),
  exclude: z
    .array(z.string().min(1))
    .describe(
      'Kustomizations and HelmReleases of Flux that are not rendered: globs of FILE#Kind/NAMESPACE/NAME. The objects themselves are judged still.',
    )
    .optional(),
  external: z
    .array(
      z.strictObject({
        kind: z.string().min(1).describe('Kind, without its group.'),
        namespace: z.string().min(1).describe('Absent: any.').optional(),
        name: z
          .union([z.string().min(1), z.array(z.string().min(1))])
          .describe('Name or names. Absent: any.')
          .optional(),
        labels: z
          .record(z.string(), z.string())
          .describe('Of a Pod or Service: labels that selectors find it by.')
          .optional(),
      }),
    )
    .describe(
      'What is in the clusters without being rendered here: made by hand, by operators or from other repositories. Texts are globs.',
    )
    .optional(),
  crds: z
    .array(z.string().min(1))
    .describe('Folders and files with CustomResourceDefinitions, by which custom resources are checked.')
    .optional(),
  prices: z.unknown().describe('Not yet: prices for cost rules.').optional(),
});
