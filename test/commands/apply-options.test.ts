import { expect, test } from 'vitest';
import { applyOptions } from '../../src/commands/apply-options.ts';
import { parseConfig } from '../../src/config/parse.ts';

function options(reconcile: string): object {
  const text = `version: 1\nenvironments: { prod: { roots: [a]${reconcile} } }\n`;
  return applyOptions(parseConfig(text, 'slipway.yaml').environments?.['prod']?.reconcile);
}

test('an environment that says nothing leaves the engine its own defaults', () => {
  expect(options('')).toEqual({});
});

test('every key of an environment reaches the engine', () => {
  const sha = 'a'.repeat(40);
  const keys = `default-namespace: shop, settle: 1m30s, wait-for-addresses: true, allow-rewind: ${sha}`;
  const prune = 'prune: { limit: { percent: 50 }, confirm: [v1/PersistentVolumeClaim/shop/data] }';
  expect(options(`, reconcile: { ${keys}, ${prune} }`)).toEqual({
    defaultNamespace: 'shop',
    settleMs: 90_000,
    addresses: true,
    allowRewind: sha,
    pruneLimit: { count: 10, percent: 50 },
    pruneConfirmed: ['v1/PersistentVolumeClaim/shop/data'],
  });
});
