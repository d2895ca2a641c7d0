import { asMap, getText } from '../../yaml/nodes.ts';
import type { Convention } from '../convention.ts';
import { plainData } from '../plain-data.ts';
import { regionsOf } from '../place.ts';
import { findInValues } from '../values-walk.ts';

const id = 'helm-values';

export const helmValues: Convention = {
  id,
  title: 'Values files of Helm charts: split over repository, tag, registry and digest, or one string.',
  find: (source, context) =>
    context.isValues(source.file)
      ? regionsOf(source).flatMap((region) => {
          const root = asMap(region.document, region.document.root);
          // A manifest may be called values.yaml too.
          if (!root || getText(region.document, root, 'kind') !== undefined) return [];
          const defaults = plainData(context.defaults(source.file));
          return findInValues({
            convention: id,
            region,
            root,
            path: [],
            ...(defaults === undefined ? {} : { defaults }),
          });
        })
      : [],
};
