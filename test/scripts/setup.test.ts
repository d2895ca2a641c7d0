import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCache, replaceFolder, toolFolder } from '../../scripts/setup/cache.ts';
import { withLock } from '../../scripts/setup/lock.ts';
import { setupTools } from '../../scripts/setup/setup-tools.ts';
import { formatTime } from '../../scripts/setup/step.ts';
import { TOOLS, toolNamed } from '../../scripts/tools.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const ignore = (): void => undefined;

describe('the cache', () => {
  it('lies where the user says, else where the system says, else below the home folder', () => {
    const env = { SLIPWAY_CACHE: '/c', XDG_CACHE_HOME: '/x', HOME: '/h' };
    expect(findCache(env).root).toBe('/c');
    expect(findCache({ ...env, SLIPWAY_CACHE: '' }).root).toBe('/x/slipway');
    expect(findCache({ HOME: '/h' }).root).toBe('/h/.cache/slipway');
  });

  it('keeps every version and every way of building a tool apart', () => {
    const cache = findCache({ HOME: '/h' });
    const helm = toolNamed('helm');
    const folders = [helm, { ...helm, version: 'v3.0.0' }, { ...helm, commands: {} }].map((tool) =>
      toolFolder(cache, tool),
    );
    expect(new Set(folders).size).toBe(3);
    expect(folders[0]).toMatch(/^\/h\/\.cache\/slipway\/tools\/helm-v3\.20\.2-[0-9a-f]{8}$/);
  });

  it('takes a folder all or nothing', async () => {
    await using folder = temporaryDirectory('test');
    const target = join(folder.path, 'tool');
    const half = replaceFolder(target, async (draft) => {
      await writeFile(join(draft, 'half'), '');
      throw new Error('broke');
    });
    await expect(half).rejects.toThrow('broke');
    expect(await readdir(folder.path)).toEqual([]);
    await replaceFolder(target, (draft) => writeFile(join(draft, 'whole'), ''));
    expect(await readdir(target)).toEqual(['whole']);
  });
});

describe('the lock', () => {
  it('lets one work at a time, and tells the others whom they wait for', async () => {
    await using folder = temporaryDirectory('test');
    const file = join(folder.path, 'locks/x.lock');
    const events: string[] = [];
    const work = async (name: string, busy: () => Promise<unknown>): Promise<void> =>
      withLock(
        file,
        (holder) => events.push(`${name} waits for ${holder}`),
        async () => {
          events.push(`${name} begins`);
          await busy();
          events.push(`${name} ends`);
        },
      );
    const first = work('a', () => expect.poll(() => events).toContain(`b waits for ${process.pid}`));
    await expect.poll(() => events).toContain('a begins');
    await Promise.all([first, work('b', () => Promise.resolve())]);
    expect(events).toEqual(['a begins', `b waits for ${process.pid}`, 'a ends', 'b begins', 'b ends']);
  });

  it('is given up by work that fails, and by a process that is killed', async () => {
    await using folder = temporaryDirectory('test');
    const file = join(folder.path, 'x.lock');
    await expect(withLock(file, ignore, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    const module = JSON.stringify(new URL('../../scripts/setup/lock.ts', import.meta.url).href);
    const program = `import { withLock } from ${module};
      await withLock(${JSON.stringify(file)}, () => {}, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000); }));`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    expect(await withLock(file, ignore, async () => readFile(file, 'utf8'))).toBe(String(process.pid));
  });
});

describe('setupTools', () => {
  async function withFakeGo(script: string): Promise<string[]> {
    await using folder = temporaryDirectory('test');
    const bin = join(folder.path, 'fake');
    await mkdir(bin);
    if (script !== '') await writeFile(join(bin, 'go'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const path = process.env['PATH'] ?? '';
    process.env['PATH'] = `${bin}:/usr/bin:/bin`;
    try {
      const log: string[] = [];
      const cache = findCache({ SLIPWAY_CACHE: join(folder.path, 'cache') });
      await setupTools(['helm'], { cache, log: (line) => log.push(line) }).catch((error: Error) =>
        log.push(error.message),
      );
      return log;
    } finally {
      process.env['PATH'] = path;
    }
  }

  it('says what to do when Go is missing, or too old', async () => {
    const advice = /Install Go 1\.26\.8 or newer/;
    expect((await withFakeGo('')).at(-1)).toMatch(/there is no `go` here\. .*Install Go/);
    expect((await withFakeGo('echo go1.26.7')).at(-1)).toMatch(/does not compile with Go 1\.26\.7\. /);
    expect((await withFakeGo('echo go1.9.9')).at(-1)).toMatch(advice);
  });

  it("shows the compiler's last words when a build fails", async () => {
    const log = await withFakeGo('[ "$1" = env ] && echo go1.27rc1 || { echo "no space left" >&2; exit 1; }');
    expect(log[0]).toBe('setup: helm v3.20.2: compiling …');
    expect(log[1]).toMatch(/^setup: helm v3\.20\.2: compiling: failed after /);
    expect(log[2]).toContain('no space left');
  });

  it('names the tools that there are', async () => {
    await expect(setupTools(['kubectl'])).rejects.toThrow(/no tool is called kubectl; there are kustomize, helm/);
  });
});

describe('the pins', () => {
  it('name a version for every tool, never a moving one', () => {
    const moving = TOOLS.filter(({ version }) => !/^(?:\d+:|v)?\d+\.\d+\.\d+/.test(version));
    expect(moving).toEqual([]);
    expect(new Set(TOOLS.map(({ name }) => name)).size).toBe(TOOLS.length);
  });
});

describe('formatTime', () => {
  it('writes seconds, then minutes', () => {
    expect([80, 59_940, 125_000].map(formatTime)).toEqual(['0.1 s', '59.9 s', '2 min 5 s']);
  });
});
