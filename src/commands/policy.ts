import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { KubernetesObject } from '../model/object.ts';
import { builtinPolicies } from '../policy/builtin-policies.ts';
import { benchRules, slowestFirst } from '../policy/bench-rules.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import type { Related } from '../policy/related/related.ts';
import { createNeighbours } from '../policy/related/neighbours.ts';
import { createRelating } from '../policy/related/relate-roots.ts';
import { testPolicies } from '../policy/test-policies.ts';
import type { PolicyFiles } from '../policy/bundle/policy-files.ts';
import { isRemotePolicy } from '../policy/bundle/oci.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import type { PolicyEngine } from '../ports/policy-engine.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { policyBenchJson, policyBenchText } from '../report/policy-bench.ts';
import { policyTestJson, policyTestText } from '../report/policy-test.ts';
import { appliedEngines } from './applied-engines.ts';
import { reachNothing } from './charts.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { benchOwnChecks } from './checks.ts';
import { gateRoots } from './gate-roots.ts';
import { configuredPolicies, readPolicyFiles } from './policy-files.ts';
import { chooseRenderer } from './render-settings.ts';
import { rootsOfEnvironments } from './rule-settings.ts';
import { tellErrors } from './tell-errors.ts';
import { openWorkspace, repositoryPath, type Workspace } from './workspace.ts';

/** `slipway policy test`: runs tests of policies; `slipway policy bench`: how long each rule takes on the repository's own objects. */
export async function policy(context: CommandContext): Promise<CommandResult> {
  const [verb, ...folders] = context.positionals;
  if (verb !== 'test' && verb !== 'bench') {
    const message = verb === undefined ? 'policy needs to be told what to do' : `policy cannot "${verb}"`;
    throw new SlipwayError('OPTION_INVALID', message, { hint: 'It is one of: test, bench.' });
  }
  const workspace = await openWorkspace(context);
  if (verb === 'bench' && (await hasNoPolicies(workspace, folders))) {
    const engine = await context.platform.policies();
    return await bench(context, workspace, [await builtinPolicies(engine)], engine);
  }
  const place = { tree: workspace.tree, paths: policyFolders(context, workspace, folders) };
  const files = await readPolicyFiles(place, context.platform);
  return verb === 'test'
    ? await test(context, files)
    : await bench(context, workspace, await setsOf(context, workspace, files));
}

/** Then the rules that come with Slipway are meant. */
async function hasNoPolicies({ config, tree }: Workspace, named: readonly string[]): Promise<boolean> {
  if (named.length > 0 || (config?.gate?.policies ?? []).length > 0) return false;
  return (await tree.list(['policy'])).length === 0;
}

async function setsOf(
  { platform }: CommandContext,
  workspace: Workspace,
  files: readonly PolicyFiles[],
): Promise<readonly PolicySet[]> {
  const combine = workspace.config?.gate?.combine ?? false;
  const engine = await platform.policies({ cached: true });
  return (await loadPolicies(engine, files, { combine }, platform.signal)).sets;
}

/** Those that are named, else those of the configuration, else `policy`. */
function policyFolders(
  { platform }: CommandContext,
  workspace: Workspace,
  named: readonly string[],
): readonly string[] {
  const directory = platform.host.context.workspace;
  if (named.length > 0)
    return named.map((path) => (isRemotePolicy(path) ? path : repositoryPath(workspace, directory, path)));
  const configured = workspace.config?.gate?.policies ?? [];
  if (configured.length === 0) return ['policy'];
  return configuredPolicies(configured, posix.dirname(workspace.configPath));
}

async function test({ platform }: CommandContext, files: readonly PolicyFiles[]): Promise<CommandResult> {
  const sources = files.flatMap((each) => each.sources);
  const data = files.flatMap((each) => each.data);
  const tests = await testPolicies(await platform.policies(), { sources, data }, platform.signal);
  const failed = tests.some(({ outcome }) => outcome === 'fail' || outcome === 'error');
  return {
    exitCode: failed ? 1 : 0,
    formats: { text: (colour) => policyTestText(tests, colour), json: () => jsonText(policyTestJson(tests)) },
    outputs: {},
    annotations: [],
  };
}

async function bench(
  { platform }: CommandContext,
  workspace: Workspace,
  sets: readonly PolicySet[],
  /** Given for the rules that come with Slipway, of which some are not in Rego. */
  own?: PolicyEngine,
): Promise<CommandResult> {
  const applied = await appliedEngines(platform, workspace.folder, workspace.config);
  const { tree, config } = workspace;
  const deciding = { tree, config };
  const named = await gateRoots({ named: [], workspace, deciding, applied, action: false });
  const roots = await resolveRoots(tree, { applied, roots: named });
  const rendered = await renderRoots({
    log: platform.host.log,
    applied,
    tree: workspace.tree,
    roots,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, undefined, roots),
    signal: platform.signal,
    ...reachNothing(platform, workspace.config),
    stdin: platform.stdin,
  });
  tellErrors(
    platform.host.log,
    rendered.flatMap((root) => root.errors),
  );
  const objects = rendered.flatMap((root) => root.objects.map(({ manifest }) => ({ ...manifest })));
  if (objects.length === 0) {
    throw new SlipwayError('LAYOUT_INVALID', 'there is no object to evaluate the rules on', {
      hint: 'Run it in a repository with manifests.',
    });
  }
  const options = workspace.config?.gate?.options ?? {};
  const files = rendered.flatMap((root) => root.objects.map(({ origin }) => origin?.file ?? root.id));
  const neighbours = createNeighbours(rootsOfEnvironments(config, posix.dirname(workspace.configPath)));
  const relating = createRelating(config?.gate?.external ?? []);
  // Copies, because the same object may be in several roots and have to do with others in each.
  const relate = new Map(
    rendered
      .flatMap((root) => root.objects.map(({ manifest }) => [root, manifest] as const))
      .map(([root, manifest], index) => [objects[index], () => relating(root, neighbours(root, rendered))(manifest)]),
  );
  const related = (object: KubernetesObject): Related => relate.get(object)?.() ?? {};
  const now = (): number => platform.clock.now();
  const times = await benchRules({ sets, objects, files, options, related, now }, platform.signal);
  const kubernetesVersion = workspace.config?.gate?.['kubernetes-version'];
  const place = {
    tree: workspace.tree,
    crds: configuredPolicies(workspace.config?.gate?.crds ?? [], posix.dirname(workspace.configPath)),
  };
  const checks =
    own === undefined
      ? []
      : await benchOwnChecks(own, { roots: rendered, options, kubernetesVersion, neighbours, now }, place);
  const report = { objects: objects.length, rules: slowestFirst([...times, ...checks]) };
  return {
    exitCode: times.some(({ error }) => error !== undefined) ? 1 : 0,
    formats: { text: (colour) => policyBenchText(report, colour), json: () => jsonText(policyBenchJson(report)) },
    outputs: {},
    annotations: [],
  };
}
