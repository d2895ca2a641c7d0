import type { JsonPath } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { type RenderedObject, type RenderedRoot, countObjects } from '../model/rendered-root.ts';
import type { Severity } from '../model/verdict.ts';
import type { Located, RootEvaluation, Violation } from './evaluation.ts';

/** An evaluation as it is kept: texts, paths, objects and places stand once, and findings name them by position. */
export interface KeptEvaluation {
  /** Of the root. */
  objects: number;
  /** Places are there, so that nothing has to be located. */
  placed: boolean;
  texts: readonly string[];
  paths: readonly JsonPath[];
  about: readonly KeptObject[];
  places: readonly (Located | null)[];
  findings: readonly KeptFinding[];
}

/** An object that findings are about. */
interface KeptObject {
  /** Position in the root; after the last, it is not one of the root's. */
  index: number;
  /** Of an object of the root only what names it and what waivers look at. */
  object: RenderedObject;
}

interface KeptFinding {
  fingerprint: string;
  /** Positions of the rule, severity, message, docs, path, object and place. */
  at: readonly number[];
  excepted?: true;
  details?: unknown;
}

/** Undefined where something of a finding was not learned. `placed`: every place is made of the root's own files. */
export function keepEvaluation(
  root: RenderedRoot,
  violations: readonly Violation[],
  placed: boolean,
): KeptEvaluation | undefined {
  const texts = new Table<string>();
  const paths = new Table<JsonPath>();
  const about = new Table<KeptObject>();
  const places = new Table<Located | null>();
  const count = countObjects(root);
  const findings: KeptFinding[] = [];
  for (const { rule, severity, message, docs, path, object, excepted, details, learned } of violations) {
    const { index, fingerprint, place } = learned ?? {};
    if (index === undefined || fingerprint === undefined) return undefined;
    const kept = (): KeptObject => ({ index, object: index < count ? headOf(object) : object });
    findings.push({
      fingerprint,
      at: [
        texts.at(rule, rule),
        texts.at(severity, severity),
        texts.at(message, message),
        texts.at(docs, docs),
        paths.at(JSON.stringify(path), path),
        about.at(index < count ? String(index) : JSON.stringify(object), kept),
        placed ? places.at(JSON.stringify(place ?? null), place ?? null) : -1,
      ],
      ...(excepted === undefined ? {} : { excepted }),
      ...(details === undefined ? {} : { details }),
    });
  }
  const all = { texts: texts.all, paths: paths.all, about: about.all, places: places.all };
  return { objects: count, placed, ...all, findings };
}

/** The evaluation, of the root's own objects where those were read. Undefined where it cannot be of this root. */
export function recallEvaluation(kept: KeptEvaluation, root: RenderedRoot): RootEvaluation | undefined {
  const { texts, paths, about, places, findings } = kept;
  if (kept.objects !== countObjects(root)) return undefined;
  const objects = about.map(({ index, object }) =>
    root.unread === undefined ? (root.objects[index] ?? object) : object,
  );
  const violations = findings.map(({ fingerprint, at, excepted, details }): Violation => {
    const [rule = -1, severity = -1, message = -1, docs = -1, path = -1, which = -1, place = -1] = at;
    const index = about[which]?.index;
    return {
      rule: texts[rule] ?? '',
      severity: (texts[severity] ?? 'error') as Severity,
      message: texts[message] ?? '',
      object: objects[which] ?? nameless,
      path: paths[path] ?? [],
      docs: texts[docs] ?? '',
      ...(details === undefined ? {} : { details }),
      ...(excepted === undefined ? {} : { excepted }),
      learned: {
        ...(index === undefined ? {} : { index }),
        fingerprint,
        ...(place < 0 ? {} : { place: places[place] ?? null }),
      },
    };
  });
  return { violations, errors: [] };
}

const nameless: RenderedObject = { manifest: { apiVersion: '', kind: '' } };

function headOf({ manifest: { apiVersion, kind, metadata }, origin }: RenderedObject): RenderedObject {
  const manifest: KubernetesObject = { apiVersion, kind };
  if (metadata !== undefined && metadata !== null) {
    const { name, namespace, labels, annotations } = metadata;
    const head = { name, namespace, labels, annotations };
    manifest.metadata = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
  }
  return { manifest, ...(origin === undefined ? {} : { origin }) };
}

/** Values by their place in a list, each once. */
class Table<Value> {
  readonly all: Value[] = [];
  private readonly known = new Map<string, number>();

  at(key: string, value: Value | (() => Value)): number {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.all.push(typeof value === 'function' ? (value as () => Value)() : value);
    this.known.set(key, this.all.length - 1);
    return this.all.length - 1;
  }
}
