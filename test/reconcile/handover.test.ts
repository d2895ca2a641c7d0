import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeRendering, encodeRendering } from '../../src/reconcile/handover.ts';
import { thrownBy } from '../harness/thrown.ts';
import { rendering } from './rendering.ts';

const problem = { code: 'GIT_UNREACHABLE', message: 'no route', docs: 'x' };

function edited(edit: (text: string) => string): Uint8Array {
  return gzipSync(edit(gunzipSync(encodeRendering(rendering())).toString('utf8')));
}

test('a rendering comes back as it was handed over', () => {
  expect(decodeRendering(encodeRendering(rendering()))).toEqual(rendering());
  const options = {
    defaultNamespace: 'shop',
    pruneLimit: { count: 0, percent: 100 },
    pruneConfirmed: ['v1/Namespace//old'],
    allowRewind: '2'.repeat(40),
    addresses: true,
    settleMs: 0,
  };
  expect(decodeRendering(encodeRendering(rendering({ options }))).options).toEqual(options);
  const failed = rendering({ objects: [], revision: '', errors: [problem] });
  expect(decodeRendering(encodeRendering(failed))).toEqual(failed);
});

test.each([
  ['a file that was cut off', encodeRendering(rendering()).subarray(0, 60)],
  ['a line that is missing', edited((text) => text.split('\n')[0] ?? '')],
  ['a line too many', edited((text) => `${text}\n${text.split('\n')[1]}`)],
  ['an object without a kind', edited((text) => text.replace('"kind":"ConfigMap"', '"kind":""'))],
  ['a label that is no text', edited((text) => text.replace('"name":"a"', '"name":"a","labels":{"x":1}'))],
  ['another schema', edited((text) => text.replace('rendering/v1', 'rendering/v2'))],
  ['a revision that is none', edited((text) => text.replaceAll('1111111111', '--upload-p'))],
  ['nothing', new Uint8Array()],
])('%s is refused', (_what, bytes) => {
  expect(thrownBy(() => decodeRendering(bytes)).code).toBe('HANDOVER_INVALID');
});
