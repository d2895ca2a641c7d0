import { isMapping } from '../../parse/objects.ts';
import type { GeneratorContext } from './generator-context.ts';
import type { Params } from './params.ts';

/** The list generator (argo-cd applicationset/generators/list.go). */
export function listParams(generator: Params, { templating, parse }: GeneratorContext): readonly Params[] {
  const { elements, elementsYaml } = generator;
  const listed = Array.isArray(elements) ? elements.filter(isMapping) : [];
  const found = templating.goTemplate ? listed : listed.map(flatElement);
  if (typeof elementsYaml !== 'string' || elementsYaml === '') return found;
  const more = parse(elementsYaml);
  if (!Array.isArray(more) || !more.every(isMapping)) throw new Error('elementsYaml is not a list of mappings');
  return [...found, ...more];
}

function flatElement(element: Params): Params {
  const params: Params = {};
  for (const [key, value] of Object.entries(element)) {
    if (key !== 'values') params[key] = text(value, key);
    else if (isMapping(value))
      for (const [name, one] of Object.entries(value)) params[`values.${name}`] = text(one, name);
    else throw new Error('error parsing values map');
  }
  return params;
}

function text(value: unknown, key: string): string {
  if (typeof value !== 'string') throw new Error(`the list element's ${key} is not text, which needs goTemplate: true`);
  return value;
}
