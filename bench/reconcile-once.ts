/** One apply phase in a process of its own, so that its memory is its own: `reconcile-once.ts KUBECONFIG NAMESPACE HANDOVER`. */
import { readFileSync } from 'node:fs';
import { createClock } from '../src/platform/clock.ts';
import { connectKube } from '../src/platform/kube/connect.ts';
import type { Logger } from '../src/ports/logger.ts';
import { applyPhase } from '../src/reconcile/apply-phase.ts';
import { decodeRendering } from '../src/reconcile/handover.ts';

const [kubeconfig = '', namespace = '', handover = ''] = process.argv.slice(2);
const silent = (): void => undefined;
const log: Logger = {
  debug: silent,
  info: silent,
  notice: silent,
  warning: silent,
  failure: silent,
  group: async (_title, phase) => await phase(),
};

await using kube = await connectKube({ kubeconfig });
const started = performance.now();
const document = await applyPhase({
  kube,
  clock: createClock(),
  log,
  signal: new AbortController().signal,
  rendering: decodeRendering(readFileSync(handover)),
  settings: { namespace, run: `run-${process.pid}`, version: '0.1.0', timeoutMs: 600_000, settleMs: 3000 },
});
const milliseconds = performance.now() - started;
const memory = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    milliseconds,
    memory,
    outcome: document.outcome,
    counts: document.counts,
    errors: document.errors.slice(0, 1),
  }),
);
