/** A place in a repository's file. Lines and columns count from 1, columns in UTF-16 units. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
}

/** `file:line:column`, as far as known: the form that editors and terminals make clickable. */
export function formatLocation(location: Location): string {
  const { file, line, column } = location;
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}
