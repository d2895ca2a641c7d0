import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { below, fieldsOf, listOf, textOf } from './read.ts';
import type { Related } from './related.ts';
import { lookUp, type Surroundings } from './surroundings.ts';

interface Backend {
  service: string;
  /** Number or name. */
  port: unknown;
  path: JsonPath;
}

/** Of an Ingress: the backends that lead nowhere. */
export function ingressFacts(object: KubernetesObject, around: Surroundings): Related {
  const namespace = object.metadata?.namespace ?? '';
  return {
    dangling: backendsOf(object).flatMap(({ service, port, path }) => {
      const found = lookUp(around, 'Service', namespace, service);
      if (found === undefined) return [{ service, port, path, lacks: 'service' }];
      if (found.object === undefined || port === undefined || hasPort(found.object, port)) return [];
      return [{ service, port, path, lacks: 'port' }];
    }),
  };
}

function backendsOf(object: KubernetesObject): readonly Backend[] {
  const found: Backend[] = [];
  const add = (backend: unknown, path: JsonPath): void => {
    // Of networking.k8s.io/v1, or of the versions before it.
    const { service, serviceName, servicePort } = fieldsOf(backend);
    const port = fieldsOf(below(service, 'port'));
    const name = textOf(below(service, 'name'));
    if (name !== '') found.push({ service: name, port: port['number'] ?? port['name'], path: [...path, 'service'] });
    else if (textOf(serviceName) !== '') found.push({ service: textOf(serviceName), port: servicePort, path });
  };
  for (const field of ['defaultBackend', 'backend']) add(below(object, 'spec', field), ['spec', field]);
  for (const [index, rule] of listOf(below(object, 'spec', 'rules')).entries()) {
    for (const [place, path] of listOf(below(rule, 'http', 'paths')).entries()) {
      add(below(path, 'backend'), ['spec', 'rules', index, 'http', 'paths', place, 'backend']);
    }
  }
  return found;
}

/** A Service that only points at another name may list no ports. AWS's controller understands `use-annotation`. */
function hasPort(service: KubernetesObject, port: unknown): boolean {
  const ports = listOf(below(service, 'spec', 'ports')).map(fieldsOf);
  if (port === 'use-annotation' || below(service, 'spec', 'type') === 'ExternalName') return true;
  return ports.some((each) => each['port'] === port || each['name'] === port || String(each['port']) === port);
}
