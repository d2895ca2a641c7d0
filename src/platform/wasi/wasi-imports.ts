import { randomFillSync } from 'node:crypto';

const success = 0;
const badDescriptor = 8;
const characterDevice = 2;

const keptOutput = 4096;

/** A program has a name at least: libraries of Go take the first argument without asking whether there is one. */
const programName = 'slipway';

export interface Wasi {
  imports: WebAssembly.ModuleImports;
  /** The first of what the module printed: Go's runtime says there why it gives up. */
  printed(): string;
  /** Forgets what was printed: between requests. */
  clear(): void;
}

/**
 * The imports that a Go reactor needs of `wasi_snapshot_preview1`: time, randomness, a place to print, and the environment that is given here.
 * No files or sockets: every other call answers EBADF. `node:wasi` is not used because it prints an ExperimentalWarning.
 */
export function wasiImports(
  module: WebAssembly.Module,
  memory: () => WebAssembly.Memory,
  environment: Readonly<Record<string, string>> = {},
): Wasi {
  const view = (): DataView => new DataView(memory().buffer);
  const parent = process.ppid;
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  let said = '';
  const implemented: Record<string, (...args: never[]) => number> = {
    args_sizes_get: (count: number, size: number) => writeSizes(view(), [programName], count, size),
    args_get: (pointers: number, bytes: number) => writeTexts(view(), [programName], pointers, bytes),
    environ_sizes_get: (count: number, size: number) => writeSizes(view(), variables, count, size),
    environ_get: (pointers: number, bytes: number) => writeTexts(view(), variables, pointers, bytes),
    clock_time_get: (clock: number, _precision: bigint, out: number) => {
      // Go asks for the time at least at every collection of garbage. Nothing else of this process runs while the module does, so nothing
      // else would notice that nobody waits for the answer any more.
      if (process.ppid !== parent) process.exit(1);
      const milliseconds = clock === 0 ? performance.timeOrigin + performance.now() : performance.now();
      view().setBigUint64(out, BigInt(Math.round(milliseconds * 1e6)), true);
      return success;
    },
    random_get: (pointer: number, size: number) => {
      randomFillSync(new Uint8Array(memory().buffer, pointer, size));
      return success;
    },
    fd_write: (descriptor: number, vectors: number, count: number, written: number) => {
      if (descriptor !== 1 && descriptor !== 2) return badDescriptor;
      const text = writtenText(memory(), vectors, count, written);
      if (said.length < keptOutput) said += text;
      return success;
    },
    fd_fdstat_get: (_descriptor: number, out: number) => {
      new Uint8Array(memory().buffer, out, 24).fill(0)[0] = characterDevice;
      return success;
    },
    // Sleeping returns at once: Go's scheduler asks for the time again and comes back until it is reached.
    poll_oneoff: (subscriptions: number, events: number, count: number, out: number) =>
      answerPoll(view(), subscriptions, events, count, out),
    sched_yield: () => success,
    proc_exit: (code: number) => {
      throw new Error(`the reactor ended with code ${code}`);
    },
  };
  const names = WebAssembly.Module.imports(module).map(({ name }) => name);
  const imports = Object.fromEntries(names.map((name) => [name, implemented[name] ?? (() => badDescriptor)]));
  return {
    imports,
    printed: () => said,
    clear: () => {
      said = '';
    },
  };
}

function writeSizes(view: DataView, texts: readonly string[], count: number, size: number): number {
  view.setUint32(count, texts.length, true);
  view.setUint32(size, Buffer.byteLength(texts.map((text) => `${text}\0`).join('')), true);
  return success;
}

/** Each text with a zero behind it, and where it begins. */
function writeTexts(view: DataView, texts: readonly string[], pointers: number, bytes: number): number {
  let end = bytes;
  for (const [index, text] of texts.entries()) {
    const encoded = new TextEncoder().encode(`${text}\0`);
    view.setUint32(pointers + 4 * index, end, true);
    new Uint8Array(view.buffer).set(encoded, end);
    end += encoded.byteLength;
  }
  return success;
}

function writtenText(memory: WebAssembly.Memory, vectors: number, count: number, written: number): string {
  const view = new DataView(memory.buffer);
  let text = '';
  let total = 0;
  for (let index = 0; index < count; index++) {
    const pointer = view.getUint32(vectors + 8 * index, true);
    const size = view.getUint32(vectors + 8 * index + 4, true);
    text += new TextDecoder().decode(new Uint8Array(memory.buffer, pointer, size));
    total += size;
  }
  view.setUint32(written, total, true);
  return text;
}

function answerPoll(view: DataView, subscriptions: number, events: number, count: number, out: number): number {
  for (let index = 0; index < count; index++) {
    const [subscription, event] = [subscriptions + 48 * index, events + 32 * index];
    view.setBigUint64(event, view.getBigUint64(subscription, true), true);
    view.setUint16(event + 8, success, true);
    view.setUint8(event + 10, view.getUint8(subscription + 8));
  }
  view.setUint32(out, count, true);
  return success;
}
