import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below what kernels take for outgoing connections (32768 and up on Linux), which could get a port before its server does. */
const lowest = 20_000;
const highest = 32_767;

/**
 * Finds TCP ports that nothing listens on, and keeps them for this process as long as it lives: no other process that
 * asks here gets them, also before their servers are up and while these are restarted.
 */
export async function freePorts(count: number, host = '127.0.0.1'): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
    if ((await claim(port, host)) && (await isFree(port, host))) ports.push(port);
  }
  return ports;
}

/** Ports of UDP are others than those of TCP: that of the same number, which nobody needs, stands for a claim. */
async function claim(port: number, host: string): Promise<boolean> {
  const socket = createSocket('udp4').unref();
  const bound = once(socket, 'listening');
  socket.bind({ port, address: host, exclusive: true });
  if (await succeeds(bound)) return true;
  socket.close();
  return false;
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server: Server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, host);
  if (!(await succeeds(listening))) return false;
  await once(server.close(), 'close');
  return true;
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return await work.then(
    () => true,
    () => false,
  );
}
