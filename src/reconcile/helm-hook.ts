import type { KubernetesObject } from '../model/object.ts';
import { annotation } from './object-key.ts';

const applied = /^(pre|post)-(install|upgrade)$|^crd-install$/;

/** The hook that a chart made of an object, when it belongs to another moment than applying: tests, deletions, rollbacks. */
export function otherHelmHook(object: KubernetesObject): string | undefined {
  const hooks = annotation(object, 'helm.sh/hook')
    .split(',')
    .map((hook) => hook.trim())
    .filter((hook) => hook !== '');
  if (hooks.length === 0 || hooks.some((hook) => applied.test(hook))) return undefined;
  return hooks.join(', ');
}
