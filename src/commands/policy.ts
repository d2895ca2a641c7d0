import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import { benchRules } from '../policy/bench-rules.ts';
import { testPolicies } from '../policy/test-policies.ts';
import type { PolicyFiles } from '../policy/bundle/policy-files.ts';
import { isRemotePolicy } from '../policy/bundle/oci.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { policyBenchJson, policyBenchText } from '../report/policy-bench.ts';
import { policyTestJson, policyTestText } from '../report/policy-test.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { configuredPolicies, readPolicyFiles } from './policy-files.ts';
import { chooseRenderer } from './render-settings.ts';
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
  const place = { tree: workspace.tree, paths: policyFolders(context, workspace, folders) };
  const files = await readPolicyFiles(place, context.platform);
  return verb === 'test' ? await test(context, files) : await bench(context, workspace, files);
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
  policies: readonly PolicyFiles[],
): Promise<CommandResult> {
  const combine = workspace.config?.gate?.combine ?? false;
  const { sets } = await loadPolicies(await platform.policies({ cached: true }), policies, { combine }, platform.signal);
  const roots = await resolveRoots(workspace.tree, {});
  const rendered = await renderRoots({
    tree: workspace.tree,
    roots,
    exec: platform.exec,
    renderer: await chooseRenderer(platform, undefined, roots),
    signal: platform.signal,
    network: 'none',
    stdin: platform.stdin,
  });
  tellErrors(
    platform.host.log,
    rendered.flatMap((root) => root.errors),
  );
  const objects = rendered.flatMap((root) => root.objects.map(({ manifest }) => manifest));
  if (objects.length === 0) {
    throw new SlipwayError('LAYOUT_INVALID', 'there is no object to evaluate the rules on', {
      hint: 'Run it in a repository with manifests.',
    });
  }
  const options = workspace.config?.gate?.options ?? {};
  const files = rendered.flatMap((root) => root.objects.map(({ origin }) => origin?.file ?? root.id));
  const bench = { sets, objects, files, options, now: () => platform.clock.now() };
  const times = await benchRules(bench, platform.signal);
  const report = { objects: objects.length, rules: times };
  return {
    exitCode: times.some(({ error }) => error !== undefined) ? 1 : 0,
    formats: { text: (colour) => policyBenchText(report, colour), json: () => jsonText(policyBenchJson(report)) },
    outputs: {},
    annotations: [],
  };
}
