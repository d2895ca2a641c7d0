import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import { benchRules } from '../policy/bench-rules.ts';
import { testPolicies } from '../policy/test-policies.ts';
import { userPolicies } from '../policy/user-policies.ts';
import { renderRoots } from '../render/render-roots.ts';
import { resolveRoots } from '../render/resolve-roots.ts';
import { policyBenchJson, policyBenchText } from '../report/policy-bench.ts';
import { policyTestJson, policyTestText } from '../report/policy-test.ts';
import { type CommandContext, type CommandResult, jsonText } from './command.ts';
import { type PolicyFiles, readPolicyFiles } from './policy-files.ts';
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
  const files = await readPolicyFiles({ tree: workspace.tree, paths: policyFolders(context, workspace, folders) });
  return verb === 'test' ? await test(context, files) : await bench(context, workspace, files);
}

/** Those that are named, else those of the configuration, else `policy`. */
function policyFolders(
  { platform }: CommandContext,
  workspace: Workspace,
  named: readonly string[],
): readonly string[] {
  if (named.length > 0) return named.map((path) => repositoryPath(workspace, platform.host.context.workspace, path));
  const configured = workspace.config?.gate?.policies ?? [];
  if (configured.length === 0) return ['policy'];
  return configured.map((path) => posix.join(posix.dirname(workspace.configPath), path));
}

async function test({ platform }: CommandContext, files: PolicyFiles): Promise<CommandResult> {
  const tests = await testPolicies(await platform.policies(), files, platform.signal);
  const failed = tests.some(({ outcome }) => outcome === 'fail' || outcome === 'error');
  return {
    exitCode: failed ? 1 : 0,
    formats: { text: (colour) => policyTestText(tests, colour), json: () => jsonText(policyTestJson(tests)) },
    outputs: {},
    annotations: [],
  };
}

async function bench({ platform }: CommandContext, workspace: Workspace, files: PolicyFiles): Promise<CommandResult> {
  const set = await userPolicies(await platform.policies(), files, platform.signal);
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
  const times = await benchRules({ set, objects, options, now: () => platform.clock.now() }, platform.signal);
  const report = { objects: objects.length, rules: times };
  return {
    exitCode: times.some(({ error }) => error !== undefined) ? 1 : 0,
    formats: { text: (colour) => policyBenchText(report, colour), json: () => jsonText(policyBenchJson(report)) },
    outputs: {},
    annotations: [],
  };
}
