import type {
  PolicyAnnotations,
  PolicyPackage,
  PolicyProblem,
  PolicyRuleDefinition,
  PolicyTestResult,
} from '../../ports/policy-engine.ts';
import type { ReactorAnnotations, ReactorPackage, ReactorProblem, ReactorRule, ReactorTest } from './protocol.ts';

export function toProblems(problems: readonly ReactorProblem[]): readonly PolicyProblem[] {
  return problems.map(({ file, row, column, code, message, details }) => ({
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { line: row }),
    ...(column === undefined ? {} : { column }),
    code,
    message: withDetails(message, details),
  }));
}

/** OPA's details of a type error say what was found and what was wanted; those of a syntax error repeat the line. */
function withDetails(message: string, details: readonly string[] = []): string {
  const telling = details.filter((line) => /^(?:have|want|type of)/.test(line));
  return telling.length === 0 ? message : `${message} (${telling.join('; ')})`;
}

export function toPackages(packages: readonly ReactorPackage[]): readonly PolicyPackage[] {
  return packages.map(({ path, file, annotations, rules }) => ({
    path,
    file,
    ...toAnnotations(annotations),
    rules: (rules ?? []).map(toRule),
  }));
}

function toRule({ name, row, column, arguments: count, annotations }: ReactorRule): PolicyRuleDefinition {
  return { name, line: row, column, isFunction: (count ?? 0) > 0, ...toAnnotations(annotations?.[0]) };
}

function toAnnotations(annotations: ReactorAnnotations | undefined): { annotations?: PolicyAnnotations } {
  if (annotations === undefined) return {};
  const { title, description, custom } = annotations;
  return {
    annotations: {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(custom === undefined ? {} : { custom }),
    },
  };
}

export function toTests(tests: readonly ReactorTest[]): readonly PolicyTestResult[] {
  return tests.map(({ package: path, name, outcome, file, row, output, error }) => ({
    package: path,
    name,
    outcome,
    file,
    line: row,
    output: output ?? '',
    ...(error === undefined ? {} : { error }),
  }));
}
