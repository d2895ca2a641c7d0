import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Finds TCP ports that nothing listens on; they are distinct, and the kernel hands each out once in a long while. */
export async function freePorts(count: number, host = '127.0.0.1'): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, host));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
