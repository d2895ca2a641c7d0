import { SlipwayError, SlipwayErrors } from '../model/errors.ts';
import type { Location } from '../model/location.ts';
import type { PolicyEngine, PolicyProblem, PolicySource, RegoVersion } from '../ports/policy-engine.ts';
import { type DataFile, mergeDataFiles } from './data-files.ts';
import { combinedSubjects } from './combined-subjects.ts';
import { dispatchEntrypoint, dispatchSource, exceptedEntrypoint } from './dispatch.ts';
import type { PolicySet, Sight } from './policy-set.ts';
import { combinedRules, exceptionNamespaces, userRules } from './user-rules.ts';

export interface UserPolicies {
  sources: readonly PolicySource[];
  /** Files whose content the policies see as `data`. */
  data?: readonly DataFile[];
  /** Default: each file by itself, v1 first. */
  version?: RegoVersion;
  /** Default: every namespace that has deny, violation or warn rules. */
  namespaces?: readonly string[];
  /** All objects at once as `input`, as conftest's --combine: in every namespace, or in these; a package's METADATA may say otherwise. */
  combine?: boolean | readonly string[];
}

const largestSources = 16 * 1024 * 1024;

/**
 * Compiles a user's Rego by conftest's conventions; `_test.rego` files are left out. Throws `POLICY_COMPILE` for every problem of every file
 * at once, and `POLICY_EMPTY` when nothing in them is a rule.
 */
export async function userPolicies(
  engine: PolicyEngine,
  policies: UserPolicies,
  signal?: AbortSignal,
): Promise<PolicySet> {
  const version = policies.version ?? 'auto';
  const sources = policies.sources.filter(({ path }) => !path.endsWith('_test.rego'));
  if (sources.reduce((size, { text }) => size + text.length, 0) > largestSources) {
    throw new SlipwayError('POLICY_LIMIT', 'the policies are larger than 16 MiB');
  }
  const data = mergeDataFiles(policies.data ?? []);
  const inspection = await engine.inspect(sources, version, signal);
  if ('problems' in inspection) throw compileErrors(inspection.problems);
  const rules = userRules(inspection.packages, policies.namespaces);
  const combined = combinedRules(rules, inspection.packages, policies.combine ?? false);
  if (rules.length === 0) throw emptyPolicies(sources, policies.namespaces);
  const namespaces = exceptionNamespaces(inspection.packages);
  const excepts = rules.some(({ group }) => namespaces.has(group));
  const entrypoints = [dispatchEntrypoint, ...(excepts ? [exceptedEntrypoint] : [])];
  const compilation = await engine.compile(
    {
      sources: [...sources, dispatchSource(rules, { exceptions: namespaces, combine: combined.size > 0 })],
      version,
      entrypoints: [...entrypoints, ...rules.map(({ entrypoint }) => entrypoint)],
    },
    signal,
  );
  if ('problems' in compilation) throw compileErrors(compilation.problems);
  const sees = sightsOf(sources.map((source) => source.text).join('\n'));
  return {
    module: await engine.load(compilation.wasm, { isolated: true }),
    rules,
    data,
    sees,
    ...(combined.size === 0 ? {} : { subjects: combinedSubjects(combined, sees) }),
    ...(excepts ? { excepts } : {}),
  };
}

/** By the words in the sources: what none of them names, none can see. */
export function sightsOf(text: string): ReadonlySet<Sight> {
  const all: readonly Sight[] = text.includes('slipway') ? ['old', 'related', 'objects', 'removed'] : [];
  return new Set(all.filter((sight) => text.includes(sight)));
}

/** The problems of policies as errors, each with its place. */
export function compileErrors(problems: readonly PolicyProblem[]): SlipwayErrors {
  return new SlipwayErrors(
    problems.map((problem) => {
      const location = locationOf(problem);
      const message = `${problem.code}: ${problem.message}`;
      return new SlipwayError('POLICY_COMPILE', message, location === undefined ? {} : { location });
    }),
  );
}

function locationOf({ file, line, column }: PolicyProblem): Location | undefined {
  if (file === undefined || file === '') return undefined;
  return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

function emptyPolicies(sources: readonly PolicySource[], namespaces: readonly string[] | undefined): SlipwayError {
  const where = namespaces === undefined ? '' : ` in the namespaces ${namespaces.join(', ')}`;
  const [first] = sources;
  const files = sources.length === 1 ? 'the policy file has' : `the ${sources.length} policy files have`;
  const location = first === undefined ? {} : { location: { file: first.path } };
  return new SlipwayError('POLICY_EMPTY', `${files} no deny, violation or warn rule${where}`, location);
}
