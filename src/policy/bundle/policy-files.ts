import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { PolicyAnnotations, PolicySource } from '../../ports/policy-engine.ts';
import { type DataFile, isDataFile } from '../data-files.ts';
import { ArchiveError, readArchive } from './tar.ts';

/** A policy that was compiled elsewhere. */
export interface PolicyBinary {
  path: string;
  wasm: Uint8Array;
  /** What its bundle tells of its entrypoints. */
  annotations: ReadonlyMap<string, PolicyAnnotations>;
}

/** YAML or JSON beside policies that speaks of Gatekeeper. */
export interface PolicyDocument {
  path: string;
  text: string;
}

/** Policies that belong together: of the folders and files that were named, or of one bundle. */
export interface PolicyFiles {
  sources: readonly PolicySource[];
  data: readonly DataFile[];
  binaries: readonly PolicyBinary[];
  documents: readonly PolicyDocument[];
}

export interface NamedFile {
  /** For messages. */
  path: string;
  /** Below the folder or bundle that was named. */
  name: string;
  bytes: Uint8Array;
}

const limits = { maxBytes: 64 * 1024 * 1024, maxFiles: 10_000 };

export function isBundle(path: string): boolean {
  return /\.(?:tar\.gz|tgz|tar)$/.test(path);
}

/** Whether a file may be something of policies, by its name. */
export function mayBePolicy(path: string): boolean {
  return /\.(?:rego|wasm|ya?ml|json)$/.test(path) || isBundle(path);
}

/** Sorts files by what they are; bundles among them are left out. */
export function sortPolicyFiles(files: readonly NamedFile[], manifest: Manifest = emptyManifest): PolicyFiles {
  const text = ({ bytes }: NamedFile): string => new TextDecoder().decode(bytes);
  const named = (pattern: RegExp): readonly NamedFile[] => files.filter(({ name }) => pattern.test(name));
  const data = files.filter(({ name }) => isDataFile(name));
  return {
    sources: named(/\.rego$/).map((file) => ({ path: file.path, text: text(file) })),
    data: data.map((file) => ({ path: file.path, folder: posix.dirname(file.name), text: text(file) })),
    binaries: named(/\.wasm$/).map(({ path, name, bytes }) => ({
      path,
      wasm: bytes,
      annotations: manifest.get(name) ?? new Map<string, PolicyAnnotations>(),
    })),
    documents: named(/\.(?:ya?ml|json)$/)
      .filter((file) => !data.includes(file))
      .map((file) => ({ path: file.path, text: text(file) }))
      .filter((file) => /\b(?:templates|constraints|expansion)\.gatekeeper\.sh\//.test(file.text)),
  };
}

export function hasPolicy({ sources, binaries, documents }: PolicyFiles): boolean {
  return sources.length + binaries.length + documents.length > 0;
}

/** The policies of a bundle: OPA's, or any archive of Rego. Throws `POLICY_BUNDLE` for one that is damaged or hostile. */
export function readBundle(path: string, bytes: Uint8Array): PolicyFiles {
  const files = [...unpacked(path, bytes)].map(
    ([name, content]): NamedFile => ({ path: `${path}/${name}`, name, bytes: content }),
  );
  if (files.some(({ name }) => name === 'patch.json')) throw bad(path, 'it is a delta bundle, which changes another');
  const manifest = files.find(({ name }) => name === '.manifest');
  const found = sortPolicyFiles(files, manifest === undefined ? emptyManifest : readManifest(path, manifest.bytes));
  if (!hasPolicy(found)) throw bad(path, 'there is no policy in it');
  return found;
}

function unpacked(path: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return readArchive(bytes, limits);
  } catch (thrown) {
    if (thrown instanceof ArchiveError) throw bad(path, thrown.message);
    throw thrown;
  }
}

/** Per module, per entrypoint. */
type Manifest = ReadonlyMap<string, ReadonlyMap<string, PolicyAnnotations>>;
const emptyManifest: Manifest = new Map();

function readManifest(path: string, bytes: Uint8Array): Manifest {
  const found = new Map<string, Map<string, PolicyAnnotations>>();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw bad(path, 'its .manifest is no JSON');
  }
  const { wasm } = (value ?? {}) as { wasm?: unknown };
  for (const each of Array.isArray(wasm) ? (wasm as unknown[]) : []) {
    const { entrypoint, module, annotations } = (each ?? {}) as Record<string, unknown>;
    const [first] = Array.isArray(annotations) ? (annotations as unknown[]) : [];
    if (typeof entrypoint !== 'string' || typeof module !== 'string') throw bad(path, 'its .manifest is malformed');
    const name = module.replace(/^\/+/, '');
    const known = found.get(name) ?? new Map<string, PolicyAnnotations>();
    found.set(name, known.set(entrypoint, readAnnotations(first)));
  }
  return found;
}

function readAnnotations(value: unknown): PolicyAnnotations {
  const { title, description, custom } = (value ?? {}) as Record<string, unknown>;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(custom !== null && typeof custom === 'object' ? { custom: custom as Record<string, unknown> } : {}),
  };
}

function bad(path: string, why: string): SlipwayError {
  return new SlipwayError('POLICY_BUNDLE', `the bundle cannot be used: ${why}`, { location: { file: path } });
}
