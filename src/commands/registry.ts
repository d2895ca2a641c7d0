import type { CommandName } from '../options/commands.ts';
import type { Command } from './command.ts';

/** Loads a command on first use, so that `--help` and small commands stay fast. Reserved commands are refused before they get here. */
export async function loadCommand(name: CommandName): Promise<Command> {
  switch (name) {
    case 'ship':
      return (await import('./ship.ts')).ship;
    case 'build':
      return (await import('./build.ts')).build;
    case 'bump':
      return (await import('./bump.ts')).bump;
    case 'render':
      return (await import('./render.ts')).render;
    case 'gate':
      return (await import('./gate.ts')).gate;
    case 'explain':
      return (await import('./explain.ts')).explain;
    case 'sync':
      return (await import('./sync.ts')).sync;
    case 'reconcile':
      return (await import('./reconcile.ts')).reconcile;
    case 'init':
      return (await import('./init.ts')).init;
    case 'policy':
      return (await import('./policy.ts')).policy;
    case 'doctor':
      return (await import('./not-yet.ts')).notYet;
  }
}
