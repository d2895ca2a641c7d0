import type { EvaluateRoot, Violation } from '../../src/gate/evaluation.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import type { JsonPath } from '../../src/model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../src/model/rendered-root.ts';
import type { Severity } from '../../src/model/verdict.ts';
import { readDocuments } from '../../src/render/parse/documents.ts';
import { objectsOf } from '../../src/render/parse/objects.ts';

/** A root as it would be rendered, from YAML. */
export function rootOf(id: string, yaml: string, changes: Partial<RenderedRoot> = {}): RenderedRoot {
  const objects = objectsOf(readDocuments(yaml)).objects.map(({ manifest }) => ({ manifest }));
  return { id, engine: 'plain', objects, errors: [], milliseconds: 1, ...changes };
}

/** The object of a YAML document. */
export function objectOf(yaml: string): KubernetesObject {
  const [object] = objectsOf(readDocuments(yaml)).objects;
  if (object === undefined) throw new Error(`no object in ${yaml}`);
  return object.manifest;
}

/** Judges containers that are privileged, and whatever a test adds. */
export function privilegedContainers(severity: Severity = 'error'): EvaluateRoot {
  return (root) =>
    Promise.resolve({ violations: root.objects.flatMap((object) => violationsOf(object, severity)), errors: [] });
}

function violationsOf(object: RenderedObject, severity: Severity): readonly Violation[] {
  const found: Violation[] = [];
  const walk = (value: unknown, path: JsonPath): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      if (key === 'privileged' && child === true) {
        found.push({
          rule: 'no-privileged',
          severity,
          message: 'a container runs privileged',
          object,
          path: [...path, key],
          docs: 'https://slipway.dev/no-privileged',
        });
      } else walk(child, [...path, key]);
    }
  };
  walk(object.manifest, []);
  return found;
}

/** A Deployment with containers, each `name`, or `name!` for a privileged one. */
export function deployment(name: string, containers: readonly string[], extra = ''): string {
  const list = containers.map((container) => {
    const privileged = container.endsWith('!');
    return `      - name: ${container.replace('!', '')}\n        image: acme/${container.replace('!', '')}:1\n${privileged ? '        securityContext: {privileged: true}\n' : ''}`;
  });
  return `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec:\n${extra}  template:\n    spec:\n      containers:\n${list.join('')}`;
}
