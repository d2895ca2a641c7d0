import { setImmediate } from 'node:timers/promises';
import {
  type ErrorDocument,
  SlipwayError,
  type SlipwayErrors,
  toErrorDocument,
  toSlipwayErrors,
} from '../model/errors.ts';
import type { Checks } from '../checks/create-checks.ts';
import { nativeRules } from '../checks/native-rules.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import { type ReadWaivers, readWaivers, waiversFile } from '../config/waivers.ts';
import { builtinPolicies } from '../policy/builtin-policies.ts';
import { evaluateParts } from '../policy/evaluate-parts.ts';
import { evaluateGone, isGoneApart, withoutGone } from '../policy/gone-root.ts';
import { enforcedRules, podSecurityMinor } from '../policy/pod-security.ts';
import { createRuleScopes, type RuleScopes } from '../policy/rule-scopes.ts';
import type { PolicyFinding, PolicyRun } from '../policy/outcome.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import type { PolicyFiles } from '../policy/bundle/policy-files.ts';
import { createNamespaces } from '../policy/related/namespaces.ts';
import {
  createEnvironmentsOf,
  createNeighbours,
  type EnvironmentsOf,
  type NeighboursOf,
} from '../policy/related/neighbours.ts';
import { createRelating } from '../policy/related/relate-roots.ts';
import type { Rule } from '../policy/rule.ts';
import { RuleNames } from '../policy/rule-names.ts';
import { selectRules } from '../policy/select-rules.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { type CoverFindings, createCovering } from '../gate/covering.ts';
import { beforeOf } from '../gate/before.ts';
import type { EvaluateRoot, MarkViolations } from '../gate/evaluation.ts';
import type { GateRequest } from '../gate/run-gate.ts';
import { createSoftening, ownDates } from '../gate/effective-from.ts';
import { createForeignWaiving } from '../gate/foreign-waivers.ts';
import { violationsOf } from '../gate/violations.ts';
import { createWaiving } from '../gate/waive.ts';
import type { FileTree } from '../ports/files.ts';
import type { Platform } from '../ports/platform.ts';
import { loadChecks } from './checks.ts';
import { type PolicyPlace, readPolicyFiles } from './policy-files.ts';
import type { RuleSettings } from './rule-settings.ts';
import { rulesDigest } from './rules-digest.ts';

/** Rules ready to judge with, and what is wrong with those that are not. */
export interface LoadedRules {
  evaluate: EvaluateRoot;
  mark: MarkViolations;
  cover: CoverFindings;
  /** A hash of all that decides what they say of a root, beside the root and its surroundings. Undefined: the time of day does, too. */
  digest: string | undefined;
  /** Whether what a root was before may decide what they say of it. */
  compares: boolean;
  contextOf: NonNullable<GateRequest['contextOf']>;
  environmentsOf: EnvironmentsOf;
  selected: readonly Rule[];
  errors: readonly ErrorDocument[];
  /** After judging: what to tell of waivers. */
  notices: (isWhole?: boolean, roots?: readonly string[]) => readonly string[];
}

/** For a run that will load policies: what has to be started for them starts now. */
export function expectPolicies(platform: Platform): void {
  platform.policies({ cached: true }).then(
    (engine) => engine.expect(),
    () => undefined,
  );
}

/** Compiles and selects. Policies that do not compile are errors of the verdict, not a reason to judge by nothing. */
export async function loadRules(
  platform: Platform,
  settings: RuleSettings,
  places: readonly PolicyPlace[],
  /** What was compiled before may be taken: for runs that only read. */
  cached = false,
): Promise<LoadedRules> {
  const { signal, host } = platform;
  const engine = await platform.policies({ cached });
  if (places.some(({ paths }) => paths.length > 0)) engine.expect();
  const sets: PolicySet[] = [await builtinPolicies(engine, host.context.untrusted)];
  const errors: SlipwayError[] = [];
  const told: string[] = [];
  const read: PolicyFiles[] = [];
  for (const place of places) {
    if (place.paths.length === 0) continue;
    try {
      const files = await readPolicyFiles(place, platform);
      read.push(...files);
      const loaded = await loadPolicies(engine, files, { combine: settings.combine }, signal);
      sets.push(...loaded.sets);
      told.push(...loaded.notices);
    } catch (thrown) {
      errors.push(...policyErrors(thrown));
    }
  }
  const { packs, enable, disable, options } = settings;
  const rules = [...sets.flatMap((set) => set.rules), ...nativeRules];
  const isPartial = errors.length > 0;
  const wanted = selectRules({ packs, enable, disable, rules, isPartial });
  const { environments } = settings;
  const scopes = createRuleScopes({
    scopes: settings.scopes,
    enforced: enforcedRules(packs, wanted),
    rules,
    selected: wanted,
    options,
    environments,
    isPartial,
  });
  const selected = scopes.evaluated.filter((rule) => rule.unevaluated === undefined);
  errors.push(...unevaluated(scopes.evaluated));
  const minor = podSecurityMinor(packs, settings.kubernetesVersion);
  const [deciding] = places;
  const checks = await loadChecks(engine, settings, selected, deciding && { crds: [], ...deciding });
  const waivers = await waiversOf(places[0]?.waivers ?? places[0]?.tree);
  const waiving = createWaiving({
    ...settings.waivers,
    waivers: waivers.waivers,
    rules: new Set(rules.map(({ id }) => id)),
    now: platform.clock.now(),
  });
  const foreign = createForeignWaiving(settings.foreign, rules);
  const dates = { ...ownDates(rules), ...settings.effectiveFrom };
  const names = new RuleNames(rules, isPartial);
  for (const id of Object.keys(settings.effectiveFrom)) names.checkId(id);
  const soften = createSoftening(dates, platform.clock.now());
  const neighbours = createNeighbours(environments);
  const relating = among(neighbours, createRelating(settings.external));
  const namespaces = among(neighbours, createNamespaces(settings.external));
  return {
    evaluate: evaluator(sets, {
      selected,
      scopes,
      pods: settings.pods,
      podSecurityMinor: minor,
      relating,
      namespaces,
      checks,
    }),
    mark: (violations, root, changed) => foreign.apply(waiving.apply(soften(violations), root, changed)),
    cover: createCovering(rules),
    digest: sets.some(({ module }) => module.timed)
      ? undefined
      : rulesDigest({ settings, files: read, crds: checks.crds, rules: [wanted, scopes.evaluated] }),
    compares: sets.some(({ sees, subjects }) =>
      sees === undefined ? subjects !== undefined : sees.has('old') || sees.has('removed'),
    ),
    contextOf: (root, roots) => {
      const [related, namespace] = [relating(root, roots), namespaces(root, roots)];
      return JSON.stringify([
        checks.contextOf(root, roots),
        ...root.objects.map(({ manifest }) => [related(manifest), namespace(manifest.metadata?.namespace ?? '')]),
      ]);
    },
    environmentsOf: createEnvironmentsOf(environments),
    selected,
    errors: [...errors, ...waivers.errors, ...waiving.errors].map(toErrorDocument),
    notices: (isWhole = false, roots = []) => [
      ...told,
      ...checks.notices,
      ...waiving.notices(isWhole),
      ...foreign.notices(),
      ...(isWhole && roots.length > 0 ? scopes.notices(roots) : []),
    ],
  };
}

type OfRoot<Value> = (root: RenderedRoot, roots: readonly RenderedRoot[]) => Value;

/** Roots of other environments are in other clusters. */
function among<Value>(neighbours: NeighboursOf, make: OfRoot<Value>): OfRoot<Value> {
  return (root, roots) => make(root, neighbours(root, roots));
}

/** From the tree whose rules decide, never from the change itself. */
async function waiversOf(tree: FileTree | undefined): Promise<ReadWaivers> {
  const bytes = await tree?.read(waiversFile);
  return bytes === undefined ? { waivers: [], errors: [] } : readWaivers(new TextDecoder().decode(bytes));
}

interface Judging {
  selected: readonly Rule[];
  scopes: RuleScopes;
  pods: RuleSettings['pods'];
  podSecurityMinor: number | undefined;
  relating: ReturnType<typeof createRelating>;
  namespaces: ReturnType<typeof createNamespaces>;
  checks: Checks;
}

function evaluator(
  sets: readonly PolicySet[],
  { selected, scopes, pods, podSecurityMinor, relating, namespaces, checks }: Judging,
): EvaluateRoot {
  return async (root, base, roots, signal, learn) => {
    const objects = root.objects.map((object) => object.manifest);
    const before = base === undefined ? {} : { before: beforeOf(root, base) };
    const removed = before.before?.removed ?? [];
    const goneOf = (): Promise<PolicyRun> => evaluateGone(root.id, removed, { sets, selected, pods }, scopes, signal);
    if (objects.length === 0) {
      const gone = await goneOf();
      return { violations: violationsOf(gone.findings, root), errors: gone.errors.map(toErrorDocument) };
    }
    const related = relating(root, roots);
    const files = root.objects.map(({ origin }) => origin?.file ?? root.id);
    const namespace = namespaces(root, roots);
    const checked = Promise.withResolvers<void>();
    const request = {
      busy: checked.promise,
      sets,
      selected,
      objects,
      files,
      pods,
      podSecurityMinor,
      related,
      namespace,
      ...before,
      learn:
        learn && ((index: number, rule: string, path: JsonPath) => learn(root.objects[index] ?? nowhere, rule, path)),
    };
    const running = evaluateParts(request, scopes.partsOf(root.id, objects), signal);
    // It is awaited below, after what is done here while rules in Rego are evaluated in another thread.
    running.catch(() => undefined);
    const found: PolicyFinding[] = [];
    try {
      for (const part of checks.evaluateInParts(root, roots)) {
        for (const finding of part) found.push(finding);
        await setImmediate();
        signal?.throwIfAborted();
      }
    } finally {
      checked.resolve();
    }
    const run = await running;
    const isApart = isGoneApart(root.id, objects, removed, scopes);
    const gone = isApart ? await goneOf() : { findings: [], errors: [] };
    const there = isApart ? withoutGone(run.findings, objects, removed) : run.findings;
    const findings = [...scopes.settle(root.id, there.concat(found)), ...gone.findings];
    return { violations: violationsOf(findings, root), errors: [...run.errors, ...gone.errors].map(toErrorDocument) };
  };
}

const nowhere: RenderedObject = { manifest: { apiVersion: '', kind: '' } };

/** A rule that is on and that nobody evaluates must not pass for that. */
function unevaluated(rules: readonly Rule[]): readonly SlipwayError[] {
  return rules.flatMap(({ id, location, unevaluated: why }) =>
    why === undefined ? [] : [new SlipwayError('POLICY_TEMPLATE', `${id} is not evaluated: ${why}`, { location })],
  );
}

/** Only what is wrong with the policies themselves belongs to the verdict. */
function policyErrors(thrown: unknown): readonly SlipwayError[] {
  const errors = toSlipwayErrors(thrown);
  if (errors.every((error) => error.code.startsWith('POLICY_'))) return errors;
  throw thrown as SlipwayErrors;
}
