import { posix } from 'node:path';
import { chartEntries } from '../charts/chart-inputs.ts';
import type { ReadClosure } from '../kustomize/closure.ts';
import { kustomizationNames } from '../kustomize/kustomization-file.ts';
import type { TreeReader } from '../tree-reader.ts';
import { mappingOf, mappingsOf, readApplication, textOf, textsOf } from './application.ts';
import type { ApplicationRoot } from './application-index.ts';
import { type LocalSource, localSource, localSources } from './local-sources.ts';
import { remoteSource } from './remote-source.ts';
import type { ArgoSettings } from './settings.ts';
import { withKustomizeOptions } from './source-kustomize.ts';
import { sourceType } from './source-type.ts';
import { sourceValueFiles } from './value-files.ts';

/**
 * Every file that an Application is made of, and the Application itself as its ApplicationSet generates it, so that nothing of how it came
 * to be has to be followed. Undefined when that cannot be told.
 */
export async function applicationInputs(
  root: ApplicationRoot,
  reader: TreeReader,
  closures: ReadClosure,
  settings: ArgoSettings,
): Promise<ReadonlySet<string> | undefined> {
  const { manifest, location, problems } = root;
  const inputs = new Set([location.file, `${location.file}\0${JSON.stringify([manifest, problems])}`]);
  // An ApplicationSet is a root only for what it cannot generate; its Applications are roots themselves.
  if (manifest['kind'] !== 'Application') return inputs;
  try {
    for (const source of await localSources(root, reader, settings)) {
      const own = await inputsOf(source, reader, closures);
      if (own === undefined) return undefined;
      for (const input of own) inputs.add(input);
    }
    for (const input of await valuesOfRemote(root, reader, settings)) inputs.add(input);
  } catch {
    return undefined;
  }
  return inputs;
}

async function inputsOf(
  source: LocalSource,
  reader: TreeReader,
  closures: ReadClosure,
): Promise<readonly string[] | undefined> {
  const { folder } = source;
  const type = sourceType(source.source, folder, source.files);
  // A plugin may be passed through to whatever the folder is.
  if (type !== 'kustomize' || source.files.size === 0) {
    const closure = type === 'plugin' ? await closures(folder).catch(() => undefined) : undefined;
    if (closure?.isOpen === true) return undefined;
    const beside = type === 'directory' ? [] : (await chartEntries(reader, folder)).map(({ path }) => path);
    return [...source.files, ...beside, ...(closure?.files ?? []), ...(await sourceValueFiles(source, reader))];
  }
  const edited = await withKustomizeOptions(source, reader);
  const closure = edited === undefined ? await closures(folder) : await edited.closures(folder);
  if (closure?.isOpen === true) return undefined;
  const names = (closure?.folders ?? [folder]).flatMap((one) =>
    kustomizationNames.map((name) => posix.join(one, name)),
  );
  // What changes a source, and components that may come to be.
  const beside = [...source.files].filter((file) => posix.basename(file).startsWith('.argocd-source'));
  return [...(closure?.files ?? []), ...names, ...beside];
}

/** What charts from elsewhere take from this repository by the `ref` of a source: value files, and files of parameters. */
async function valuesOfRemote(
  root: ApplicationRoot,
  reader: TreeReader,
  settings: ArgoSettings,
): Promise<readonly string[]> {
  const application = readApplication(root.manifest);
  const inputs: string[] = [];
  for (const [index, source] of application.sources.entries()) {
    if (remoteSource(source) === undefined) continue;
    const helm = mappingOf(source['helm']);
    const valueFiles = textsOf(helm['valueFiles']).filter((name) => name.startsWith('$'));
    const fileParameters = mappingsOf(helm['fileParameters']).filter(({ path }) => textOf(path).startsWith('$'));
    const local = await localSource(application, index, root, reader, settings);
    inputs.push(...(await sourceValueFiles({ ...local, source: { helm: { valueFiles, fileParameters } } }, reader)));
  }
  return inputs;
}
