import { describe, expect, it } from 'vitest';
import { chooseRenderer } from '../../src/commands/render-settings.ts';
import type { Root } from '../../src/model/rendered-root.ts';
import type { Exec } from '../../src/ports/exec.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { createRecordingHost } from '../fakes/recording-host.ts';

const roots: readonly Root[] = [
  { id: 'a', engine: 'kustomize' },
  { id: 'b', engine: 'helm' },
];
const [kustomization] = roots.slice(0, 1);

const embedded: Renderer = {
  sandboxed: true,
  describe: (engines) => Promise.resolve(`embedded (${engines.join(', ')})`),
  kustomize: () => Promise.reject(new Error('not called')),
  helm: () => Promise.reject(new Error('not called')),
};

/** A machine on which these programs are installed. */
function machine(programs: Readonly<Record<string, string>>, untrusted = false) {
  const host = createRecordingHost({ untrusted });
  const probed: string[] = [];
  const exec: Exec = {
    run: () => Promise.reject(new Error('nothing is run to choose')),
    probe: (command) => {
      probed.push(command);
      return Promise.resolve(programs[command]);
    },
  };
  return { host, exec, probed, renderer: () => Promise.resolve(embedded) };
}

const both = { kustomize: 'v5.8.2', helm: 'v3.20.2+gabc' };

describe('what renders', () => {
  it.each([
    ['all programs are there', both, roots, false, 'native (kustomize v5.8.2, helm v3.20.2+gabc)'],
    ['one that is needed is missing', { kustomize: 'v5.8.2' }, roots, true, 'embedded (kustomize, helm)'],
    ['one that is not needed is missing', { kustomize: 'v5.8.2' }, [kustomization], false, 'native (kustomize v5.8.2)'],
    ['only kubectl is there', { kubectl: 'v1.35.4' }, [kustomization], true, 'embedded (kustomize)'],
  ])('by default, when %s', async (_, programs, needed, sandboxed, told) => {
    const platform = machine(programs);
    const renderer = await chooseRenderer(platform, 'auto', needed as readonly Root[]);
    expect(renderer.sandboxed).toBe(sandboxed);
    expect(platform.host.messages).toEqual([{ level: 'info', message: `Renderer: ${told}` }]);
  });

  it('what is asked for is taken', async () => {
    expect((await chooseRenderer(machine(both), 'embedded', roots)).sandboxed).toBe(true);
    expect((await chooseRenderer(machine({}), 'native', roots)).sandboxed).toBe(false);
  });

  it.each(['auto', 'native', undefined])('of a fork nothing is given to programs, asked for %s', async (asked) => {
    const platform = machine(both, true);
    expect(await chooseRenderer(platform, asked, roots)).toBe(embedded);
    expect(platform.probed).toEqual([]);
    expect(platform.host.messages.some(({ level }) => level === 'notice')).toBe(asked === 'native');
  });

  it('plain manifests need none, so nothing is looked for', async () => {
    const platform = machine(both);
    await chooseRenderer(platform, 'auto', [{ id: 'p', engine: 'plain' }]);
    expect(platform.probed).toEqual([]);
    expect(platform.host.messages).toEqual([]);
  });
});
