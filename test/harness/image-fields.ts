type Data = Record<string, unknown> | unknown[];

/**
 * Kustomize's image transformer over parsed objects: the fields of its legacy filter, those of field specs, and none in definitions.
 * Empty containers come out as empty lists, as kustomize's own output has them.
 */
export function transformParsed(
  data: unknown,
  fieldSpecs: readonly { path: string }[],
  transform: (image: string) => string,
): unknown {
  if (!isMap(data)) return data;
  const object = structuredClone(data);
  if (object['kind'] !== 'CustomResourceDefinition') {
    const done = new Set<object>();
    legacy(object, transform, done);
    for (const { path } of fieldSpecs) atPath(object, path.split('/'), transform, done);
  }
  return object;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function legacy(value: unknown, transform: (image: string) => string, done: Set<object>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value as Data)) {
    if (key === 'containers' || key === 'initContainers') {
      if (inner === null) (value as Record<string, unknown>)[key] = [];
      for (const item of Array.isArray(inner) ? inner : []) setField(item, 'image', transform, done);
    } else if (key === 'volumes') {
      for (const item of Array.isArray(inner) ? inner : [])
        if (isMap(item)) setField(item['image'], 'reference', transform, done);
    }
    legacy(inner, transform, done);
  }
}

function atPath(
  value: unknown,
  [step = '', ...rest]: string[],
  transform: (image: string) => string,
  done: Set<object>,
): void {
  if (Array.isArray(value)) {
    for (const item of value) atPath(item, [step, ...rest], transform, done);
  } else if (isMap(value)) {
    if (rest.length === 0) setField(value, step, transform, done);
    else atPath(value[step.replace(/\[\]$/, '')], rest, transform, done);
  }
}

function setField(map: unknown, key: string, transform: (image: string) => string, done: Set<object>): void {
  if (!isMap(map) || done.has(map) || typeof map[key] !== 'string') return;
  done.add(map);
  map[key] = transform(map[key]);
}
