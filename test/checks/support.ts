import { readFile } from 'node:fs/promises';
import { type Checks, type ChecksRequest, createChecks } from '../../src/checks/create-checks.ts';
import { nativeRules } from '../../src/checks/native-rules.ts';
import { formatPath } from '../../src/model/json-path.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import type { PolicyFinding } from '../../src/policy/outcome.ts';
import { readDocuments } from '../../src/render/parse/documents.ts';
import { objectsOf } from '../../src/render/parse/objects.ts';

export const schemaFile = new URL('../../dist/policies/kubernetes.json.br', import.meta.url);

/** The checks with all their rules on, unless some are named. */
export async function checksOf(more: Partial<ChecksRequest> & { only?: readonly string[] } = {}): Promise<Checks> {
  await using engine = createPolicyEngine();
  const { only, ...request } = more;
  return createChecks({
    schemas: await readFile(schemaFile),
    patterns: await engine.builtin('secret-patterns.json'),
    selected: nativeRules.filter(({ id }) => only === undefined || only.includes(id)),
    options: {},
    kubernetesVersion: undefined,
    crds: [],
    ...request,
  });
}

export function rootOf(text: string, id = 'app'): RenderedRoot {
  const { objects, problems } = objectsOf(readDocuments(text));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { id, engine: 'plain', objects, errors: [], milliseconds: 0 };
}

export function manifestsOf(text: string): readonly KubernetesObject[] {
  return rootOf(text).objects.map(({ manifest }) => manifest);
}

/** `rule path: message`, one a finding. */
export function told(findings: readonly PolicyFinding[]): readonly string[] {
  return findings.map(({ rule, path, message }) => `${rule.id} ${formatPath(path)}: ${message}`);
}
