import { readFileSync } from 'node:fs';

const everyMs = 200;

/** Looks at how much memory a process holds until it is cleared; does nothing where the system does not tell. */
export function watchMemory(
  pid: number | undefined,
  maxBytes: number | undefined,
  tooMuch: () => void,
): NodeJS.Timeout | undefined {
  if (pid === undefined || maxBytes === undefined || process.platform !== 'linux') return undefined;
  const timer = setInterval(() => {
    if (residentBytes(pid) > maxBytes) tooMuch();
  }, everyMs);
  timer.unref();
  return timer;
}

function residentBytes(pid: number): number {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    // It has ended.
    return 0;
  }
}
