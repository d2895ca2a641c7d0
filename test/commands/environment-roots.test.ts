import { expect, it } from 'vitest';
import { rootsOfEnvironments } from '../../src/commands/rule-settings.ts';
import { parseConfig } from '../../src/config/parse.ts';

it('roots of an environment are where the configuration means them', () => {
  const config = parseConfig(
    'version: 1\nenvironments: { production: { roots: [prod/, ./apps/*, ../shared] } }\n',
    'slipway.yaml',
  );
  expect(rootsOfEnvironments(config, 'deploy')).toEqual({ production: ['deploy/prod', 'deploy/apps/*', 'shared'] });
  expect(rootsOfEnvironments(config, '.')).toEqual({ production: ['prod', 'apps/*', '../shared'] });
});
