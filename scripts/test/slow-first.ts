import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest. A fresh checkout knows no times of earlier runs, and one of these begun last would run alone. */
const slowest = [
  'integration/gate/evaluation-cache.test.ts',
  'e2e/cluster.test.ts',
  'integration/poisoned-cache.test.ts',
  'integration/sync/refusals.test.ts',
  'integration/sync/sync.test.ts',
  'e2e/ship-bad-input.test.ts',
  'e2e/ship.test.ts',
  'integration/render/closure.test.ts',
  'integration/gate/evaluation-cache-asked.test.ts',
  'integration/sync/oidc.test.ts',
  'integration/render/embedded-equal.test.ts',
  'integration/gate/history.test.ts',
  'integration/render/charts/untrusted.test.ts',
  'e2e/gate.test.ts',
  'integration/build/buildah.test.ts',
  'integration/reconcile/runs.test.ts',
  'integration/render/traced/locations.test.ts',
  'integration/kube/node.test.ts',
  'integration/policy/oci.test.ts',
  'integration/reconcile/node.test.ts',
  'integration/reconcile/lifecycle.test.ts',
  'integration/harness/node-teardown.test.ts',
  'integration/render/limits.test.ts',
  'platform/embedded/embedded-renderer.test.ts',
  'commands/operator-roots.test.ts',
  'integration/kube/watch.test.ts',
  'integration/kube/transport.test.ts',
  'integration/sync/changed.test.ts',
  'platform/rego/policy-engine.test.ts',
  'integration/render/equal-bytes.test.ts',
  'commands/gate-policies.test.ts',
  'integration/reconcile/whole.test.ts',
  'integration/kube/refusals.test.ts',
  'integration/git/commit.test.ts',
  'integration/sync/hand-off.test.ts',
  'commands/policy.test.ts',
  'commands/gate-examples.test.ts',
  'integration/render/charts/argocd-charts.test.ts',
  'integration/render/locations-helm.test.ts',
  'integration/render/charts/flux-charts.test.ts',
];

/** The longest first, so that all workers are busy until the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = slowest.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return found < 0 ? slowest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
