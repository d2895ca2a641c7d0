import { formatPath } from '../model/json-path.ts';
import { identify } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import type { Finding } from '../model/verdict.ts';
import type { Violation } from './evaluation.ts';
import { createNumbering, fingerprint, type KnownKeys } from './fingerprint.ts';
import { nameNormalizer } from './object-keys.ts';

/** A finding with what matching needs beside it. */
export interface FindingInRoot {
  finding: Finding;
  violation: Violation;
  root: RenderedRoot;
  /** The fingerprint without the root, without a number. */
  rootless: () => string;
}

/** Makes findings of a root's violations, in document order, each with its fingerprint. All begin as `new` but those that are excepted. */
export function rootFindings(root: RenderedRoot, violations: readonly Violation[]): readonly FindingInRoot[] {
  const order = new Map(root.objects.map((object, index) => [object, index]));
  const normalize = nameNormalizer(root);
  const number = createNumbering();
  const known: KnownKeys = new WeakMap();
  return violations
    .map((violation) => ({
      violation,
      text: formatPath(violation.path),
      index: order.get(violation.object) ?? root.objects.length,
    }))
    .sort(
      (one, other) =>
        one.index - other.index ||
        compareText(one.violation.rule, other.violation.rule) ||
        comparePaths(one.violation.path, other.violation.path) ||
        compareText(one.violation.message, other.violation.message),
    )
    .map(({ violation, text }) => {
      const { rule, severity, message, docs, path, details, waiver } = violation;
      const object = violation.object.manifest;
      const parts = { rule, object, path, normalize, known };
      return {
        violation,
        root,
        rootless: () => fingerprint({ ...parts, root: undefined }),
        finding: {
          rule,
          severity,
          status: violation.excepted ? 'waived' : 'new',
          message,
          root: root.id,
          object: identify(object),
          path: text,
          fingerprint: number(fingerprint({ ...parts, root: root.id })),
          docs,
          ...(details === undefined ? {} : { details }),
          ...(waiver === undefined ? {} : { waiver }),
        },
      };
    });
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function comparePaths(one: Violation['path'], other: Violation['path']): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    if (order !== 0) return order;
  }
  return 0;
}
