import { posix } from 'node:path';
import type { RenderedObject, Root } from '../../model/rendered-root.ts';
import type { AppliedRoot } from '../applied-roots.ts';
import type { ApplicationIndex, ApplicationRoot } from './application-index.ts';
import { addObject, foldersOf, type Look } from './application-objects.ts';
import { renderApplication } from './render-application.ts';

/** Applications that bring Applications that bring Applications … */
const deepest = 4;

/** The index with the Applications that charts of the repository render, whoever renders those: an Application, or nobody. */
export async function withAppsOfApps(
  index: ApplicationIndex,
  look: Look,
  charts: readonly string[],
): Promise<ApplicationIndex> {
  const { settings } = look;
  if (settings.render === undefined) return index;
  const bringing = new Set<string>();
  for (const chart of charts) if (await bringsApplications(chart, look)) bringing.add(chart);
  const roots = new Map(index.roots);
  const done = new Set<string>();
  for (let depth = 0; depth < deepest && bringing.size > 0; depth++) {
    const folders = foldersOf(roots, settings);
    const open = [...bringing].flatMap((chart): Root[] => {
      const by = folders.get(chart) ?? [];
      if (by.length > 0) return by.map((id) => ({ id, engine: 'argocd' }));
      return [{ id: chart, engine: 'helm' }];
    });
    const fresh = open.filter(({ id }) => !done.has(id));
    if (fresh.length === 0) break;
    for (const root of fresh) {
      done.add(root.id);
      for (const object of await objectsOf(root, { ...index, roots }, look)) {
        const { manifest, origin } = object;
        const bringer = roots.get(root.id)?.location.file ?? posix.join(root.id, 'Chart.yaml');
        await addObject(roots, manifest, { file: origin?.file ?? bringer, line: origin?.line ?? 1 }, look, object);
      }
    }
  }
  return { ...index, roots, folders: foldersOf(roots, settings) };
}

/** What cannot be rendered brings nothing; its own root tells why. */
async function objectsOf(root: Root, index: ApplicationIndex, look: Look): Promise<readonly RenderedObject[]> {
  const applied = new Map([...index.roots.values()].map((one) => [one.id, appliedRoot(one, index)]));
  const find = { roots: applied, folders: index.folders };
  const { reader } = look;
  const rendered = await look.settings.render?.({ reader, root, applied: () => Promise.resolve(find) });
  return rendered ?? [];
}

function appliedRoot({ id, location }: ApplicationRoot, index: ApplicationIndex): AppliedRoot {
  const applications = (): Promise<ApplicationIndex> => Promise.resolve(index);
  return {
    id,
    engine: 'argocd',
    location,
    render: (context) => renderApplication(id, { ...context, applications }),
  };
}

async function bringsApplications(chart: string, { reader, files }: Look): Promise<boolean> {
  const start = posix.join(chart, 'templates/');
  for (const file of files) {
    if (!file.startsWith(start)) continue;
    const text = (await reader.text(file).catch(() => undefined)) ?? '';
    if (/argoproj\.io\/v1alpha1/.test(text) && /kind:\s*["']?Application(Set)?\b/.test(text)) return true;
  }
  return false;
}
