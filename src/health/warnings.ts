import { groupOf } from '../model/object.ts';
import { conditionsOf, textAt } from './read.ts';

// Argo CD's list of what degrades a HorizontalPodAutoscaler.
const failing =
  /^Failed(GetScale|UpdateScale|Get(Resource|Object|Pods|External|ContainerResource)Metric|ComputeMetricsReplicas)$|^InvalidSelector$/;

/** What an object says that is worth telling but no reason to call a release unhealthy: an autoscaler without metrics. */
export function healthWarning(object: object): string | undefined {
  const isAutoscaler = textAt(object, ['kind']) === 'HorizontalPodAutoscaler';
  if (!isAutoscaler || groupOf(textAt(object, ['apiVersion'])) !== 'autoscaling') return undefined;
  const found = conditionsOf(object).find(({ status, reason }) => status === 'False' && failing.test(reason));
  return found === undefined ? undefined : `${found.reason}: ${found.message}`;
}
