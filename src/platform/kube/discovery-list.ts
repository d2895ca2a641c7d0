import { groupOf } from '../../model/object.ts';
import type { KubeResource } from '../../ports/kube.ts';

interface ResourceRow {
  /** `deployments`, or `deployments/status`. */
  name: string;
  kind: string;
  namespaced: boolean;
  verbs?: readonly string[];
}

/** Reads an APIResourceList, where subresources are rows of their own. */
export function readResourceList(apiVersion: string, answer: unknown): readonly KubeResource[] {
  const rows = (answer as { resources?: readonly ResourceRow[] }).resources ?? [];
  const group = groupOf(apiVersion);
  return rows
    .filter(({ name }) => !name.includes('/'))
    .map(({ name, kind, namespaced, verbs = [] }) => ({
      apiVersion,
      kind,
      group,
      version: group === '' ? apiVersion : apiVersion.slice(group.length + 1),
      plural: name,
      namespaced,
      verbs,
      subresources: rows.filter((row) => row.name.startsWith(`${name}/`)).map((row) => row.name.slice(name.length + 1)),
    }));
}
