import type { RegoValue } from '../rego-value.ts';
import {
  firstOf,
  formatAddress,
  formatNetwork,
  ipv4Bits,
  isIpv4,
  lastOf,
  type Network,
  parseAddress,
  parseNetwork,
} from './ip.ts';
import { array, type BuiltinTable, isKind, items, number, refuse, text } from './operands.ts';

/** A network of more addresses is a mistake, and would take all memory. */
const mostAddresses = 1n << 20n;

/** v1/topdown/cidr.go. */
export const cidrBuiltins: BuiltinTable = {
  'net.cidr_is_valid': (value) => typeof value === 'string' && parseNetwork(value) !== undefined,
  'net.cidr_expand': (value) => {
    const network = parseNetwork(text(value)) ?? refuse('no CIDR');
    const [first, last] = [firstOf(network), lastOf(network)];
    if (last - first >= mostAddresses) throw new Error('a network of more than 1048576 addresses is not supported');
    const addresses: string[] = [];
    for (let address = first; address <= last; address++) addresses.push(formatAddress(address));
    return { kind: 'set', items: addresses };
  },
  'net.cidr_contains_matches': (outer, inner) => {
    const [cidrs, others] = [candidates(outer), candidates(inner)];
    const found = cidrs.flatMap(([cidr, index]) =>
      others.flatMap(([other, place]) => (contains(cidr, other) ? [array([index, place])] : [])),
    );
    return { kind: 'set', items: found };
  },
  'net.cidr_merge': (value) => {
    const merged = merge(items(value).map(readNetwork));
    return { kind: 'set', items: [...new Set(merged.map(formatNetwork))] };
  },
};

/** Each text with what names it in the result. */
function candidates(value: RegoValue | undefined): readonly (readonly [string, RegoValue])[] {
  if (typeof value === 'string') return [[value, value]];
  if (isKind(value, 'array')) return value.items.map((item, index) => [candidate(item), number(index)]);
  if (isKind(value, 'set')) return value.items.map((item) => [candidate(item), item]);
  if (isKind(value, 'object')) return value.entries.map(([key, item]) => [candidate(item), key]);
  return [];
}

function candidate(value: RegoValue): string {
  if (isKind(value, 'array')) return text(value.items[0]);
  return text(value);
}

function contains(cidr: string, other: string): boolean {
  const network = parseNetwork(cidr) ?? refuse('no CIDR');
  const address = parseAddress(other);
  if (address !== undefined) return holds(network, address);
  const inner = parseNetwork(other) ?? refuse('no CIDR');
  return holds(network, firstOf(inner)) && holds(network, lastOf(inner));
}

/** IPv4 and IPv6 hold nothing of each other, though one is written as the other. */
function holds(network: Network, address: bigint): boolean {
  const first = firstOf(network);
  return isIpv4(first) === isIpv4(address) && address >= first && address <= lastOf(network);
}

/** An IPv4 address alone stands for its class' network, as in Go. */
function readNetwork(value: RegoValue): Network {
  const written = text(value);
  const address = parseAddress(written);
  if (address === undefined) {
    const network = parseNetwork(written) ?? refuse('no CIDR');
    return { ...network, address: firstOf(network) };
  }
  if (!isIpv4(address)) return refuse('IPv6 needs a prefix');
  const top = Number((address >> 24n) & 0xffn);
  return { address, prefix: ipv4Bits + (top < 0x80 ? 8 : top < 0xc0 ? 16 : 24) };
}

interface Range {
  first: bigint;
  last: bigint;
  /** As it was given, where nothing was merged with it. */
  network: Network | undefined;
}

function merge(networks: readonly Network[]): readonly Network[] {
  const ranges = networks
    .map((network): Range => ({ first: firstOf(network), last: lastOf(network), network }))
    .toSorted((a, b) => compare(a.last, b.last) || compare(a.first, b.first));
  for (let index = ranges.length - 1; index > 0; index--) {
    const [previous, own] = [ranges[index - 1], ranges[index]];
    if (previous === undefined || own === undefined || own.first - 1n > previous.last) continue;
    const first = previous.first < own.first ? previous.first : own.first;
    ranges.splice(index - 1, 2, { first, last: own.last, network: undefined });
  }
  return ranges.flatMap(({ first, last, network }) => network ?? split(first, last));
}

/** The fewest networks that are a range. */
function split(first: bigint, last: bigint): readonly Network[] {
  const networks: Network[] = [];
  for (let address = first; address <= last; ) {
    let prefix = 128;
    for (; prefix > 0; prefix--) {
      const wider = { address, prefix: prefix - 1 };
      if (firstOf(wider) !== address || lastOf(wider) > last) break;
    }
    networks.push({ address, prefix });
    address = lastOf({ address, prefix }) + 1n;
  }
  return networks;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
