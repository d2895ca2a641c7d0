import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/ports/host.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { readRunContext } from '../../../src/platform/host/run-context.ts';
import { createTerminalHost, type TerminalHostOptions } from '../../../src/platform/host/terminal-host.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';

interface Terminal {
  host: Host;
  stdout: () => string;
  stderr: () => string;
  pass: (milliseconds: number) => Promise<void>;
}

function terminal(options: Partial<TerminalHostOptions> & { tty?: boolean } = {}): Terminal {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: options.tty ?? false,
    write: (text: string, done?: () => void) => {
      written[name] += text;
      done?.();
    },
  });
  const clock = createManualClock();
  const host = createTerminalHost({
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: {},
    color: 'auto',
    quiet: false,
    verbose: false,
    context: readRunContext({}, '/repo', () => ''),
    redactor: createRedactor(),
    clock,
    ...options,
  });
  return {
    host,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    pass: (milliseconds) => clock.pass(milliseconds),
  };
}

describe('a terminal', () => {
  it('has the result on stdout, untouched, and everything else on stderr', async () => {
    const { host, stdout, stderr } = terminal();
    host.log.info('reading');
    host.log.notice('so');
    host.log.warning('careful');
    host.log.failure('error[X]: no\n  hint: y');
    host.log.debug('hidden');
    await host.writeResult('{"a":1}\n');
    expect(stdout()).toBe('{"a":1}\n');
    expect(stderr()).toBe('reading\nnotice: so\nwarning: careful\nerror[X]: no\n  hint: y\n');
  });

  it('prints failures alone when quiet, and debugging when verbose', async () => {
    const quiet = terminal({ quiet: true });
    quiet.host.log.info('a');
    quiet.host.log.warning('b');
    await quiet.host.log.group('c', () => Promise.resolve());
    quiet.host.log.failure('d');
    expect(quiet.stderr()).toBe('d\n');
    const verbose = terminal({ verbose: true });
    verbose.host.log.debug('e');
    expect(verbose.stderr()).toBe('e\n');
  });

  it('tells phases, what is in them, their time, and that they last', async () => {
    const { host, stderr, pass } = terminal();
    const phase = host.log.group('Build web', async () => {
      host.log.info('step');
      await pass(45_000);
      return 7;
    });
    expect(await phase).toBe(7);
    expect(stderr()).toBe(
      '▸ Build web\n  step\n  Build web: 20.0 s so far\n  Build web: 40.0 s so far\n✓ Build web (45.0 s)\n',
    );
  });

  it('marks a phase that failed, and hands its error on', async () => {
    const { host, stderr } = terminal();
    await expect(host.log.group('Push', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(stderr()).toBe('▸ Push\n✗ Push (0.0 s)\n');
  });

  it('shows control characters of hostile text instead of obeying them', () => {
    const { host, stderr } = terminal();
    host.log.info('a\u001b]0;title\u0007b\u001b[2Jc\rd\u0008\u202ee\u009b31m\u001b');
    expect(stderr()).toBe(String.raw`abc` + '\n' + String.raw`d\x08\u202ee\x9b31m\x1b` + '\n');
  });

  it('writes a large result whole, though in pieces that never cut a character', async () => {
    const { host, stdout } = terminal();
    const text = `${'x'.repeat((1 << 20) - 1)}😀${'y'.repeat(1 << 20)}\n`;
    await host.writeResult(text);
    expect(stdout() === text).toBe(true);
  });

  it('waits with each piece until the one before has gone out', async () => {
    const waiting: (() => void)[] = [];
    const written: string[] = [];
    const write = (text: string, done?: () => void): void => {
      written.push(text);
      if (done !== undefined) waiting.push(done);
    };
    const { host } = terminal({ stdout: { write } });
    const writing = host.writeResult(['one\n', 'two\n']);
    expect(written).toEqual(['one\n']);
    waiting.pop()?.();
    await expect.poll(() => written).toEqual(['one\n', 'two\n']);
    waiting.pop()?.();
    await writing;
  });

  it('hides masked values on both streams', async () => {
    const { host, stdout, stderr } = terminal();
    host.mask('hunter2-secret');
    host.log.info('hunter2-secret');
    await host.writeResult('hunter2-secret');
    expect(stdout() + stderr()).toBe('******\n');
  });
});

describe('colour', () => {
  const cases: readonly [string, Partial<TerminalHostOptions> & { tty?: boolean }, boolean][] = [
    ['a pipe', {}, false],
    ['a terminal', { tty: true }, true],
    ['a terminal with NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }, false],
    ['a dumb terminal', { tty: true, env: { TERM: 'dumb' } }, false],
    ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
    ['a terminal with FORCE_COLOR=0', { tty: true, env: { FORCE_COLOR: '0' } }, false],
    ['--color always', { color: 'always', env: { NO_COLOR: '1' } }, true],
    ['--color never', { color: 'never', tty: true }, false],
  ];
  it.each(cases)('of %s', (_, options, colour) => {
    const { host, stderr } = terminal(options);
    host.log.warning('x');
    expect(host.colour).toBe(colour);
    expect(stderr().includes('\u001b[33m')).toBe(colour);
  });
});
