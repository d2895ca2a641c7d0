import { loadAll } from 'js-yaml';
import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { policyExamples } from '../../scripts/lib/policy-examples.ts';
import { nativeRuleSources } from '../../src/checks/native-rules.ts';
import { parsePath } from '../../src/model/json-path.ts';
import type { KubernetesObject } from '../../src/model/object.ts';

export interface Example {
  id: string;
  bad: string;
  good: string;
  options?: Readonly<Record<string, unknown>>;
}

/** Of all rules that come with Slipway, in Rego and in TypeScript. */
export async function allExamples(): Promise<readonly Example[]> {
  return [
    ...[...(await policyExamples())].map(([id, example]) => ({ id, ...example })),
    ...nativeRuleSources.map(({ id, examples }) => ({ id, ...examples })),
  ];
}

/** The lines, from 1, at which objects of that identity have what is there of a path. */
export function linesOf(text: string, object: { kind: string; name: string }, path: string): readonly number[] {
  const lines = new LineCounter();
  return parseAllDocuments(text, { lineCounter: lines }).flatMap((document) => {
    const { kind, metadata } = document.toJS() as KubernetesObject;
    if (kind !== object.kind || (metadata?.name ?? '') !== object.name) return [];
    let node: unknown = document.contents;
    let offset = isMap(node) ? node.range?.[0] : 0;
    for (const step of parsePath(path) ?? []) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
      const item = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
      const place = isScalar(pair?.key) ? pair.key : item;
      const start = (place as { range?: readonly number[] | null } | undefined)?.range?.[0];
      if (start === undefined) break;
      offset = start;
      node = item;
    }
    return [lines.linePos(offset ?? 0).line];
  });
}

const makers = /^(?:Pod|PodTemplate|CronJob|\w*(?:Deployment|Set|Controller|Job)|DeploymentConfig)$/;

/** A rule's bad example as every kind that makes pods and that the rule means, each in a namespace of its own; without any, nothing. */
export function variants({ id, bad }: Example, kinds: readonly string[]): readonly { kind: string; text: string }[] {
  const all = loadAll(bad) as KubernetesObject[];
  const made = all.find(({ kind }) => kind === 'Pod') ?? all.find(({ kind }) => kind === 'Deployment');
  if (made === undefined) return [];
  return kinds
    .filter((kind) => makers.test(kind))
    .map((kind) => {
      const namespace = id === 'default-namespace' ? 'default' : `as-${kind.toLowerCase()}`;
      const objects = all.map((one) => ({
        ...(one === made ? asKind(kind, made) : pointingTo(kind, one)),
        metadata: { ...one.metadata, namespace },
      }));
      return { kind, text: objects.map((object) => JSON.stringify(object)).join('\n---\n') };
    });
}

const versions: Readonly<Record<string, string>> = {
  Pod: 'v1',
  PodTemplate: 'v1',
  ReplicationController: 'v1',
  CronJob: 'batch/v1',
  Job: 'batch/v1',
  DeploymentConfig: 'apps.openshift.io/v1',
};

function asKind(kind: string, { kind: own, metadata, spec }: KubernetesObject): KubernetesObject {
  const object = { apiVersion: versions[kind] ?? 'apps/v1', kind, metadata: metadata ?? {} };
  if (own !== 'Pod' || kind === 'Pod') return { ...object, spec };
  const made = { metadata, spec };
  if (kind === 'PodTemplate') return { ...object, template: made };
  if (kind === 'CronJob') return { ...object, spec: { jobTemplate: { spec: { template: made } } } };
  return { ...object, spec: { template: made } };
}

/** Others of the example may name it. */
function pointingTo(kind: string, object: KubernetesObject): KubernetesObject {
  const target = { apiVersion: versions[kind] ?? 'apps/v1', kind };
  const spec = object['spec'] as Record<string, unknown> | undefined;
  if (spec?.['scaleTargetRef'] === undefined) return object;
  return { ...object, spec: { ...spec, scaleTargetRef: { ...(spec['scaleTargetRef'] as object), ...target } } };
}
