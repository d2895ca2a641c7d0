import type { Finding, Verdict } from '../../src/model/verdict.ts';

export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    rule: 'no-privileged',
    severity: 'error',
    status: 'new',
    message: 'container "web" runs privileged',
    root: 'overlays/prod',
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    path: 'spec.template.spec.containers[0].securityContext.privileged',
    location: { file: 'base/web.yaml', line: 4, column: 15, precision: 'exact' },
    fingerprint: 'v1:0',
    docs: 'https://slipway.dev/policies/no-privileged.md',
    ...changes,
  };
}

export function verdictOf(changes: Partial<Verdict> = {}): Verdict {
  const findings = changes.findings ?? [];
  const fresh = (severity: string): number =>
    findings.filter((one) => one.status === 'new' && one.severity === severity).length;
  return {
    verdict: 'fail',
    roots: [{ id: 'overlays/prod', engine: 'kustomize', objects: 41, milliseconds: 212 }],
    findings,
    fixed: [],
    images: [],
    changes: [],
    errors: [],
    summary: {
      objects: 41,
      rules: 17,
      new: { error: fresh('error'), warning: fresh('warning'), info: fresh('info') },
      existing: findings.filter((one) => one.status === 'existing').length,
      waived: 0,
      fixed: changes.fixed?.length ?? 0,
    },
    ...changes,
  };
}

/** Findings in as many files. */
export function manyFindings(count: number, changes: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: count }, (_, index) =>
    findingOf({
      location: { file: `base/${String(index).padStart(4, '0')}.yaml`, line: 3, column: 1, precision: 'exact' },
      ...changes,
    }),
  );
}
