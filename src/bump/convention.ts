import type { Scalar } from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';
import type { Place, Region } from './place.ts';

/** What conventions know beyond the file that they look at. */
export interface Context {
  /** The YAML or JSON inside a scalar, each opened once; nothing when it cannot be edited in part, which `unopened` remembers. */
  open(source: YamlSource, document: YamlDocument, node: Scalar, path: JsonPath): Region[];
  /** The defaults of the chart that a values file belongs to; undefined when it is the defaults, or no chart is near. */
  defaults(file: string): YamlSource | undefined;
  unopened: readonly { file: string; line: number; reason: string; text: string }[];
  /** The `values.yaml` of the chart in a folder. */
  valuesOf(folder: string): YamlSource | undefined;
  /** A values file: by its name, or because an application names it. */
  isValues(file: string): boolean;
  /** Used by a kustomization as a patch. */
  isPatch(file: string): boolean;
  /** `Deployment/web` of the target that a patch file is applied to, when it names one object. */
  patchTarget(file: string): string | undefined;
  /** Fields of custom objects that hold an image. */
  fields: readonly ImageField[];
  /** Image of each Flux policy, by `namespace:name`. */
  policies: ReadonlyMap<string, string>;
}

/** A field of a kind that holds an image reference: `spec.runner.image` of `Runner`. */
export interface ImageField {
  /** Absent: any. */
  kind?: string;
  /** Keys from the object's root; `[]` stands for all items of a list. */
  path: readonly string[];
}

/** A way of writing images in files; every one of them has the same shape and needs no configuration. */
export interface Convention {
  id: string;
  /** One sentence for documentation. */
  title: string;
  /** The places in one file. */
  find(source: YamlSource, context: Context): Place[];
}
