import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Numbers that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): { below(limit: number): number; one<T>(list: readonly T[]): T } {
  let state = seed;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }
  return {
    below,
    one(list) {
      if (list.length === 0) throw new Error('nothing to choose from');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}

type Random = ReturnType<typeof createRandom>;

/** An edit that has been made, and what takes it back. */
export interface Edit {
  told: string;
  undo: () => void;
}

const kinds = {
  'change a value': (folder, random, files) =>
    changeLine(folder, random, random.one(files.filter((file) => /\.ya?ml$/.test(file)))),
  'edit what a kustomization names': (folder, random, files) =>
    changeLine(folder, random, random.one(files.filter(isInput))),
  'edit a template': (folder, random, files) => {
    const templates = files.filter((file) => /(^|\/)templates\//.test(file));
    return changeLine(folder, random, random.one(templates.length === 0 ? files : templates));
  },
  'delete a file': (folder, random, files) => put(folder, random.one(files), undefined),
  'rename a file': (folder, random, files) => {
    const file = random.one(files);
    const renamed = file.replace(/[^/]+$/, (name) => `renamed-${name}`);
    const content = contentOf(join(folder, file));
    return both(put(folder, file, undefined), put(folder, renamed, content));
  },
  'add a resource': (folder, random, files) => {
    const file = random.one(files.filter((one) => /kustomization\.ya?ml$/.test(one)).concat(files.slice(0, 1)));
    const added = join(dirname(file), 'added.yaml');
    const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: added}\ndata: {a: "1"}\n';
    const text = readFileSync(join(folder, file), 'utf8');
    const named = /^resources:\n/m.test(text)
      ? text.replace(/^resources:\n/m, 'resources:\n- added.yaml\n')
      : `${text}\nresources:\n- added.yaml\n`;
    return both(put(folder, added, object), put(folder, file, named));
  },
  'touch an unrelated file': (folder, random, files) =>
    put(folder, join(dirname(random.one(files)), random.one(['NOTES.md', 'notes.yaml', '.hidden.yaml'])), 'a: 1\n'),
  'change a link': (folder, random, files) => {
    const links = files.filter((file) => lstatSync(join(folder, file)).isSymbolicLink());
    const link = links.length > 0 && random.below(3) > 0 ? random.one(links) : random.one(files);
    const target = random.below(6) === 0 ? '/etc/hostname' : relative(dirname(link), random.one(files));
    return put(folder, link, { link: target });
  },
} satisfies Record<string, (folder: string, random: Random, files: readonly string[]) => Edit>;

export const editKinds = Object.keys(kinds) as readonly (keyof typeof kinds)[];

/** Makes one edit of a kind in a folder. */
export function edit(folder: string, kind: keyof typeof kinds, random: Random): Edit {
  const files = filesOf(folder);
  const texts = files.filter((file) => statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() === true);
  const made = kinds[kind](folder, random, kind === 'change a link' || kind === 'delete a file' ? files : texts);
  return { told: `${kind}: ${made.told}`, undo: made.undo };
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(README|LICENSE)/.test(file))
    .sort();
}

/** Patches, values, components, and what generators and transformers read. */
function isInput(file: string): boolean {
  return /patch|values|components?\/|config|transform|generat|\.(env|txt|json|properties)$/i.test(file);
}

/** Changes a value of a line that has one: text gets longer, numbers greater. */
function changeLine(folder: string, random: Random, file: string): Edit {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const changeable = lines.flatMap((line, index) => (/^[^#]*[:=-] *["']?\w/.test(line) ? [index] : []));
  const at = changeable.length === 0 ? 0 : random.one(changeable);
  const changed = (lines[at] ?? '').replace(/(\d+|\w)(["']?\s*)$/, (_, last: string, end: string) =>
    /^\d+$/.test(last) ? `${Number(last) + 1}${end}` : `${last}x${end}`,
  );
  return put(folder, file, lines.toSpliced(at, 1, changed).join('\n'), `line ${at + 1}`);
}

type Content = string | Uint8Array | { link: string } | undefined;

function put(folder: string, file: string, content: Content, more = ''): Edit {
  const before = contentOf(join(folder, file));
  set(join(folder, file), content);
  return { told: `${file} ${more}`.trim(), undo: () => set(join(folder, file), before) };
}

function both(one: Edit, other: Edit): Edit {
  return {
    told: `${one.told}, ${other.told}`,
    undo() {
      other.undo();
      one.undo();
    },
  };
}

function contentOf(path: string): Content {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  return stat.isSymbolicLink() ? { link: readlinkSync(path) } : readFileSync(path);
}

function set(path: string, content: Content): void {
  rmSync(path, { force: true });
  if (content === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path);
  else writeFileSync(path, content);
}
