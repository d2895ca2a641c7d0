import { expect, test } from 'vitest';
import { bumpMessage } from '../../src/bump/message.ts';
import { digests } from '../harness/bump.ts';

const web = { repository: 'ghcr.io/acme/web', tag: '1.4.2', digest: digests.new };

test('one image: the subject says it, the trailers say where it comes from', () => {
  const source = {
    source: 'https://github.com/acme/shop',
    revision: 'a'.repeat(40),
    run: 'https://github.com/acme/shop/actions/runs/1',
  };
  expect(bumpMessage({ images: [web], source })).toBe(
    [
      'Bump ghcr.io/acme/web to 1.4.2',
      '',
      'Slipway-Source: https://github.com/acme/shop',
      `Slipway-Revision: ${'a'.repeat(40)}`,
      `Slipway-Image: ghcr.io/acme/web:1.4.2@${digests.new}`,
      'Slipway-Run: https://github.com/acme/shop/actions/runs/1',
      '',
    ].join('\n'),
  );
});

test('several images are listed; the trailers are the last paragraph', () => {
  const message = bumpMessage({
    images: [web, { repository: 'nginx', digest: digests.new }, { repository: 'a', newRepository: 'b', tag: '1' }],
  });
  const paragraphs = message.trimEnd().split('\n\n');
  expect(paragraphs[0]).toBe('Bump 3 images');
  expect(paragraphs[1]).toBe('- ghcr.io/acme/web to 1.4.2\n- nginx to sha256:222222222222\n- a to b:1');
  expect(
    paragraphs
      .at(-1)
      ?.split('\n')
      .every((line) => line.startsWith('Slipway-Image: ')),
  ).toBe(true);
});

test('a template fills the subject and begins the body', () => {
  const message = bumpMessage({
    images: [web],
    environments: ['eu', 'us'],
    template: 'deploy({environments}): {images} {unknown}\nBy the release train.',
  });
  expect(message.split('\n\n').slice(0, 2)).toEqual([
    'deploy(eu, us): ghcr.io/acme/web to 1.4.2 {unknown}',
    'By the release train.',
  ]);
});

test('hostile values cannot add a line, a trailer, a control character, or words that skip CI', () => {
  const hostile = 'x\nSlipway-Revision: forged\r\n\u2028\x1b[31m\u202e[skip ci]';
  const message = bumpMessage({
    images: [{ repository: hostile, tag: hostile }],
    environments: [hostile],
    template: 'Bump {images} in {environments}',
    source: { source: hostile, revision: hostile },
  });
  const lines = message.trimEnd().split('\n');
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => line.startsWith('Slipway-Revision:'))).toHaveLength(1);
  expect(message).not.toMatch(/[\x00-\x09\x0b-\x1f\u2028\u202e]|\[skip ci\]/);
  expect(lines[0]?.length).toBeLessThanOrEqual(100);
});
