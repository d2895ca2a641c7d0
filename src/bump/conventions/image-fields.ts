import type { Node } from 'yaml';
import type { JsonPath } from '../../model/json-path.ts';
import { asMap, asScalar, asSeq, getNode, getText, textOf } from '../../yaml/nodes.ts';
import type { Convention } from '../convention.ts';
import { type Region, regionsOf } from '../place.ts';
import { objectName, pointerSlot, referencePlace } from '../workload-walk.ts';

const id = 'image-fields';

export const imageFields: Convention = {
  id,
  title: 'Fields of custom objects that the configuration or a kustomization names as holding an image.',
  find: (source, context) =>
    regionsOf(source).flatMap((region) => {
      const root = asMap(region.document, region.document.root);
      const kind = root ? getText(region.document, root, 'kind') : undefined;
      if (!root || kind === undefined) return [];
      const object = objectName(region, root);
      return context.fields
        .filter((field) => field.kind === undefined || field.kind === kind)
        .flatMap((field) => follow(region, root, field.path, []))
        .flatMap(({ node, path }) => {
          const text = textOf(asScalar(region.document, node));
          const place = text === undefined ? undefined : referencePlace(id, region, node, path, text);
          return place ? [{ ...place, slots: [pointerSlot(object, path)] }] : [];
        });
    }),
};

/** Every node that a field's path leads to; `[]` at a key's end, or as a key of its own, stands for all items of a list. */
function follow(
  region: Region,
  node: Node | undefined,
  steps: readonly string[],
  path: JsonPath,
): { node: Node; path: JsonPath }[] {
  const [step, ...rest] = steps;
  if (!node) return [];
  if (step === undefined) return [{ node, path }];
  if (step.endsWith('[]') && step !== '[]') return follow(region, node, [step.slice(0, -2), '[]', ...rest], path);
  const seq = asSeq(region.document, node);
  if (seq) {
    const inner = step === '[]' ? rest : steps;
    return seq.items.flatMap((item, index) => follow(region, item as Node, inner, [...path, index]));
  }
  const map = step === '[]' ? undefined : asMap(region.document, node);
  return map ? follow(region, getNode(region.document, map, step), rest, [...path, step]) : [];
}
