import type { KubernetesObject } from '../../model/object.ts';
import type { StreamDocument } from './documents.ts';

/** An object found in a document, or why a document holds none. */
export interface ParsedObject {
  manifest: KubernetesObject;
  /** Index of the document in the stream. */
  document: number;
  /** Indices through `items` of the lists that held it, outermost first. */
  items: readonly number[];
}

export interface ParseProblem {
  message: string;
  document: number;
  /** In the stream. */
  line: number;
  column?: number;
}

export interface ParsedStream {
  objects: readonly ParsedObject[];
  problems: readonly ParseProblem[];
}

/** Kubernetes' lists hold no lists in practice; kustomize flattens one level too. */
const maxListDepth = 4;

/** Takes the objects out of documents: lists are expanded, documents without content are nothing, anything else is a problem. */
export function objectsOf(documents: readonly StreamDocument[]): ParsedStream {
  const objects: ParsedObject[] = [];
  const problems: ParseProblem[] = [];
  documents.forEach(({ value, problem, line, text }, document) => {
    if (problem !== undefined) problems.push({ document, ...problem });
    else if (value !== undefined) {
      const reason = collect(value, document, [], objects);
      if (reason !== undefined) problems.push({ message: reason, document, line: line + firstContentLine(text) });
    }
  });
  return { objects, problems };
}

/** Lines between the start of a document's text and its first value. */
export function firstContentLine(text: string): number {
  const found = /^(?!---)[ \t]*[^#\s]|^---[ \t]+[^#\s]/m.exec(text);
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < (found?.index ?? 0); at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function collect(value: unknown, document: number, items: readonly number[], into: ParsedObject[]): string | undefined {
  if (!isMapping(value)) return 'it is not an object with apiVersion and kind';
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || apiVersion === '') return missing('apiVersion', apiVersion);
  if (typeof kind !== 'string' || kind === '') return missing('kind', kind);
  if (kind.endsWith('List') && Array.isArray(value['items'])) {
    if (items.length >= maxListDepth) return 'lists are nested too deeply';
    for (const [index, item] of value['items'].entries()) {
      const reason = collect(item, document, [...items, index], into);
      if (reason !== undefined) return `items[${index}]: ${reason}`;
    }
    return undefined;
  }
  if (metadata !== undefined && metadata !== null) {
    if (!isMapping(metadata)) return 'metadata is not a mapping';
    for (const key of ['name', 'namespace']) {
      const text = metadata[key];
      if (text !== undefined && text !== null && typeof text !== 'string')
        return `metadata.${key} is not text: quote it`;
    }
  }
  into.push({ manifest: value as KubernetesObject, document, items });
  return undefined;
}

function missing(field: string, value: unknown): string {
  return value === undefined || value === null || value === ''
    ? `it has no ${field}`
    : `${field} is not text: quote it`;
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
