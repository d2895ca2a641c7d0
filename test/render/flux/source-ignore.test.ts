import { expect, it } from 'vitest';
import { artifactOf } from '../../../src/render/flux/source-ignore.ts';
import { createTreeReader } from '../../../src/render/tree-reader.ts';
import { memoryTree } from '../../harness/memory-tree.ts';

type Files = Readonly<Record<string, string | { mode: '120000' | '160000' }>>;

/** What source-controller leaves out of a repository of these files. */
async function leftOut(files: readonly string[], ignores: Files = {}, ignore?: string): Promise<readonly string[]> {
  const tree = memoryTree({ ...Object.fromEntries(files.map((file) => [file, ''])), ...ignores });
  const artifact = await artifactOf(createTreeReader(tree), ignore, (one) => one);
  return [...files, ...Object.keys(ignores)].filter((file) => artifact.lacks(file) !== undefined).toSorted();
}

const files = [
  'deploy/a.yaml',
  'deploy/docs/b.md',
  'deploy/docs/c.yaml',
  'other/a.yaml',
  'other/docs/d.md',
  'top.yaml',
];

it('leaves out by default what is no manifest, and what belongs to git and CI', async () => {
  const some = ['.gitignore', '.github/workflows/a.yaml', 'a/i.png', 'a/.sops.yaml', 'a/x.tar.gz', 'b/cloudbuild.yaml'];
  expect(await leftOut([...some, 'a/web.yaml', '.sourceignore.yaml', 'apng'])).toEqual(some.toSorted());
});

it('holds neither links nor submodules', async () => {
  const ignores: Files = { 'a/link.yaml': { mode: '120000' }, sub: { mode: '160000' } };
  expect(await leftOut(['a/b.yaml'], ignores)).toEqual(['a/link.yaml', 'sub']);
});

it.each<[string, Files, string | undefined, readonly string[]]>([
  [
    'the ignore file replaces the defaults, but for git’s own',
    { '.sourceignore': '# none\n/top.yaml\n' },
    undefined,
    ['top.yaml'],
  ],
  ['an anchored folder', { '.sourceignore': '/other\n' }, undefined, ['other/a.yaml', 'other/docs/d.md']],
  [
    'a folder by its name at any depth',
    { '.sourceignore': 'docs/\n' },
    undefined,
    ['deploy/docs/b.md', 'deploy/docs/c.yaml', 'other/docs/d.md'],
  ],
  ['a folder’s name is no file’s', { '.sourceignore': 'top.yaml/\n' }, undefined, []],
  ['a folder’s own file counts below it alone', { 'deploy/.sourceignore': '*.md\n' }, undefined, ['deploy/docs/b.md']],
  [
    'a deeper file has the last word',
    { '.sourceignore': '*.md\n', 'other/.sourceignore': '!d.md\n' },
    undefined,
    ['deploy/docs/b.md'],
  ],
  [
    'the source has the last word of all',
    { '.sourceignore': '/*\n' },
    '!/deploy\n',
    ['.sourceignore', 'other/a.yaml', 'other/docs/d.md', 'top.yaml'],
  ],
  [
    'all but a folder, and of that not everything, as Flux documents it',
    {},
    '# exclude all\n/*\n# include deploy dir\n!/deploy\n# exclude file extensions from deploy dir\n/deploy/**/*.md\n',
    ['deploy/docs/b.md', 'other/a.yaml', 'other/docs/d.md', 'top.yaml'],
  ],
  ['two stars inside of a name are none', { '.sourceignore': '/d**y/a.yaml\n' }, undefined, []],
  [
    'trailing spaces, CRLF and sets of characters',
    { '.sourceignore': '/top.[x-z]aml  \r\n/[^d]*/a.yaml\r\n' },
    undefined,
    ['other/a.yaml', 'top.yaml'],
  ],
  ['a set that is not closed', { '.sourceignore': 'top.[yaml\n' }, undefined, []],
])('%s', async (_what, ignores, ignore, expected) => {
  expect(await leftOut(files, ignores, ignore)).toEqual(expected);
});
