import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { assetUrl } from '../../src/platform/assets.ts';
import { defaultKubernetesVersion } from '../../src/render/kubernetes-version.ts';

it('charts are rendered for the newest Kubernetes whose schemas come with Slipway, when nobody says one', () => {
  const file = readFileSync(assetUrl('policies/kubernetes.json.br'));
  const { minors } = JSON.parse(brotliDecompressSync(file).toString()) as { minors: readonly number[] };
  expect(`1.${minors.at(-1)}`).toBe(defaultKubernetesVersion);
});
