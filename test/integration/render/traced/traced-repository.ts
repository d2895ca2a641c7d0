import { createLocator } from '../../../../src/gate/locate/create-locator.ts';
import { formatPath, type JsonPath, valueAt } from '../../../../src/model/json-path.ts';
import type { Location } from '../../../../src/model/location.ts';
import type { RenderedObject, RenderedRoot } from '../../../../src/model/rendered-root.ts';
import type { Precision } from '../../../../src/model/verdict.ts';
import type { TemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import type { Renderer } from '../../../../src/ports/renderer.ts';
import { createFindApplied } from '../../../../src/render/applied-engines.ts';
import type { FindApplied } from '../../../../src/render/applied-roots.ts';
import type { ArgoSettings } from '../../../../src/render/argocd/settings.ts';
import { renderRoots } from '../../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../../src/render/resolve-roots.ts';
import { mutate, scalarPaths } from '../mutation.ts';
import type { RenderBench } from '../parts.ts';

export interface LocatedPath {
  root: RenderedRoot;
  object: RenderedObject;
  index: number;
  path: JsonPath;
  location: (Location & { precision: Precision; found?: string }) | undefined;
}

/** A slow machine finds no fewer places. */
const patient = { release: 600_000, all: 600_000, old: 600_000 };

/** A repository that Argo CD and Flux read, rendered without programs, and rendered again after changes. */
export function tracedRepository(bench: RenderBench, renderer: Renderer, { evaluate }: TemplateEvaluator) {
  const { folder, files } = bench;

  function engines(): FindApplied {
    const overlay = files.overlay.bind(files);
    const repositories = ['https://github.com/acme/deploy'];
    const render: ArgoSettings['render'] = async ({ reader, root, applied }) => {
      const request = { tree: reader.tree, reader, roots: [root], exec: bench.exec, renderer, applied };
      return (await renderRoots(request)).flatMap(({ objects }) => objects);
    };
    return createFindApplied({
      argocd: { overlay, evaluate, repositories, clusters: [], plugins: {}, newFileGlobbing: false, render },
      flux: { overlay, repositories, charts: {}, exclude: [], strict: true, isExternal: () => false },
    });
  }

  async function render(named: string): Promise<readonly RenderedRoot[]> {
    // A tree is looked through once, and this one may have changed.
    const tree = files.tree(folder);
    const applied = engines();
    const roots = await resolveRoots(tree, { roots: [named], applied });
    const rendered = await renderRoots({ tree, exec: bench.exec, renderer, roots, applied });
    const problems = rendered.flatMap(({ errors }) => errors);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
    return rendered;
  }

  return {
    render,
    /** Places of paths of all roots of a file. */
    async locate(roots: readonly RenderedRoot[]): Promise<readonly LocatedPath[]> {
      await using locator = createLocator(files.tree(folder), { files, renderer, times: patient });
      const located: LocatedPath[] = [];
      for (const root of roots) {
        for (const [index, object] of root.objects.entries()) {
          for (const path of scalarPaths(object.manifest)) {
            located.push({ root, object, index, path, location: await locator.locate(root, object, path) });
          }
        }
      }
      return located;
    },
    /** The place of one path, which may be missing. */
    async place(named: string, kind: string, path: JsonPath): Promise<LocatedPath['location']> {
      await using locator = createLocator(files.tree(folder), { files, renderer, times: patient });
      for (const root of await render(named))
        for (const object of root.objects)
          if (object.manifest.kind === kind) return await locator.locate(root, object, path);
      return undefined;
    },
    /** What of the paths does not change when their places do. */
    async unchanged(named: string, paths: readonly LocatedPath[]): Promise<readonly string[]> {
      const before = await render(named);
      const wrong: string[] = [];
      for (const { root, object, index, path, location } of paths) {
        if (location === undefined) continue;
        const restore = mutate(folder, location);
        const again = await render(named).catch((error: unknown) => String(error));
        restore();
        const which = before.findIndex(({ id }) => id === root.id);
        const after = typeof again === 'string' ? undefined : again[which]?.objects;
        const same =
          after === undefined ||
          (after.length === root.objects.length &&
            valueAt(after[index]?.manifest, path) === valueAt(object.manifest, path));
        if (same)
          wrong.push(`${root.id} ${tell(object, path, location)}${typeof again === 'string' ? ` ${again}` : ''}`);
      }
      return wrong;
    },
  };
}

function tell({ manifest }: RenderedObject, path: JsonPath, location: LocatedPath['location']): string {
  const { file, line, column, precision } = location ?? {};
  return `${manifest.kind} ${manifest.metadata?.name} ${formatPath(path)} ${file}:${line}:${column} ${precision}`;
}
