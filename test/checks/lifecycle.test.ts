import { describe, expect, it } from 'vitest';
import { checksOf, rootOf, told } from './support.ts';

async function judged(apiVersion: string, kind: string, version?: string): Promise<readonly string[]> {
  const checks = await checksOf({ only: ['api-not-served', 'api-deprecated'], kubernetesVersion: version });
  const root = rootOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }`);
  return told(checks.evaluate(root, [root])).map((text) => text.replace(' apiVersion', ''));
}

describe('the target version', () => {
  // From https://kubernetes.io/docs/reference/using-api/deprecation-guide/.
  it.each([
    [
      '1.16',
      'extensions/v1beta1',
      'Deployment',
      'api-not-served: extensions/v1beta1 of "Deployment" is gone since Kubernetes 1.16: use apps/v1',
    ],
    [
      '1.21',
      'extensions/v1beta1',
      'Ingress',
      'api-deprecated: extensions/v1beta1 of "Ingress" is deprecated since Kubernetes 1.14 and will be removed in 1.22: use networking.k8s.io/v1',
    ],
    [
      '1.22',
      'extensions/v1beta1',
      'Ingress',
      'api-not-served: extensions/v1beta1 of "Ingress" is gone since Kubernetes 1.22: use networking.k8s.io/v1',
    ],
    [
      '1.24',
      'batch/v1beta1',
      'CronJob',
      'api-deprecated: batch/v1beta1 of "CronJob" is deprecated since Kubernetes 1.21 and will be removed in 1.25: use batch/v1',
    ],
    [
      '1.25',
      'policy/v1beta1',
      'PodSecurityPolicy',
      'api-not-served: policy/v1beta1 of "PodSecurityPolicy" is gone since Kubernetes 1.25',
    ],
    [
      '1.26',
      'autoscaling/v2beta2',
      'HorizontalPodAutoscaler',
      'api-not-served: autoscaling/v2beta2 of "HorizontalPodAutoscaler" is gone since Kubernetes 1.26: use autoscaling/v2',
    ],
    [
      '1.31',
      'flowcontrol.apiserver.k8s.io/v1beta3',
      'FlowSchema',
      'api-deprecated: flowcontrol.apiserver.k8s.io/v1beta3 of "FlowSchema" is deprecated since Kubernetes 1.29 and will be removed in 1.32: use flowcontrol.apiserver.k8s.io/v1',
    ],
    [
      '1.32',
      'flowcontrol.apiserver.k8s.io/v1beta3',
      'FlowSchema',
      'api-not-served: flowcontrol.apiserver.k8s.io/v1beta3 of "FlowSchema" is gone since Kubernetes 1.32: use flowcontrol.apiserver.k8s.io/v1',
    ],
    [
      '1.30',
      'resource.k8s.io/v1',
      'DeviceClass',
      'api-not-served: resource.k8s.io/v1 of "DeviceClass" comes with Kubernetes 1.34, and the target is 1.30',
    ],
  ])('%s has to say of %s %s', async (version, apiVersion, kind, expected) => {
    expect(await judged(apiVersion, kind, version)).toEqual([expected]);
  });

  it.each([
    ['apps/v1', 'Deployment', undefined],
    ['autoscaling/v1', 'HorizontalPodAutoscaler', '1.37'],
    ['autoscaling/v2beta2', 'CronTab', '1.37'],
    ['example.com/v1beta1', 'Ingress', '1.37'],
  ])('has nothing to say of %s %s', async (apiVersion, kind, version) => {
    expect(await judged(apiVersion, kind, version)).toEqual([]);
  });

  it('is told when its schemas are of another version', async () => {
    expect((await checksOf({ kubernetesVersion: '1.99' })).notices).toEqual([
      'the schemas that come with Slipway are of Kubernetes 1.28 to 1.37; for 1.99 the nearest one was used',
    ]);
    expect((await checksOf({ kubernetesVersion: '1.33' })).notices).toEqual([]);
  });
});
