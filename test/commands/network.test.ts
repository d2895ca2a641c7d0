import { describe, expect, it } from 'vitest';
import { networkOf } from '../../src/commands/render-settings.ts';
import type { CommandContext } from '../../src/commands/command.ts';
import type { Config } from '../../src/config/schema.ts';
import { optionsOf } from '../../src/options/table.ts';
import { createValues } from '../../src/options/values.ts';
import { createRecordingHost } from '../fakes/recording-host.ts';

type Network = NonNullable<Config['gate']>['network'];

/** What a run may fetch: `configured` in slipway.yaml, `asked` by option or input. */
function network(configured: Network, asked?: string, { action = false, untrusted = false } = {}): unknown {
  const raw = new Map(asked === undefined ? [] : [['network', [asked]]]);
  const values = createValues(optionsOf('gate'), raw, (name) => `--${name}`);
  const platform = { host: createRecordingHost({ untrusted }) } as unknown as CommandContext['platform'];
  const config = { gate: { network: configured } } as unknown as Config;
  return networkOf({ platform, values, action }, config);
}

describe('what a run may fetch while it renders', () => {
  it('is nothing unless the option or the configuration says so', () => {
    expect(network(undefined)).toBe('none');
    expect(network(undefined, 'any')).toBe('any');
    expect(network(['charts.acme.dev'])).toEqual(new Set(['charts.acme.dev']));
    expect(network('base-hosts')).toContain('github.com');
    expect(network('any', 'none')).toBe('none');
    expect(network('none', 'any')).toBe('any');
  });

  it('is nothing in an untrusted run, whatever is said', () => {
    expect(network('any', 'any', { untrusted: true, action: true })).toBe('none');
  });

  it('is only made less by an input, where the configuration says something', () => {
    expect(network('any', 'base-hosts', { action: true })).toContain('github.com');
    expect(network(['charts.acme.dev'], 'none', { action: true })).toBe('none');
    expect(network(undefined, 'any', { action: true })).toBe('any');
    for (const configured of ['none', 'base-hosts', ['charts.acme.dev']] satisfies readonly Network[])
      expect(() => network(configured, 'any', { action: true })).toThrow(
        expect.objectContaining({ code: 'GATE_LOOSENED' }),
      );
    expect(() => network(['charts.acme.dev'], 'base-hosts', { action: true })).toThrow('would loosen the gate');
  });
});
