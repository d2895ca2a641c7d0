import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import type { Config } from '../../../../src/config/schema.ts';
import type { RenderedRoot } from '../../../../src/model/rendered-root.ts';
import type { TemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import { createFindApplied } from '../../../../src/render/applied-engines.ts';
import type { ArgoSettings } from '../../../../src/render/argocd/settings.ts';
import { renderRoots, type RenderRootsRequest } from '../../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../../src/render/resolve-roots.ts';
import type { RenderBench } from '../parts.ts';

/** The settings that the fixture's slipway.yaml stands for. */
export function fixtureSettings(bench: RenderBench, { evaluate }: TemplateEvaluator): ArgoSettings {
  const file = new URL('../../../fixtures/argocd-repository/slipway.yaml', import.meta.url);
  const { gate } = parse(readFileSync(file, 'utf8')) as Config;
  return {
    overlay: (tree, changes) => bench.files.overlay(tree, changes),
    evaluate,
    repositories: gate?.argocd?.repositories ?? [],
    clusters: gate?.argocd?.clusters,
    plugins: gate?.plugins ?? {},
    newFileGlobbing: false,
    remote: 'error',
  };
}

export async function renderApplied(
  { tree, exec }: RenderBench,
  settings: ArgoSettings,
  roots: readonly string[] = [],
  changes: Partial<RenderRootsRequest> = {},
): Promise<readonly RenderedRoot[]> {
  const applied = createFindApplied({ argocd: settings });
  const resolved = await resolveRoots(tree, { applied, roots });
  const rendered = await renderRoots({ tree, exec, applied, roots: resolved, kubernetesVersion: '1.33', ...changes });
  return rendered.map((root) => ({ ...root, milliseconds: 0 }));
}
