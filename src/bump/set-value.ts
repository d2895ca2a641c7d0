import { isScalar, type Node } from 'yaml';
import { SlipwayError } from '../model/errors.ts';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import type { SetIntent } from '../model/set-argument.ts';
import { startOf } from '../yaml/geometry.ts';
import { resolve } from '../yaml/nodes.ts';
import type { NewValue } from '../yaml/operation.ts';
import type { YamlDocument, YamlSource } from '../yaml/source.ts';
import { type Address, follow } from './address.ts';
import type { Change } from './place.ts';
import type { PlacedChange } from './write-changes.ts';

const id = 'set';
/** Keys whose values are strings whatever they look like. */
const versionKey = /tag|version|digest|image|ref|repo/i;

/** The change for one --set. Throws `EDIT_REFUSED` where the path leads nowhere. */
export function setValue(source: YamlSource, intent: SetIntent): PlacedChange[] {
  const { document, address } = findDocument(source, intent);
  const change = address.found
    ? replace(document, address.node, address.path, intent.value)
    : insert(source, document, address, intent);
  if (!change) return [];
  return [{ source, document: document.index, image: '', convention: id, change }];
}

function findDocument(source: YamlSource, intent: SetIntent): { document: YamlDocument; address: Address } {
  const documents = source.documents.filter(({ index }) => intent.document === undefined || index === intent.document);
  const addresses = documents.map((document) => ({ document, address: follow(document, intent.path) }));
  const found = addresses.filter(({ address }) => address.found);
  const [first, second] = found.length === 0 ? addresses : found;
  if (!first) throw refusal(source, `there is no document ${intent.document ?? 0}`, undefined);
  if (!second) return first;
  throw refusal(
    source,
    `${found.length === 0 ? 'no document has' : 'several documents have'} ${formatPath(intent.path)}: name one as ${source.file}#0`,
    undefined,
  );
}

/** A number or flag stays one when the new value is one and the key is not about versions; everything else becomes a string. */
function replace(document: YamlDocument, node: Node, path: JsonPath, value: string): Change | undefined {
  const target = resolve(document, node);
  if (!isScalar(target)) throw new SlipwayError('EDIT_REFUSED', `${formatPath(path)} is no single value`);
  const old = target.value === null ? null : (target.source ?? JSON.stringify(target.value));
  const text = typeof target.value === 'string' ? target.value : old;
  const literal =
    keepsType(target.value, value) && !versionKey.test(path.findLast((step) => typeof step === 'string') ?? '');
  if (literal ? old === value : target.value === value) return undefined;
  const sites = (document.sites.get(target) ?? []).map(formatPath).filter((site) => site !== formatPath(path));
  return {
    operation: { kind: 'replace', document, node: target, value, ...(literal ? { literal } : {}) },
    path,
    old: text,
    new: value,
    ...(sites.length === 0 ? {} : { note: `shared by anchor &${target.anchor ?? ''}: ${sites.join(', ')} follows` }),
  };
}

function keepsType(old: unknown, value: string): boolean {
  if (typeof old === 'boolean') return value === 'true' || value === 'false';
  return typeof old === 'number' && /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?$/.test(value);
}

function insert(source: YamlSource, document: YamlDocument, address: Address, { path, value }: SetIntent): Change {
  if (address.found || !address.map) {
    const reason = address.found ? 'it is there' : address.reason;
    throw refusal(source, `${formatPath(path)}: ${reason}`, address.node);
  }
  const [key = '', ...rest] = address.missing;
  const nested = rest.reduceRight<NewValue>((inner, name) => ({ entries: [[name, inner]] }), value);
  return {
    operation: { kind: 'insert-key', document, map: address.map, key, value: nested },
    path: [...address.path, ...address.missing],
    old: null,
    new: value,
  };
}

function refusal(source: YamlSource, reason: string, node: Node | undefined): SlipwayError {
  const place = node ? source.positions.at(startOf(node)) : {};
  return new SlipwayError('EDIT_REFUSED', reason, { location: { file: source.file, ...place } });
}
