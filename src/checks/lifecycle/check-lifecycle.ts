import type { KubernetesObject } from '../../model/object.ts';
import { byKind } from '../by-kind.ts';
import type { CheckContext, CheckFinding, ObjectCheck } from '../checked-root.ts';
import { named } from '../schema/report.ts';

const path = ['apiVersion'];

/** Checks whether the target version of Kubernetes serves the apiVersion of objects, and for how long. */
export function checkLifecycle(context: CheckContext): ObjectCheck | undefined {
  if (!context.isOn('api-not-served') && !context.isOn('api-deprecated')) return undefined;
  const judged = byKind((apiVersion, kind) => judge({ apiVersion, kind }, context));
  return ({ apiVersion, kind }) => judged(apiVersion, kind);
}

function judge(
  object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
  { schemas, customKinds, root, roots }: CheckContext,
): readonly CheckFinding[] {
  const { apiVersion, kind } = object;
  const { minor } = schemas;
  const fact = schemas.lifecycle(apiVersion, kind) ?? {};
  const name = `${apiVersion} of ${named(kind)}`;
  const advice = fact.replacement === undefined ? '' : `: use ${replacement(fact.replacement, kind)}`;
  const served = schemas.check(apiVersion, kind) !== undefined;
  if (!served && customKinds.find(object, root, roots) !== undefined) return [];
  // Where the schemas are of a nearby version, only the facts say what the version itself has.
  const gone = fact.removed !== undefined && fact.removed <= minor ? fact.removed : schemas.goneIn(apiVersion, kind);
  if (gone !== undefined && !(served && schemas.exact)) {
    return [{ rule: 'api-not-served', path, message: `${name} is gone since Kubernetes 1.${gone}${advice}` }];
  }
  const comes = served ? undefined : schemas.comesIn(apiVersion, kind);
  if (comes !== undefined && fact.deprecated === undefined) {
    return [
      {
        rule: 'api-not-served',
        path,
        message: `${name} comes with Kubernetes 1.${comes}, and the target is 1.${minor}`,
      },
    ];
  }
  const ends = schemas.goesIn(apiVersion, kind) ?? fact.removed;
  const end = ends === undefined ? '' : `will be removed in 1.${ends}`;
  if (fact.deprecated !== undefined && fact.deprecated <= minor) {
    const message = `${name} is deprecated since Kubernetes 1.${fact.deprecated}${end === '' ? '' : ` and ${end}`}${advice}`;
    return [{ rule: 'api-deprecated', path, message }];
  }
  return end === '' ? [] : [{ rule: 'api-deprecated', path, message: `${name} ${end}${advice}` }];
}

/** `apps/v1`, and the kind where it is another. */
function replacement(text: string, kind: string): string {
  const slash = text.lastIndexOf('/');
  return text.slice(slash + 1) === kind ? text.slice(0, slash) : `${text.slice(slash + 1)} of ${text.slice(0, slash)}`;
}
