/**
 * Builds wasm/render into dist/render.wasm.br, with its checksum in wasm/render/render.wasm.sha256 and its licences in
 * dist/licenses-render.txt. `--verify` builds too, and fails if the sources no longer give the committed bytes. Needs Go and git; nobody
 * but maintainers and CI runs it.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goLicence, licencesOf } from './lib/go-licences.ts';
import { buildReactor, type GoModule, go, linkedModules, withPatches } from './lib/go-reactor.ts';
import { root } from './lib/root.ts';
import { deliver } from './lib/wasm-artefact.ts';
import { toolNamed } from './tools.ts';

const sources = join(root, 'wasm/render');
const patches = join(sources, 'patches');

const printVersions = `package main

import (
	"fmt"

	"helm.sh/helm/v3/pkg/chartutil"
)

func main() {
	for _, version := range chartutil.DefaultVersionSet {
		fmt.Println(version)
	}
}
`;

const originals = await linkedModules(sources);
await checkApiVersions();
const files = (await readdir(patches)).toSorted().map((name) => join(patches, name));
await withPatches(sources, files, async (copy) => {
  const wasm = await buildReactor(copy, { vendored: true, stamps: stamps() });
  const linked = await linkedModules(copy, true);
  await deliver({ name: 'render', wasm, licences: () => licences(linked) });
});

/** What the makers of kustomize and Helm stamp into their releases. */
function stamps(): Record<string, string> {
  // Helm takes the Kubernetes that its own client is of.
  const client = originals.find(({ path }) => path === 'k8s.io/client-go');
  const minor = /^v0\.(\d+)\./.exec(client?.version ?? '')?.[1];
  if (minor === undefined) throw new Error('wasm/render does not use k8s.io/client-go');
  return {
    ...stampsOf('kustomize'),
    ...stampsOf('helm'),
    'helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor': '1',
    'helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor': minor,
  };
}

/** The same versions as the programs that tests compare with. */
function stampsOf(name: string): Readonly<Record<string, string>> {
  const tool = toolNamed(name);
  return tool.kind === 'go' ? tool.stamps : {};
}

async function licences(linked: readonly GoModule[]): Promise<string> {
  const modules = linked.map((module) => {
    const original = originals.find(({ path }) => path === module.path);
    if (original === undefined || original.version !== module.version)
      throw new Error(`${module.path} ${module.version} is linked, and not in go.mod`);
    return original;
  });
  const text = await licencesOf(modules, [await goLicence(sources)]);
  return `render.wasm contains these Go modules. wasm/render/patches has what was changed in them.\n\n${text}`;
}

/** Fails when the list of engine/api-versions.txt is no longer the one that Helm makes from all types of Kubernetes. */
async function checkApiVersions(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-versions-'));
  try {
    for (const name of ['go.mod', 'go.sum']) await cp(join(sources, name), join(folder, name));
    await writeFile(join(folder, 'main.go'), printVersions);
    const theirs = await go(folder, ['run', '.'], 'host');
    if (theirs !== (await readFile(join(sources, 'engine/api-versions.txt'), 'utf8')))
      throw new Error(`wasm/render/engine/api-versions.txt is not Helm's own list, which is:\n${theirs}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
