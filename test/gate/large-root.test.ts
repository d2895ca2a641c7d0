import { expect, it } from 'vitest';
import { createEvaluationCache } from '../../src/gate/evaluation-cache.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import type { ContentCache } from '../../src/ports/content-cache.ts';
import { deployment, privilegedContainers, rootOf } from './verdicts.ts';

function memoryCache(): ContentCache & { texts: Map<string, Uint8Array> } {
  const texts = new Map<string, Uint8Array>();
  return {
    texts,
    get: (key) => Promise.resolve(texts.get(key)),
    put: (key, bytes) => {
      texts.set(key, bytes);
      return Promise.resolve();
    },
  };
}

const large = rootOf('large', deployment('web', ['web!']));
const root: RenderedRoot = {
  ...large,
  objects: Array.from({ length: 1000 }, () => large.objects[0]).flatMap((one) => one ?? []),
};

/** What a run with the cache asks for, in order. */
async function run(kept: ContentCache, judged: RenderedRoot): Promise<readonly string[]> {
  const asked: string[] = [];
  const cache = createEvaluationCache(kept, {
    digest: 'rules',
    compares: false,
    evaluate: async (...given) => {
      asked.push('evaluate');
      const { violations, errors } = await privilegedContainers()(...given);
      const learned = {
        fingerprint: 'v1:x',
        place: { file: 'a.yaml', line: 1, column: 1, precision: 'exact' as const },
      };
      return { violations: violations.map((one, index) => ({ ...one, learned: { ...learned, index } })), errors };
    },
    contextOf: () => {
      asked.push('context');
      return '';
    },
  });
  const identity = { hash: 'root', inputs: new Set(['a.yaml']) };
  const head = [judged];
  await cache.open({
    head,
    base: undefined,
    unchanged: new Set(),
    identities: new Map([[judged, identity]]),
  });
  const { violations } = await cache.evaluate(judged, undefined, head);
  expect(violations).toHaveLength(judged.objects.length);
  await cache.save();
  return asked;
}

it('a large root is evaluated before its surroundings are asked for, until something may be kept of it', async () => {
  const kept = memoryCache();
  expect(await run(kept, root)).toEqual(['evaluate', 'context']);
  expect(await run(kept, root)).toEqual([]);
});

it('a small root is looked for at once', async () => {
  const kept = memoryCache();
  expect(await run(kept, large)).toEqual(['context', 'evaluate']);
  expect(await run(kept, large)).toEqual([]);
});

it('a large root whose mark was forgotten is evaluated and kept again', async () => {
  const kept = memoryCache();
  await run(kept, root);
  for (const [key, bytes] of kept.texts) if (new TextDecoder().decode(bytes) === 'true') kept.texts.delete(key);
  expect(await run(kept, root)).toEqual(['evaluate']);
  expect(await run(kept, root)).toEqual([]);
});
