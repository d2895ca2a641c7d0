import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { SlipwayError } from '../model/errors.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { Rendering } from './rendering.ts';

const schema = 'slipway/rendering/v1';
const maxBytes = 256 * 1024 * 1024;

const text = z.string();
const location = z.object({ file: text, line: z.number().optional(), column: z.number().optional() });

const header = z.object({
  schema: z.literal(schema),
  environment: text,
  repository: text,
  branch: text,
  requested: text.regex(/^([0-9a-f]{40}([0-9a-f]{24})?)?$/),
  revision: text.regex(/^([0-9a-f]{40}([0-9a-f]{24})?)?$/),
  history: z.object({ revisions: z.array(text), complete: z.boolean() }),
  options: z.object({
    defaultNamespace: text.optional(),
    pruneLimit: z.object({ count: z.number(), percent: z.number() }).optional(),
    pruneConfirmed: z.array(text).optional(),
    allowRewind: text.optional(),
    addresses: z.boolean().optional(),
    settleMs: z.number().min(0).optional(),
  }),
  errors: z.array(
    z.object({ code: text, message: text, hint: text.optional(), docs: text, location: location.optional() }),
  ),
  stages: z.array(z.object({ name: text, at: text })),
  /** How many lines follow: a file that was cut off is told from a small one. */
  objects: z.number().int().min(0),
});

const line = z.object({
  manifest: z.looseObject({
    apiVersion: text.min(1),
    kind: text.min(1),
    metadata: z
      .looseObject({
        name: text.optional(),
        namespace: text.optional(),
        labels: z.record(text, text).nullish(),
        annotations: z.record(text, text).nullish(),
      })
      .optional(),
  }),
  origin: location.optional(),
});

/** Writes a rendering as gzipped JSON lines: a header, then an object a line. */
export function encodeRendering(rendering: Rendering): Uint8Array {
  const { objects, ...rest } = rendering;
  const lines = [{ schema, ...rest, objects: objects.length }, ...objects];
  return gzipSync(lines.map((value) => JSON.stringify(value)).join('\n'), { level: 1 });
}

/**
 * Reads it again. Who wrote it had no access to the cluster and ran what the repository holds, so it is read like any other
 * input. Throws `HANDOVER_INVALID`.
 */
export function decodeRendering(bytes: Uint8Array): Rendering {
  try {
    const lines = gunzipSync(bytes, { maxOutputLength: maxBytes }).toString('utf8').split('\n');
    const { schema: _schema, objects: count, ...rest } = header.parse(JSON.parse(lines[0] ?? ''));
    const objects = lines.slice(1).map((one) => line.parse(JSON.parse(one)) as RenderedObject);
    if (objects.length !== count) throw new Error(`it holds ${objects.length} of ${count} objects`);
    return { ...(rest as Omit<Rendering, 'objects'>), objects };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new SlipwayError('HANDOVER_INVALID', `the rendering cannot be read: ${why.slice(0, 500)}`, { cause: error });
  }
}
