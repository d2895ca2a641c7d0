/**
 * How objects came to be, told from their end, so that what is found in one can be led back to the repository's files. Renderers note the
 * last step for each object as they make it; the step names the object as it was before, which has a step of its own. An object without
 * one stands in its file as it is. Noting costs nothing but references; everything else is done when a place is asked for.
 */
import type { JsonPath } from '../model/json-path.ts';
import type { Location } from '../model/location.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { HelmRequest } from '../ports/renderer.ts';
import type { TreeReader } from './tree-reader.ts';

/** An object whose fields decide what others are: an Application, a Kustomization, a HelmRelease, a ConfigMap with values. */
export interface Described {
  /** `HelmRelease shop`, for people. */
  name: string;
  location: Location & { line: number };
  manifest: Readonly<Record<string, unknown>>;
  /** It was rendered itself. */
  rendered?: RenderedObject | undefined;
  /** An ApplicationSet made it. */
  generated?: GeneratedFrom | undefined;
  /** The repository that it is in. */
  reader: TreeReader;
}

/** What an ApplicationSet made one of its Applications of. */
export interface GeneratedFrom {
  set: Described;
  /** Among all that it makes. */
  index: number;
  /** Which of its generators made it. */
  generator: number;
  params: Readonly<Record<string, unknown>>;
  /** All that it would make if it, or a file that a generator reads, were other than it is. */
  generate: (change: {
    set?: Readonly<Record<string, unknown>>;
    file?: { path: string; value: unknown };
  }) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Where a value stands: in a field of such an object, or in a file. */
export interface Stand {
  in: Described | { file: string /** It is taken as it is, whatever it holds. */; whole?: true };
  path: JsonPath;
  /** The text at the path is YAML itself: where to go on inside it. */
  inside?: { document: number; path: JsonPath } | undefined;
}

export type Step = FieldsStep | SubstitutionStep | KustomizeStep | ChartStep;

/** Some fields were set, or none: then it is only told what the object is of. */
export interface FieldsStep {
  by: 'fields';
  before: RenderedObject;
  /** `source 2 of 3 of Application shop`, where that is a question. */
  of?: string | undefined;
  set: readonly { path: JsonPath; from: Stand }[];
}

/** Variables were put into its texts. */
export interface SubstitutionStep {
  by: 'substitution';
  before: RenderedObject;
  /** Where a variable has its value; undefined when it is not in the repository. */
  variable: (name: string) => Stand | undefined;
}

/** A kustomization that is no root itself. */
export interface KustomizeBuild {
  reader: TreeReader;
  folder: string;
  /** All objects that it gave. */
  objects: readonly RenderedObject[];
  /** The kustomization that an operator's object wrote or changed, and where what it says really stands. */
  generated?: { file: string; stand: (path: JsonPath) => Stand | undefined } | undefined;
  /** A file of objects that were rendered before, in the order of its documents. */
  output?: { file: string; objects: readonly RenderedObject[] } | undefined;
}

export interface KustomizeStep {
  by: 'kustomize';
  build: KustomizeBuild;
}

/** Values that are laid over those of the chart, the last first wins: in YAML, or single ones in Helm's own syntax. */
export type ValuesLayer =
  | { type: 'values'; data: unknown; stand: (path: JsonPath) => Stand | undefined }
  | { type: 'set' | 'setString' | 'setFile'; index: number; path: JsonPath; value: string; stand: Stand };

/** A chart as it was rendered once. */
export interface ChartRelease {
  reader: TreeReader;
  folder: string;
  request: Omit<HelmRequest, 'repository' | 'folder' | 'network' | 'timeoutMs' | 'maxBytes' | 'signal'>;
  /** All objects that it gave, as Helm printed them. */
  objects: readonly RenderedObject[];
  /** Said by whoever brings it; value files are in the request. */
  layers: readonly ValuesLayer[];
  /** Files whose values stand in the place of the chart's own. */
  ownValues?: readonly string[] | undefined;
  /** What the release is called, and where it goes. */
  facts: Readonly<Partial<Record<'release' | 'namespace', Stand>>>;
  /** What brings it: it is shown for what is in no file of the repository. */
  brought?: Stand | undefined;
}

export interface ChartStep {
  by: 'chart';
  release: ChartRelease;
}

const steps = new WeakMap<RenderedObject, Step>();

export function stepOf(object: RenderedObject): Step | undefined {
  return steps.get(object);
}

/** Notes an object's last step. */
export function noteStep<T extends RenderedObject>(object: T, step: Step): T {
  steps.set(object, step);
  return object;
}

/** The same object as it is shown elsewhere. */
export function withOrigin(object: RenderedObject, origin: NonNullable<RenderedObject['origin']>): RenderedObject {
  const shown = { ...object, origin };
  const step = steps.get(object);
  return step === undefined ? shown : noteStep(shown, step);
}

/** The same object with another manifest, and how it came to that. */
export function derive(before: RenderedObject, manifest: KubernetesObject, step: Step): RenderedObject {
  return manifest === before.manifest ? before : noteStep({ ...before, manifest }, step);
}
