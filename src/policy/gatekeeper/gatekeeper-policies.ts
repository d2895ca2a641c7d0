import { SlipwayError, SlipwayErrors, docsBase } from '../../model/errors.ts';
import type { PolicyEngine, PolicyProblem, PolicySource } from '../../ports/policy-engine.ts';
import type { PolicyDocument } from '../bundle/policy-files.ts';
import { dispatchEntrypoint, referenceTo } from '../dispatch.ts';
import type { PolicySet } from '../policy-set.ts';
import { noAliases, type Rule } from '../rule.ts';
import { compileErrors } from '../user-policies.ts';
import { type Constraint, readConstraint } from './constraint.ts';
import { type GatekeeperDocument, readDocuments } from './documents.ts';
import { type Expansion, readExpansion } from './expansion.ts';
import { gatekeeperSubjects } from './gatekeeper-subjects.ts';
import { readTemplate, type Template, type TemplateSource } from './template.ts';

/**
 * Gatekeeper's templates and constraints as policies: each constraint is a rule `<template kind>/<constraint name>`. Throws `POLICY_TEMPLATE` and
 * `POLICY_COMPILE` for every problem at once.
 */
export async function gatekeeperPolicies(
  engine: PolicyEngine,
  files: readonly PolicyDocument[],
  signal?: AbortSignal,
): Promise<{ sets: readonly PolicySet[]; notices: readonly string[] }> {
  const { templates, constraints, expansions } = read(files);
  const used = new Set(constraints.map(({ template }) => template));
  const notices = templates
    .filter((template) => !used.has(template))
    .map(({ kind, location }) => `no constraint uses the ConstraintTemplate ${kind} (${location.file})`);
  if (constraints.length === 0) return { sets: [], notices };
  const rules = constraints.map(ruleOf);
  const evaluated = constraints.filter(({ template }) => template.rego !== undefined);
  const sources = [...used].flatMap(({ rego }) => rego?.sources ?? []);
  const names = evaluated.map((_, index) => `slipway_constraints/c${index}`);
  const compilation = await engine.compile(
    {
      sources: [...sources.map(({ path, text }) => ({ path, text })), ...constraintSources(evaluated)],
      version: 'auto',
      entrypoints: [dispatchEntrypoint, ...names],
    },
    signal,
  );
  if ('problems' in compilation) throw compileErrors(compilation.problems.map((each) => placed(each, sources)));
  const entrypoints = new Map(evaluated.map(({ id }, index) => [id, names[index] ?? '']));
  return {
    sets: [
      {
        module: await engine.load(compilation.wasm, { isolated: true }),
        rules: rules.map((rule) => ({ ...rule, entrypoint: entrypoints.get(rule.id) ?? '' })),
        subjects: gatekeeperSubjects(evaluated, expansions),
      },
    ],
    notices,
  };
}

interface Read {
  templates: readonly Template[];
  constraints: readonly Constraint[];
  expansions: readonly Expansion[];
}

function read(files: readonly PolicyDocument[]): Read {
  const errors: SlipwayError[] = [];
  const each = <Value>(
    documents: readonly GatekeeperDocument[],
    make: (one: GatekeeperDocument, index: number) => Value,
  ) =>
    documents.flatMap((document, index): readonly Value[] => {
      try {
        return [make(document, index)];
      } catch (thrown) {
        if (!(thrown instanceof SlipwayError)) throw thrown;
        errors.push(thrown);
        return [];
      }
    });
  const documents = readDocuments(files);
  const inGroup = (group: string): readonly GatekeeperDocument[] => documents.filter((one) => one.group === group);
  const templates = each(inGroup('templates.gatekeeper.sh'), readTemplate);
  const byKind = new Map(templates.map((template) => [template.kind, template]));
  const seen = new Set<string>();
  const constraints = each(inGroup('constraints.gatekeeper.sh'), (document) => {
    const { kind, name, location } = document;
    const template = byKind.get(kind);
    if (template === undefined)
      throw new SlipwayError('POLICY_TEMPLATE', `the constraint ${kind}/${name} has no ConstraintTemplate`, {
        location,
      });
    if (seen.has(`${kind}/${name}`))
      throw new SlipwayError('POLICY_TEMPLATE', `the constraint ${kind}/${name} is there twice`, { location });
    seen.add(`${kind}/${name}`);
    return readConstraint(document, template);
  });
  const twice = templates.find((template) => byKind.get(template.kind) !== template);
  if (twice !== undefined)
    errors.push(new SlipwayError('POLICY_TEMPLATE', `the ConstraintTemplate ${twice.kind} is there twice`, twice));
  const expansions = each(inGroup('expansion.gatekeeper.sh'), readExpansion);
  if (errors.length > 0) throw new SlipwayErrors(errors);
  return { templates, constraints, expansions };
}

function ruleOf({ id, template, severity, location }: Constraint): Rule {
  return {
    id,
    group: template.kind,
    severity,
    packs: [],
    title: template.title,
    description: template.description,
    rationale: template.description,
    fix: '',
    aliases: noAliases,
    kinds: [],
    options: {},
    docs: `${docsBase}/own-policies.md#gatekeeper`,
    origin: 'user',
    entrypoint: '',
    location,
    ...(template.rego === undefined ? { unevaluated: 'its template has no Rego, and CEL is not evaluated' } : {}),
  };
}

/**
 * Asks each template what it finds with a constraint's parameters, in all reviews of an object: what two of them find alike is found once, for
 * it is a set. Each constraint is a rule of its own too, to find the one that failed.
 */
function constraintSources(constraints: readonly Constraint[]): readonly PolicySource[] {
  const rules = constraints.map(({ id, template }, index) => {
    const key = JSON.stringify(id);
    const violations = referenceTo(template.rego?.entrypoint ?? '');
    return `c${index} contains found if {
	some review in input.reviews
	some found in ${violations} with input as {"review": review, "parameters": data.slipway.parameters[${key}]}
}
`;
  });
  const results = constraints.map(
    ({ id }, index) =>
      `results[${JSON.stringify(id)}] := data.slipway_constraints.c${index} if ${JSON.stringify(id)} in input.constraints\n`,
  );
  return [
    { path: 'slipway_constraints.rego', text: `package slipway_constraints\n\n${rules.join('\n')}` },
    // The last line for where none is evaluated: a rule has to be there.
    {
      path: 'slipway_dispatch.rego',
      text: `package slipway_dispatch\n\n${results.join('\n')}\nresults[""] := [] if input.constraints == ""\n`,
    },
  ];
}

/** Where in the YAML the place in the Rego is. */
function placed(problem: PolicyProblem, sources: readonly TemplateSource[]): PolicyProblem {
  const source = sources.find(({ path }) => path === problem.file);
  if (source === undefined) return problem;
  const { file, place } = source;
  const { line, column } = problem;
  return {
    ...problem,
    file,
    ...(line === undefined ? {} : { line: place.line + line - 1 }),
    ...(column === undefined ? {} : { column: place.indent + column }),
  };
}
