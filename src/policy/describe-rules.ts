import { docsBase } from '../model/errors.ts';
import type { PolicyPackage } from '../ports/policy-engine.ts';
import { expandKinds } from './kinds.ts';
import { type Aliases, aliasTools, noAliases, type Rule, type RuleOption } from './rule.ts';

const severities = ['error', 'warning', 'info'] as const;
const required = ['id', 'severity', 'packs', 'rationale', 'fix', 'kinds'];
const optional = ['aliases', 'covers', 'options'];

/** Makes rules of our own policies' METADATA. Throws with all that is missing or wrong, because the documentation is made of it. */
export function describeRules(packages: readonly PolicyPackage[]): readonly Rule[] {
  const problems: string[] = [];
  const rules = packages
    .filter(({ path }) => !path.startsWith('slipway/lib/'))
    .map((each) => describe(each, (problem) => problems.push(`${each.file}: ${problem}`)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const [index, rule] of rules.entries()) {
    if (rules[index - 1]?.id === rule.id) problems.push(`${rule.location.file}: the id ${rule.id} is taken`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return rules;
}

function describe(each: PolicyPackage, report: (problem: string) => void): Rule {
  const custom = each.annotations?.custom ?? {};
  const [, group = '', name = ''] = /([^/]+)\/([^/]+)\.rego$/.exec(each.file) ?? [];
  const entrypoint = `slipway/${group}/${name.replaceAll('-', '_')}`;
  const deny = each.rules.find((rule) => rule.name === 'deny');
  if (each.path !== entrypoint) report(`the package is ${each.path}, and the file's name says ${entrypoint}`);
  if (deny === undefined) report('there is no rule deny');
  if (custom['id'] !== name) report(`custom.id is ${String(custom['id'])}, and the file's name says ${name}`);
  for (const key of required) if (custom[key] === undefined) report(`custom.${key} is missing`);
  for (const key of Object.keys(custom)) {
    if (!required.includes(key) && !optional.includes(key)) report(`custom.${key} is unknown`);
  }
  const severity = severities.find((known) => known === custom['severity']);
  if (severity === undefined) report('custom.severity is none of error, warning, info');
  return {
    id: name,
    group,
    severity: severity ?? 'error',
    packs: texts(custom['packs']),
    title: text(each.annotations?.title, 'title', report),
    description: text(each.annotations?.description, 'description', report),
    rationale: text(custom['rationale'], 'custom.rationale', report),
    fix: text(custom['fix'], 'custom.fix', report),
    aliases: aliases(custom['aliases'], report),
    kinds: expandKinds(texts(custom['kinds'])),
    options: options(custom['options'], report),
    ...(custom['covers'] === undefined ? {} : { covers: texts(custom['covers']) }),
    docs: `${docsBase}/policies/${name}.md`,
    origin: 'builtin',
    entrypoint: `${entrypoint}/deny`,
    location: { file: each.file, line: deny?.line ?? 1 },
  };
}

function text(value: unknown, name: string, report: (problem: string) => void): string {
  if (typeof value === 'string' && value !== '') return value;
  report(`${name} is missing`);
  return '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function aliases(value: unknown, report: (problem: string) => void): Aliases {
  const given = Object.entries(value ?? {});
  for (const [tool] of given) if (!aliasTools.some((known) => known === tool)) report(`aliases.${tool} is no tool`);
  return { ...noAliases, ...Object.fromEntries(given.map(([tool, names]) => [tool, texts(names)])) };
}

function options(value: unknown, report: (problem: string) => void): Record<string, RuleOption> {
  const result: Record<string, RuleOption> = {};
  for (const [name, option] of Object.entries((value ?? {}) as Record<string, Partial<RuleOption>>)) {
    if (option.default === undefined) report(`options.${name} has no default`);
    result[name] = {
      default: option.default,
      description: text(option.description, `options.${name}.description`, report),
    };
  }
  return result;
}
