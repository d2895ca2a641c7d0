import type { CommitIdentity } from '../../ports/git.ts';

export interface NewCommit {
  parent: string;
  message: string;
  author: CommitIdentity;
  committer: CommitIdentity;
  /** Seconds since 1970. */
  seconds: number;
  files: readonly { path: string; mode: '100644' | '100755'; bytes: Uint8Array }[];
}

/**
 * The stream that makes one commit of changed files on top of a parent, for git-fast-import(1): one process, which reads only the
 * trees along the changed paths and needs none of the other files. It prints the commit's name.
 */
export function fastImportStream(commit: NewCommit, ref: string): Uint8Array {
  const parts: Uint8Array[] = [];
  const add = (text: string): void => void parts.push(Buffer.from(text));
  const data = (bytes: Uint8Array): void => {
    add(`data ${bytes.length}\n`);
    parts.push(bytes);
    add('\n');
  };
  add(`commit ${ref}\nmark :1\n`);
  add(`author ${identityLine(commit.author)} ${commit.seconds} +0000\n`);
  add(`committer ${identityLine(commit.committer)} ${commit.seconds} +0000\n`);
  data(Buffer.from(`${commit.message.trimEnd()}\n`));
  add(`from ${commit.parent}\n`);
  for (const { path, mode, bytes } of commit.files) {
    add(`M ${mode} inline ${quotedPath(path)}\n`);
    data(bytes);
  }
  add('get-mark :1\ndone\n');
  return Buffer.concat(parts);
}

/** What ends a name or an address may not be in it. */
function identityLine({ name, email }: CommitIdentity): string {
  const clean = (text: string): string => text.replaceAll(/[<>\p{Cc}]/gu, '').trim();
  return `${clean(name)} <${clean(email)}>`;
}

function quotedPath(path: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': String.raw`\"`, '\\': '\\\\', '\n': String.raw`\n` };
  return `"${path.replaceAll(/["\\\n]/gu, (character) => escapes[character] ?? character)}"`;
}
