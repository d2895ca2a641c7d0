import { afterAll, describe, expect, it } from 'vitest';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import type { Renderer } from '../../../src/ports/renderer.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

const chart = 'apiVersion: v2\nname: big\nversion: 1.0.0\n';
/** 1500 objects of 50 KB. */
const large = `{{- range $i := until 1500 }}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a-{{ $i }}}
data:
  text: |
{{- range until 850 }}
    some fifty bytes of text that are written again and again
{{- end }}
{{- end }}
`;

function told({ errors, objects }: RenderedRoot): unknown {
  return { objects: objects.length, errors: errors.map(({ code, message }) => [code, message]) };
}

describe.each(['native', 'embedded'] as const)(
  '%s: a root that renders too much, with the limits that users have',
  (kind) => {
    const rendererOf = ({ exec }: RenderBench, maxMemoryBytes?: number): Renderer =>
      kind === 'embedded'
        ? embedded
        : createNativeRenderer(exec, maxMemoryBytes === undefined ? {} : { maxMemoryBytes });

    it('a chart of small templates', async () => {
      await using bench = createRenderBench();
      bench.write({ 'c/Chart.yaml': chart, 'c/templates/a.yaml': large });
      // The time limit is another test's, and this machine may be slow.
      const root = await bench.one('c', { renderer: rendererOf(bench), timeoutMs: 240_000 });
      expect(told(root)).toEqual({ objects: 0, errors: [['RENDER_LIMIT', 'c: it renders more than 64 MiB']] });
    });

    it('one that takes memory alone', async () => {
      await using bench = createRenderBench();
      bench.write({ 'c/Chart.yaml': chart, 'c/templates/a.yaml': 'a: {{ until 200000000 | len }}\n' });
      const root = await bench.one('c', { renderer: rendererOf(bench, 512 * 1024 * 1024), timeoutMs: 240_000 });
      const message = 'c: rendering it takes more memory than a root may have';
      expect(told(root)).toEqual({ objects: 0, errors: [['RENDER_LIMIT', message]] });
    });
  },
);
