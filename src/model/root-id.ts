/** Whether a root's name is that of an operator's object, `FILE#Kind/NAMESPACE/NAME`, or a glob of such. */
export function isDescribed(root: string): boolean {
  return /#[A-Z]\w*\//.test(root);
}

/** The file that the object of a root stands in; any other root is itself. */
export function fileOf(root: string): string {
  return isDescribed(root) ? root.slice(0, root.search(/#[A-Z]\w*\//)) : root;
}

/** `Kind/NAMESPACE/NAME` */
export function objectOf(root: string): string {
  return root.slice(fileOf(root).length + 1);
}

/** What a root stands in: the file of an operator's object, and all folders above but the repository itself. */
export function foldersOf(root: string): readonly string[] {
  const file = fileOf(root);
  const names = file.split('/');
  const folders = names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
  return file === root ? folders : [...folders, file];
}
