import { type BumpRequest, planBump } from '../../src/bump/plan-bump.ts';
import { parseImageArgument } from '../../src/model/image-argument.ts';
import type { Plan } from '../../src/model/plan.ts';
import { memoryTree } from './memory-tree.ts';

export const digests = { old: `sha256:${'1'.repeat(64)}`, new: `sha256:${'2'.repeat(64)}` } as const;

type Files = Parameters<typeof memoryTree>[0];

/** Plans for files in memory; images as --image takes them. */
export function planFor(files: Files, images: readonly string[], request: Partial<BumpRequest> = {}): Promise<Plan> {
  return planBump({ tree: memoryTree(files), intents: images.map(parseImageArgument), onMissing: 'fail', ...request });
}

/** The contents of the files that a plan changes. */
export function changedFiles(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    [...plan.files].map(([file, bytes]) => [file, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]),
  );
}

/** A plan in short: what is edited, and the codes of its errors. */
export function brief(plan: Plan): string[] {
  return [
    ...plan.edits.map(({ file, path, old, new: now }) => `${file} ${path}: ${old ?? '-'} → ${now ?? '-'}`),
    ...plan.errors.map(({ code, message }) => `${code} ${message}`),
  ];
}
