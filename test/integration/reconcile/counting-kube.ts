import type { Kube } from '../../../src/ports/kube.ts';

/** The port, with a note of what was asked through it. */
export interface CountingKube {
  kube: Kube;
  /** `list ConfigMap shop`, `apply ConfigMap shop/a`, … */
  asked: string[];
  count(verb: string): number;
}

/** Wraps a port so that its requests can be counted; every page of a list is one. */
export function countingKube(kube: Kube): CountingKube {
  const asked: string[] = [];
  const counting = Object.create(kube) as Kube;
  counting.list = async (kind, query) => {
    asked.push(`list ${kind.kind} ${query?.namespace ?? ''}`);
    return await kube.list(kind, query);
  };
  counting.pages = async function* pages(kind, query) {
    for await (const page of kube.pages(kind, query)) {
      asked.push(`list ${kind.kind} ${query?.namespace ?? ''}`);
      yield page;
    }
  };
  counting.get = async (identity, wait) => {
    asked.push(`get ${identity.kind} ${identity.namespace}/${identity.name}`);
    return await kube.get(identity, wait);
  };
  counting.applyServerSide = async (object, query) => {
    asked.push(`apply ${object.kind} ${object.metadata?.namespace ?? ''}/${object.metadata?.name ?? ''}`);
    return await kube.applyServerSide(object, query);
  };
  counting.watch = (kind, query) => {
    asked.push(`watch ${kind.kind} ${query?.namespace ?? ''}`);
    return kube.watch(kind, query);
  };
  counting.delete = async (identity, query) => {
    asked.push(`delete ${identity.kind} ${identity.namespace}/${identity.name}`);
    return await kube.delete(identity, query);
  };
  return { kube: counting, asked, count: (verb) => asked.filter((one) => one.startsWith(`${verb} `)).length };
}
