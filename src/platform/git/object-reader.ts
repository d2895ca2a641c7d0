import type { Socket } from 'node:net';
import { SlipwayError } from '../../model/errors.ts';
import type { ProcessGroup } from '../exec/process-group.ts';
import { largestFile } from '../files/source-tree.ts';
import { type BatchAnswer, createBatchParser } from './batch-parser.ts';
import type { GitCommand } from './git-command.ts';

/** Reads objects of one repository through one `git cat-file --batch`. */
export interface ObjectReader {
  read(object: string): Promise<BatchAnswer>;
  close(): Promise<void>;
}

interface Waiting {
  resolve: (answer: BatchAnswer) => void;
  reject: (error: unknown) => void;
}

interface Session {
  group: ProcessGroup;
  waiting: Waiting[];
  timer: NodeJS.Timeout | undefined;
  /** Nothing more is asked of it. */
  leave: () => void;
}

/** A process that nobody asks anything is ended after this time. */
const defaultIdleMs = 10_000;
/** Git answers from this machine; when nothing comes for so long it hangs. */
const silentMs = 60_000;

/** Starts git at the first read; it does not keep our own process alive. */
export function createObjectReader(git: Pick<GitCommand, 'open'>, idleMs = defaultIdleMs): ObjectReader {
  let session: Promise<Session> | undefined;
  let idle: ProcessGroup | undefined;

  function begin(): Promise<Session> {
    const own = start(() => {
      if (session === own) session = undefined;
    });
    return own;
  }

  async function start(leave: () => void): Promise<Session> {
    const group = await git.open(['cat-file', '--batch']);
    const started: Session = { group, waiting: [], timer: undefined, leave };
    const parse = createBatchParser(largestFile, (answer) => {
      started.waiting.shift()?.resolve(answer);
      watch(started);
    });
    group.child.stdout.on('data', parse);
    let stderr = '';
    group.child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-2000);
    });
    void group.ended.then(() => {
      leave();
      clearTimeout(started.timer);
      const error = new SlipwayError('GIT_FAILED', `git cat-file ended: ${stderr.trim() || 'it gave no reason'}`);
      for (const { reject } of started.waiting.splice(0)) reject(error);
      return undefined;
    });
    return started;
  }

  /** Keeps our process alive while somebody waits, and ends git when it is idle or hangs. */
  function watch(current: Session): void {
    const busy = current.waiting.length > 0;
    holdOpen(current.group, busy);
    clearTimeout(current.timer);
    const end = (): void => {
      if (!busy) {
        // It takes a while to end, and what is read meanwhile is asked of another one.
        current.leave();
        idle = current.group;
      }
      current.group.end();
    };
    current.timer = setTimeout(end, busy ? silentMs : idleMs);
    if (!busy) current.timer.unref();
  }

  return {
    async read(object) {
      session ??= begin();
      const current = await session.catch((error: unknown) => {
        session = undefined;
        throw error;
      });
      return await new Promise((resolve, reject) => {
        current.waiting.push({ resolve, reject });
        current.group.child.stdin.write(`${object}\n`);
        watch(current);
      });
    },
    async close() {
      const current = await session?.catch(() => undefined);
      current?.group.child.stdin.end();
      current?.group.end();
      for (const group of [current?.group, idle]) {
        if (group === undefined) continue;
        holdOpen(group, true);
        await group.ended;
      }
    },
  };
}

function holdOpen({ child }: ProcessGroup, hold: boolean): void {
  const handles = [child, child.stdin, child.stdout, child.stderr] as unknown as Pick<Socket, 'ref' | 'unref'>[];
  for (const handle of handles) {
    if (hold) handle.ref();
    else handle.unref();
  }
}
