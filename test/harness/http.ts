import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Lets a server listen on 127.0.0.1 or another address of this machine, on a free port unless one is given; returns its URL. */
export async function listen(server: Server, port = 0, address = '127.0.0.1'): Promise<string> {
  server.listen(port, address);
  await once(server, 'listening');
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

/** Closes a server with all its connections. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
