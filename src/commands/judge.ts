import { createLocator } from '../gate/locate/create-locator.ts';
import { runGate } from '../gate/run-gate.ts';
import type { RenderedRoot, Root } from '../model/rendered-root.ts';
import type { FailOn, Verdict } from '../model/verdict.ts';
import type { FileTree } from '../ports/files.ts';
import type { Platform } from '../ports/platform.ts';
import { createNativeRenderer } from '../render/native/native-renderer.ts';
import { renderRoots } from '../render/render-roots.ts';
import type { NetworkAccess } from '../render/renderer.ts';
import type { LoadedRules } from './rules.ts';

export interface Side {
  tree: FileTree;
  roots: readonly Root[];
}

export interface JudgeRequest {
  base: Side | undefined;
  head: Side;
  rules: LoadedRules;
  failOn: FailOn;
  network: NetworkAccess;
  kubernetesVersion: string | undefined;
}

/** Renders both sides and judges head against base. */
export async function judge(platform: Platform, request: JudgeRequest): Promise<Verdict> {
  const { base, head, rules, failOn, network, kubernetesVersion } = request;
  const { exec, signal, stdin } = platform;
  const cache = new Map();
  const render = (side: Side): Promise<readonly RenderedRoot[]> =>
    renderRoots({
      ...side,
      exec,
      signal,
      network,
      stdin,
      cache,
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    });
  // One after the other: each uses every core already.
  const rendered = await render(head);
  const before = base === undefined ? undefined : await render(base);
  await using locator = createLocator(head.tree, {
    roots: head.roots,
    files: platform.files,
    renderer: createNativeRenderer(exec),
    kubernetesVersion,
    signal,
  });
  return await runGate({
    head: rendered,
    ...(before === undefined ? {} : { base: before }),
    evaluate: rules.evaluate,
    rules: rules.selected.length,
    failOn,
    locate: locator.locate,
    errors: rules.errors,
    signal,
  });
}
