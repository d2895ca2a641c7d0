import { command, tryCommand } from './command.ts';
import type { Slot } from './slot.ts';

/**
 * Makes the bridge that pods are attached to, with the addresses that they reach the machine by: the gateway, and the API
 * server's service address. That one lying on the machine itself is why stock in-cluster configuration works without
 * kube-proxy and without touching iptables.
 */
export function createBridge(slot: Slot): void {
  refuseOverlap(slot);
  // A fixed hardware address: a bridge's own follows its ports, and pods would go on asking for the old one.
  const hardware = `02:53:4c:49:50:${slot.folder.slice(-1).padStart(2, '0')}`;
  command('ip', 'link', 'add', slot.bridge, 'address', hardware, 'type', 'bridge');
  try {
    command('ip', 'address', 'add', `${slot.gateway}/24`, 'dev', slot.bridge);
    command('ip', 'address', 'add', `${slot.apiAddress}/32`, 'dev', slot.bridge);
    command('ip', 'link', 'set', slot.bridge, 'up');
  } catch (error) {
    removeBridge(slot);
    throw error;
  }
}

export function removeBridge(slot: Slot): void {
  tryCommand('ip', 'link', 'delete', slot.bridge);
}

interface Route {
  dst: string;
  dev?: string;
}

/** Throws when the machine already reaches something else under our addresses. */
function refuseOverlap(slot: Slot): void {
  const routes = JSON.parse(command('ip', '-json', '-4', 'route', 'show')) as Route[];
  for (const range of [slot.podRange, slot.serviceRange]) {
    const taken = routes.find(({ dst, dev }) => dev !== slot.bridge && dst !== 'default' && overlaps(dst, range));
    if (taken !== undefined) {
      throw new Error(
        `this machine already has a route to ${taken.dst} by ${taken.dev}, where the test bed's ${range} would be`,
      );
    }
  }
}

function overlaps(one: string, other: string): boolean {
  const [first, second] = [one, other].map((cidr) => {
    const [address = '', length = '32'] = cidr.split('/');
    const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return { value, length: Number(length) };
  });
  if (first === undefined || second === undefined) return false;
  const shift = 2 ** (32 - Math.min(first.length, second.length));
  return Math.floor(first.value / shift) === Math.floor(second.value / shift);
}
