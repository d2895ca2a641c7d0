/**
 * Builds wasm/rego into dist/rego.wasm.br, with its checksum in wasm/rego/rego.wasm.sha256 and its licences in dist/licenses-rego.txt.
 * `--verify` builds too, and fails if the sources no longer give the committed bytes. Needs Go and git; nobody but maintainers and CI runs it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goLicence, licencesOf, type Notice, tidy } from './lib/go-licences.ts';
import { buildReactor, type GoModule, go, linkedModules, withPatches } from './lib/go-reactor.ts';
import { root } from './lib/root.ts';
import { deliver } from './lib/wasm-artefact.ts';

const sources = join(root, 'wasm/rego');
const patches = join(sources, 'patches');

await checkNativeBuiltins();
const files = (await readdir(patches)).toSorted().map((name) => join(patches, name));
const wasm = await withPatches(sources, files, (copy) => buildReactor(copy, { vendored: true }));
await deliver({ name: 'rego', wasm, licences });

async function licences(): Promise<string> {
  const modules = await linkedModules(sources);
  const text = await licencesOf(modules, [await goLicence(sources), ...(await embeddedInOpa())]);
  const what = 'rego.wasm, and every policy.wasm that it makes, contain these Go modules and libraries.';
  return `${what} wasm/rego/patches has what was changed in them.\n\n${text}`;
}

/** OPA's module carries a compiled C library whose parts have licences of their own, and no files with them. */
async function embeddedInOpa(): Promise<readonly Notice[]> {
  const { folder } = await opa();
  const header = await readFile(join(folder, 'wasm/src/libmpdec/mpdecimal.h'), 'utf8');
  const mpdecimal = /\/\*([\s\S]*?)\*\//.exec(header)?.[1]?.replaceAll(/^ \* ?/gm, '') ?? '';
  const re2 = await readFile(join(sources, 'licenses/re2.txt'), 'utf8');
  const libcxx =
    'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions. See https://llvm.org/LICENSE.txt.';
  return [
    { name: 'libmpdec, inside github.com/open-policy-agent/opa', text: tidy(mpdecimal) },
    { name: 'RE2, inside github.com/open-policy-agent/opa', text: tidy(re2) },
    { name: 'libc++, inside github.com/open-policy-agent/opa', text: libcxx },
  ];
}

/** Fails when OPA's list of builtins that run inside a policy.wasm is no longer the one in engine/builtins.go. */
async function checkNativeBuiltins(): Promise<void> {
  const { folder } = await opa();
  const theirs = await readFile(join(folder, 'internal/compiler/wasm/wasm.go'), 'utf8');
  const ours = await readFile(join(sources, 'engine/builtins.go'), 'utf8');
  const want = names(/var builtinsFunctions = map\[string\]string\{([\s\S]*?)\n\}/.exec(theirs)?.[1]);
  const have = names(/var nativeBuiltins = namesOf\(([\s\S]*?)\n\)/.exec(ours)?.[1]);
  const difference = [...want, ...have].filter((name) => !(want.has(name) && have.has(name)));
  if (want.size === 0 || difference.length > 0) {
    throw new Error(`wasm/rego/engine/builtins.go differs from OPA's own list: ${difference.join(', ')}`);
  }
}

function names(text = ''): Set<string> {
  return new Set([...text.matchAll(/ast\.(\w+)/g)].map(([, name = '']) => name));
}

async function opa(): Promise<GoModule> {
  await go(sources, ['mod', 'download']);
  const found = (await linkedModules(sources)).find(({ path }) => path === 'github.com/open-policy-agent/opa');
  if (found === undefined) throw new Error('wasm/rego does not use github.com/open-policy-agent/opa');
  return found;
}
