import picomatch from 'picomatch';

/** Objects that are in the cluster without any root rendering them; each text is a glob. */
export interface External {
  kind: string;
  /** Absent: any. */
  namespace?: string | undefined;
  /** Absent: any. */
  name?: string | readonly string[] | undefined;
  /** Of a Pod or Service: what selectors find it by. */
  labels?: Readonly<Record<string, string>> | undefined;
}

/** What every cluster has, as far as manifests refer to it. */
const builtin: readonly External[] = [
  { kind: 'Namespace', name: ['default', 'kube-system', 'kube-public', 'kube-node-lease'] },
  { kind: 'ServiceAccount', name: 'default' },
  { kind: 'ServiceAccount', namespace: 'kube-system' },
  { kind: 'ConfigMap', name: ['kube-root-ca.crt', 'openshift-service-ca.crt'] },
  {
    kind: 'ConfigMap',
    namespace: 'kube-system',
    name: ['extension-apiserver-authentication', 'kubeadm-config', 'coredns'],
  },
  { kind: 'PriorityClass', name: 'system-*' },
  { kind: 'Service', namespace: 'default', name: 'kubernetes' },
];

/** Whether an object is provided from outside: by the cluster itself, or as the configuration says. */
export type IsExternal = (kind: string, namespace: string, name: string) => boolean;

export function externalObjects(configured: readonly External[]): IsExternal {
  const entries = [...builtin, ...configured].map(({ kind, namespace, name }) => ({
    kind: glob(kind),
    namespace: namespace === undefined ? undefined : glob(namespace),
    name: name === undefined ? undefined : glob(name),
  }));
  // Of most kinds there is none, and of those that are asked about few are asked about twice.
  const byKind = new Map<string, typeof entries>();
  return (kind, namespace, name) => {
    let own = byKind.get(kind);
    if (own === undefined) byKind.set(kind, (own = entries.filter((entry) => entry.kind(kind))));
    return own.some((entry) => (entry.namespace?.(namespace) ?? true) && (entry.name?.(name) ?? true));
  };
}

/** Empty names, of a root that does not say its namespace, are matched by `*` too. */
function glob(pattern: string | readonly string[]): (text: string) => boolean {
  const patterns = typeof pattern === 'string' ? [pattern] : [...pattern];
  if (patterns.includes('*')) return () => true;
  if (patterns.every((each) => /^[\w.-]+$/.test(each))) {
    const names = new Set(patterns);
    return (text) => names.has(text);
  }
  return picomatch(patterns, { dot: true });
}
