/** An address as one number of 128 bits; of IPv4 the mapped one (`::ffff:0:0/96`), as Go's net.IP has it. */
export interface Network {
  address: bigint;
  /** Of the 128 bits. */
  prefix: number;
}

const mapped = 0xffffn << 32n;
export const ipv4Bits = 96;

export function isIpv4(address: bigint): boolean {
  return address >> 32n === 0xffffn;
}

/** netip.ParseAddr without zones: no leading zeros in IPv4, one `::` in IPv6. */
export function parseAddress(text: string): bigint | undefined {
  if (!text.includes(':')) {
    const value = parseIpv4(text);
    return value === undefined ? undefined : mapped | value;
  }
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = parseGroups(head, tail === undefined);
  const after = tail === undefined ? [] : parseGroups(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: tail === undefined ? 0 : missing }, () => 0n), ...after];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

/** Groups of 16 bits; the last two may be written as IPv4 where the address ends. */
function parseGroups(text: string, isEnd: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (isEnd && index === parts.length - 1 && part.includes('.')) {
      const value = parseIpv4(part);
      if (value === undefined) return undefined;
      groups.push(value >> 16n, value & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

/** net.ParseCIDR: the address as written, and how many of its bits count. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const [written, digits] = [text.slice(0, slash), text.slice(slash + 1)];
  const address = slash < 0 ? undefined : parseAddress(written);
  if (address === undefined || !/^\d{1,5}$/.test(digits)) return undefined;
  const [own, most] = written.includes(':') ? [0, 128] : [ipv4Bits, 32];
  return Number(digits) > most ? undefined : { address, prefix: own + Number(digits) };
}

export function firstOf({ address, prefix }: Network): bigint {
  const free = BigInt(128 - prefix);
  return (address >> free) << free;
}

export function lastOf(network: Network): bigint {
  return firstOf(network) | ((1n << BigInt(128 - network.prefix)) - 1n);
}

/** As net.IP.String: RFC 5952, the longest run of two or more zero groups as `::`. */
export function formatAddress(address: bigint): string {
  if (isIpv4(address)) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0n) length += 1;
    if (length > best.length) best = { start, length };
  }
  const hex = (list: readonly bigint[]): string => list.map((group) => group.toString(16)).join(':');
  if (best.start < 0) return hex(groups);
  return `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}

export function formatNetwork({ address, prefix }: Network): string {
  const isFour = isIpv4(address) && prefix >= ipv4Bits;
  return `${formatAddress(address)}/${isFour ? prefix - ipv4Bits : prefix}`;
}
