import { z } from 'zod';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';

/** Where the baseline is unless the configuration says otherwise. */
export const baselineFile = '.slipway/baseline.json';

const baselineSchema = z.object({
  schema: z.literal('slipway/baseline/v1'),
  findings: z.array(z.object({ fingerprint: z.string().min(1) })),
});

/** The fingerprints of a committed baseline; undefined where there is none. Throws `BASELINE_INVALID`. */
export async function readBaseline(tree: FileTree, file: string): Promise<ReadonlySet<string> | undefined> {
  const bytes = await tree.read(file);
  if (bytes === undefined) return undefined;
  const parsed = baselineSchema.safeParse(parseJson(bytes, file));
  if (!parsed.success)
    throw new SlipwayError('BASELINE_INVALID', `${file} is not a baseline that slipway gate wrote`, {
      location: { file },
    });
  return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint));
}

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new SlipwayError('BASELINE_INVALID', `${file} is not valid JSON`, { location: { file } });
  }
}
