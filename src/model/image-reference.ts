import { SlipwayError } from './errors.ts';

/** An image reference by distribution's grammar, Docker Hub's defaults applied for comparison. */
export interface ImageReference {
  /** The name as it was written, without tag and digest: `nginx`. */
  spelled: string;
  /** `docker.io` */
  domain: string;
  /** `library/nginx` */
  path: string;
  /** What names are compared by: `docker.io/library/nginx`. */
  repository: string;
  tag?: string;
  /** `sha256:…` */
  digest?: string;
}

/** A reference cut into its parts as written, none of them checked. */
export interface ReferenceParts {
  name: string;
  tag?: string;
  digest?: string;
}

const pathComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const domainName =
  /^(?:\[[a-fA-F0-9:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const extensionDigest = /^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)+:[A-Za-z0-9=_-]{32,}$/;
/** Hexadecimal digits of the registered algorithms. */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128, blake3: 64 };
const maxRepository = 255;

/** Cuts `name:tag@digest`; the tag's colon comes after the last slash, so that ports stay with the name. */
export function splitReference(text: string): ReferenceParts {
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/') && colon > named.lastIndexOf(']');
  return {
    name: tagged ? named.slice(0, colon) : named,
    ...(tagged ? { tag: named.slice(colon + 1) } : {}),
    ...(at < 0 ? {} : { digest: text.slice(at + 1) }),
  };
}

/** Joins the parts again. */
export function formatReference(parts: ReferenceParts): string {
  const tag = parts.tag === undefined ? '' : `:${parts.tag}`;
  return `${parts.name}${tag}${parts.digest === undefined ? '' : `@${parts.digest}`}`;
}

/** Splits a name by the grammar without defaults: a first component is a domain when it can be one and a path follows. */
export function splitName(name: string): { domain: string; path: string } | undefined {
  const slash = name.indexOf('/');
  const [domain, path] =
    slash > 0 && domainName.test(name.slice(0, slash)) ? [name.slice(0, slash), name.slice(slash + 1)] : ['', name];
  return path.split('/').every((component) => pathComponent.test(component)) ? { domain, path } : undefined;
}

/** Why a text is no tag; undefined when it is one. */
export function tagProblem(tag: string): string | undefined {
  if (tagPattern.test(tag)) return undefined;
  if (tag.length > 128) return 'the tag is longer than 128 characters';
  return `"${tag}" is not a tag: letters, digits, "_", "." and "-", not beginning with "." or "-"`;
}

/** Why a text is no digest; undefined when it is one. Algorithms outside OCI's registry must be compound (`multihash+base58`). */
export function digestProblem(digest: string): string | undefined {
  const colon = digest.indexOf(':');
  const algorithm = digest.slice(0, Math.max(colon, 0));
  const encoded = digest.slice(colon + 1);
  const length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : undefined;
  if (length === undefined) {
    return extensionDigest.test(digest) ? undefined : `"${digest}" is not a digest of a known algorithm`;
  }
  if (encoded.length !== length) return `a ${algorithm} digest has ${length} digits, not ${encoded.length}`;
  return /^[a-f0-9]+$/.test(encoded) ? undefined : `"${digest}" is not hexadecimal in lower case`;
}

/** Normalises a name without tag and digest: `nginx` is `docker.io/library/nginx`. Undefined when it is no name. */
export function normalizeRepository(name: string): string | undefined {
  const parts = normalizeName(name);
  return typeof parts === 'string' ? undefined : `${parts.domain}/${parts.path}`;
}

/** The shortest spelling of a normalised repository: `nginx` for `docker.io/library/nginx`. */
export function familiarName(repository: string): string {
  if (!repository.startsWith('docker.io/')) return repository;
  const path = repository.slice('docker.io/'.length);
  return /^library\/[^/]+$/.test(path) ? path.slice('library/'.length) : path;
}

/** Parses a reference; undefined when it is none. For scanning, where most strings are none. */
export function readImageReference(text: string): ImageReference | undefined {
  const result = parse(text);
  return typeof result === 'string' ? undefined : result;
}

/** Parses a reference. Throws `IMAGE_INVALID` with the reason. */
export function parseImageReference(text: string): ImageReference {
  const result = parse(text);
  if (typeof result === 'string') throw new SlipwayError('IMAGE_INVALID', `"${text}" is not an image: ${result}`);
  return result;
}

function parse(text: string): ImageReference | string {
  if (text === '') return 'it is empty';
  const { name, tag, digest } = splitReference(text);
  const parts = normalizeName(name);
  if (typeof parts === 'string') return parts;
  const problem =
    (tag === undefined ? undefined : tagProblem(tag)) ?? (digest === undefined ? undefined : digestProblem(digest));
  if (problem !== undefined) return problem;
  return {
    spelled: name,
    ...parts,
    repository: `${parts.domain}/${parts.path}`,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** distribution/reference normalize.go: the first component is a domain iff it is localhost, has `.` or `:`, or an upper-case letter. */
function normalizeName(name: string): { domain: string; path: string } | string {
  if (name === '') return 'the name is missing';
  if (/^[a-f0-9]{64}$/.test(name)) return 'the name is an identifier, 64 hexadecimal digits';
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isDomain = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  let domain = isDomain ? first : 'docker.io';
  let path = isDomain ? name.slice(slash + 1) : name;
  if (domain === 'index.docker.io') domain = 'docker.io';
  if (domain === 'docker.io' && path !== '' && !path.includes('/')) path = `library/${path}`;
  if (!domainName.test(domain)) return `"${domain}" is not a registry`;
  if (/[A-Z]/.test(path)) return 'the name has upper-case letters';
  if (path.length > maxRepository) return `the path is longer than ${maxRepository} characters`;
  return path.split('/').every((component) => pathComponent.test(component))
    ? { domain, path }
    : `"${name}" is not a name`;
}
