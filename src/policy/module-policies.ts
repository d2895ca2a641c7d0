import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { Evaluation, EvaluationTask, PolicyEngine, PolicyModule } from '../ports/policy-engine.ts';
import type { PolicyBinary } from './bundle/policy-files.ts';
import { dispatchEntrypoint, exceptedEntrypoint } from './dispatch.ts';
import type { PolicySet } from './policy-set.ts';
import type { Rule } from './rule.ts';
import { sightsOf } from './user-policies.ts';
import { severityByName, userRule } from './user-rules.ts';

/** Where in a module the value of a rule is: an entrypoint, or a field of the package that an entrypoint gives. */
interface Source {
  entrypoint: string;
  field?: string;
}

interface ModuleRule {
  rule: Rule;
  source: Source;
}

/**
 * The rules of a module that was compiled elsewhere, by conftest's conventions: an entrypoint `main/deny` is that rule, and one that gives an
 * object (the package `main`) has a rule in each field that is called so. Which fields there are is seen by evaluating it on `{}`, where sets
 * are empty but there. Throws `POLICY_EMPTY` where no entrypoint is a rule, `POLICY_COMPILE` for what is no module of OPA's.
 */
export async function modulePolicies(
  engine: PolicyEngine,
  { path, wasm, annotations }: PolicyBinary,
  data: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<PolicySet> {
  const location = { file: path };
  const module = await engine.load(wasm, { isolated: true }).catch((thrown: unknown) => {
    if (thrown instanceof SlipwayError) throw new SlipwayError(thrown.code, thrown.message, { location });
    throw thrown;
  });
  const named = (source: Source): readonly ModuleRule[] => {
    const steps = [...source.entrypoint.split('/'), ...(source.field === undefined ? [] : [source.field])];
    const name = steps.pop() ?? '';
    const severity = severityByName(name);
    if (severity === undefined) return [];
    const group = steps.join('.');
    const definition = { name, line: 1, column: 1, isFunction: false };
    const own = annotations.get(source.entrypoint);
    const each = { path: steps.join('/'), file: path, rules: [], ...(own === undefined ? {} : { annotations: own }) };
    return [{ rule: { ...userRule(`${group}/${name}`, group, severity, each, definition), location }, source }];
  };
  const fields = await fieldsOf(module, data, signal);
  const sources = module.entrypoints.flatMap((entrypoint): readonly Source[] => [
    { entrypoint },
    ...(fields.get(entrypoint) ?? []).map((field) => ({ entrypoint, field })),
  ]);
  // An entrypoint of its own counts before the same rule in its package.
  const rules = new Map(
    sources
      .toReversed()
      .flatMap(named)
      .map((each) => [each.rule.id, each]),
  );
  if (rules.size === 0) {
    const hint = `Its entrypoints are ${module.entrypoints.join(', ') || 'none'}. Build it with an entrypoint that is a rule deny, violation or warn, or their package.`;
    throw new SlipwayError('POLICY_EMPTY', 'the policy module has no deny, violation or warn rule', { location, hint });
  }
  const exceptions = new Map(
    sources
      .filter(
        ({ entrypoint, field }) =>
          field === 'exception' || (field === undefined && /(?:^|\/)exception$/.test(entrypoint)),
      )
      .map((source) => [
        source.field === undefined ? source.entrypoint.replace(/\/?exception$/, '') : source.entrypoint,
        source,
      ]),
  );
  return {
    module: conventional(module, [...rules.values()], exceptions, [...fields.keys()]),
    rules: [...rules.values()].map(({ rule }) => rule).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    data,
    // Texts of the policy are in the module as they are.
    sees: sightsOf(Buffer.from(wasm).toString('latin1')),
    ...(exceptions.size > 0 ? { excepts: true as const } : {}),
  };
}

async function fieldsOf(
  module: PolicyModule,
  data: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tasks = [{ input: {}, entrypoints: module.entrypoints, label: 'an empty object' }];
  const [results = []] = await module.evaluate({ data, tasks }, signal);
  return new Map(
    module.entrypoints
      .map((name, index) => [name, fieldsIn(results[index]?.value)] as const)
      .filter(([, fields]) => fields.length > 0),
  );
}

function fieldsIn(value: unknown): readonly string[] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}

/** Answers what is asked of policies that we compile: all rules at once, what is excepted, and each rule by itself. */
function conventional(
  module: PolicyModule,
  rules: readonly ModuleRule[],
  exceptions: ReadonlyMap<string, Source>,
  packages: readonly string[],
): PolicyModule {
  const byEntrypoint = new Map(rules.map((each) => [each.rule.entrypoint, each.source]));
  const ids = new Set(rules.map(({ rule }) => rule.id));
  /** A rule that is not there for `{}` would be seen by nobody: it is told with the first one of the module. */
  const [first] = byEntrypoint.keys();
  const stray = (valueOf: (source: Source) => Evaluation): string | undefined =>
    packages
      .flatMap((entrypoint) => fieldsIn(valueOf({ entrypoint }).value).map((field) => `${entrypoint}/${field}`))
      .find((path) => severityByName(posix.basename(path)) !== undefined && !ids.has(idOf(path)));
  const sourcesOf = (name: string, selected: readonly ModuleRule[]): readonly Source[] => {
    const all = packages.map((entrypoint) => ({ entrypoint }));
    if (name === dispatchEntrypoint) return [...selected.map(({ source }) => source), ...all];
    if (name === exceptedEntrypoint) return [...exceptions.values()];
    return [byEntrypoint.get(name) ?? { entrypoint: name }, ...(name === first ? all : [])];
  };
  return {
    timed: module.timed,
    entrypoints: [dispatchEntrypoint, exceptedEntrypoint, ...byEntrypoint.keys()],
    async evaluate({ data, tasks }, signal) {
      const wantedIds = selectedIds(data);
      const selected = rules.filter(({ rule }) => wantedIds.has(rule.id));
      const own = tasks.map((task): EvaluationTask => {
        const wanted = task.entrypoints.flatMap((name) => sourcesOf(name, selected));
        return { ...task, entrypoints: [...new Set(wanted.map(({ entrypoint }) => entrypoint))] };
      });
      const results = await module.evaluate({ data, tasks: own }, signal);
      return tasks.map((task, index) => {
        const given = new Map(own[index]?.entrypoints.map((name, place) => [name, results[index]?.[place] ?? {}]));
        const valueOf = ({ entrypoint, field }: Source): Evaluation => pick(given.get(entrypoint) ?? {}, field);
        const unseen = stray(valueOf);
        return task.entrypoints.map((name): Evaluation => {
          if (name === dispatchEntrypoint) return unseen === undefined ? together(selected, valueOf) : {};
          if (name === first && unseen !== undefined)
            return { error: `the module gives ${unseen} for some objects only; build it with that as an entrypoint` };
          if (name === exceptedEntrypoint) return excepted(rules, exceptions, valueOf);
          return valueOf(byEntrypoint.get(name) ?? { entrypoint: name });
        });
      });
    },
  };
}

function idOf(path: string): string {
  const steps = path.split('/');
  const name = steps.pop() ?? '';
  return `${steps.join('.')}/${name}`;
}

function selectedIds({ slipway }: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const { selected = {} } = (slipway ?? {}) as { selected?: Record<string, Record<string, object>> };
  return new Set(Object.values(selected).flatMap((kinds) => Object.values(kinds).flatMap(Object.keys)));
}

function pick(evaluation: Evaluation, field: string | undefined): Evaluation {
  const { value } = evaluation;
  if (field === undefined || value === undefined) return evaluation;
  return value !== null && typeof value === 'object' && Object.hasOwn(value, field)
    ? { value: (value as Record<string, unknown>)[field] }
    : {};
}

function together(rules: readonly ModuleRule[], valueOf: (source: Source) => Evaluation): Evaluation {
  const values: [string, unknown][] = [];
  for (const { rule, source } of rules) {
    const one = valueOf(source);
    if (one.unreadable) return one;
    // Without a value each rule is evaluated by itself.
    if (one.error !== undefined) return {};
    if (one.value !== undefined) values.push([rule.id, one.value]);
  }
  return { value: Object.fromEntries(values) };
}

function excepted(
  rules: readonly ModuleRule[],
  exceptions: ReadonlyMap<string, Source>,
  valueOf: (source: Source) => Evaluation,
): Evaluation {
  const ids: string[] = [];
  for (const [path, source] of exceptions) {
    const { value, error } = valueOf(source);
    if (error !== undefined) return { error };
    const names = new Set(Array.isArray(value) ? value.flat() : []);
    const group = path.replaceAll('/', '.');
    for (const { rule } of rules) {
      const short = rule.id.slice(group.length + 1).replace(/^(?:deny|violation|warn)_?/, '');
      if (rule.group === group && names.has(short)) ids.push(rule.id);
    }
  }
  return { value: ids };
}
