import { groupOf, type KubernetesObject } from '../../model/object.ts';
import type { CheckContext, CheckFinding, ObjectCheck } from '../checked-root.ts';
import { withoutCiphertext } from './ciphertext.ts';
import { celRules, type CustomKind } from './crd.ts';
import { type Check, type Problem, type ProblemSort, named, Report } from './report.ts';
import { schemaRuleIds } from './rules.ts';
import type { VersionSchemas } from './schemas.ts';

const ruleOf: Readonly<Record<ProblemSort, string>> = {
  unknown: 'unknown-field',
  invalid: 'schema-invalid',
  duplicate: 'duplicate-list-item',
};

/** Checks objects by the schemas of their kinds; undefined when none of the rules is on. */
export function checkSchema(context: CheckContext): ObjectCheck | undefined {
  if (!schemaRuleIds.some((rule) => context.isOn(rule))) return undefined;
  const { root, roots, schemas, customKinds } = context;
  const isFirst = context.firsts(roots);
  return (object, index) => {
    const check = schemas.check(object.apiVersion, object.kind);
    if (check !== undefined) return findings(builtinProblems(object, check, schemas));
    const custom = customKinds.find(object, root, roots);
    if (custom !== undefined) {
      const notEvaluated = isFirst(root, index) ? celFindings(object, custom) : [];
      return [...findings(customProblems(object, custom, context)), ...notEvaluated];
    }
    if (schemas.hasGroup(groupOf(object.apiVersion))) return unknownKind(object, context);
    return isFirst(root, index) ? missing(object, context) : [];
  };
}

/** Per version, because what is said of an object is the same in every root that holds it. */
const known = new WeakMap<VersionSchemas, WeakMap<KubernetesObject, readonly Problem[]>>();

function builtinProblems(object: KubernetesObject, check: Check, schemas: VersionSchemas): readonly Problem[] {
  let problems = known.get(schemas);
  if (problems === undefined) known.set(schemas, (problems = new WeakMap()));
  const before = problems.get(object);
  if (before !== undefined) return before;
  const report = new Report();
  check(object, report);
  const found = withoutCiphertext(object, report.problems);
  problems.set(object, found);
  return found;
}

function customProblems(
  object: KubernetesObject,
  { group, kind, versions }: CustomKind,
  { customKinds, schemas }: CheckContext,
): readonly Problem[] {
  const name = object.apiVersion.slice(group.length + 1);
  const version = versions.get(name);
  if (version === undefined || !version.served) {
    const served = [...versions].filter(([, each]) => each.served).map(([each]) => each);
    const message = `the CustomResourceDefinition of ${kind} does not serve ${named(name)}, but ${served.join(', ') || 'nothing'}`;
    return [{ sort: 'invalid', path: ['apiVersion'], message }];
  }
  const report = new Report();
  customKinds.check(version, schemas.metadata)?.(object, report);
  return withoutCiphertext(object, report.problems);
}

const none: readonly CheckFinding[] = [];

function findings(problems: readonly Problem[]): readonly CheckFinding[] {
  if (problems.length === 0) return none;
  return problems.map(({ sort, path, message }) => {
    const place = path.slice(0, sort === 'unknown' ? -1 : undefined).filter((step) => typeof step === 'string');
    // The path is the finding's own; in words it is what people read first.
    const where = place.at(-1);
    return {
      rule: ruleOf[sort],
      path,
      message: sort === 'unknown' || where === undefined ? message : says(where, message),
    };
  });
}

function says(where: string, message: string): string {
  return /^(?:must|is) /.test(message) ? `${named(where)} ${message}` : message;
}

function celFindings(object: KubernetesObject, { group, versions }: CustomKind): readonly CheckFinding[] {
  const rules = celRules(versions.get(object.apiVersion.slice(group.length + 1))?.schema);
  if (rules === 0) return [];
  const message = `${rules === 1 ? '1 rule in CEL' : `${rules} rules in CEL`} of the CustomResourceDefinition of ${named(object.kind)} (x-kubernetes-validations) is not evaluated`;
  return [
    {
      rule: 'crd-rules-not-evaluated',
      path: ['kind'],
      message: rules === 1 ? message : message.replace(' is not', ' are not'),
    },
  ];
}

/** Kubernetes' own group without this kind: where the apiVersion is gone or to come, another rule says so. */
function unknownKind({ apiVersion, kind }: KubernetesObject, { schemas }: CheckContext): readonly CheckFinding[] {
  const elsewhere =
    schemas.lifecycle(apiVersion, kind) ?? schemas.comesIn(apiVersion, kind) ?? schemas.goneIn(apiVersion, kind);
  if (elsewhere !== undefined || !schemas.exact) return [];
  const meant = schemas.nearestKind(apiVersion, kind);
  const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
  return [
    {
      rule: 'schema-invalid',
      path: ['kind'],
      message: `Kubernetes 1.${schemas.minor} has no kind ${named(kind)} in ${named(apiVersion)}${hint}`,
    },
  ];
}

function missing({ apiVersion, kind }: KubernetesObject, { option }: CheckContext): readonly CheckFinding[] {
  const level = option('schema-missing', 'level');
  const except = option('schema-missing', 'except');
  const name = `${kind}.${groupOf(apiVersion)}`;
  if (level === 'ignore' || (Array.isArray(except) && (except.includes(name) || except.includes(groupOf(apiVersion)))))
    return [];
  return [
    {
      rule: 'schema-missing',
      path: ['kind'],
      message: `no schema of ${named(kind)} in ${named(apiVersion)} is known, so objects of this kind are not checked by one`,
      ...(level === 'error' || level === 'warning' || level === 'info' ? { severity: level } : {}),
    },
  ];
}
