import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { isMapping } from '../parse/objects.ts';
import type { TreeReader } from '../tree-reader.ts';

export interface Chart {
  folder: string;
  name: string;
  library: boolean;
}

/** The chart of a folder, or undefined. Throws `RENDER_PARSE` when Chart.yaml is not valid. */
export async function readChart(reader: TreeReader, folder: string): Promise<Chart | undefined> {
  const file = posix.join(folder, 'Chart.yaml');
  const document = (await reader.documents(file))?.find((one) => one.value !== undefined || one.problem !== undefined);
  if (document === undefined) return undefined;
  if (document.problem !== undefined) {
    const { message, line, column } = document.problem;
    throw new SlipwayError('RENDER_PARSE', `${file} is not valid YAML: ${message}`, {
      location: { file, line, column },
    });
  }
  const { name, type } = isMapping(document.value) ? document.value : {};
  if (typeof name !== 'string' || name === '') {
    throw new SlipwayError('RENDER_PARSE', `${file} has no name`, { location: { file, line: 1 } });
  }
  return { folder, name, library: type === 'library' };
}

/** A release name that Helm accepts (at most 53 characters of a DNS name), from the chart's name. */
export function releaseName(chart: Chart): string {
  const name = chart.name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 53)
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'release' : name;
}

/**
 * The repository's file behind a path as Helm writes it: `CHART/templates/a.yaml`, `CHART/charts/SUB/templates/a.yaml`.
 * A file of a packed subchart is its archive; what cannot be found is Chart.yaml.
 */
export function createTemplateFinder(chart: Chart, files: ReadonlySet<string>): (source: string) => string {
  return (source) => {
    const slash = source.indexOf('/');
    const path = posix.join(chart.folder, slash < 0 ? '' : posix.normalize(source.slice(slash + 1)));
    if (files.has(path)) return path;
    for (const match of [...path.matchAll(/\/charts\/([^/]+)\//g)].reverse()) {
      const start = `${path.slice(0, match.index)}/charts/${match[1]}-`;
      const archive = [...files].find(
        (file) => file.startsWith(start) && file.endsWith('.tgz') && !file.slice(start.length).includes('/'),
      );
      if (archive !== undefined) return archive;
    }
    return posix.join(chart.folder, 'Chart.yaml');
  };
}

/** Where Helm's message points: `at (CHART/templates/a.yaml:12:3)`, `template: CHART/templates/a.yaml:12:34:`, `on CHART/…`. */
export function explainHelm(
  words: string,
  find: (source: string) => string,
): { message: string; location?: { file: string; line?: number; column?: number } } {
  const message = words
    .replace(/\n*Use --debug flag to render out invalid YAML\s*$/, '')
    .replace(/^(.*\n)*?Error:\s*/, '')
    .trim();
  const match = /(?:\bat \(|template: |\bon )([^\s:()]+\/[^\s:()]+)(?::(\d+))?(?::(\d+))?/.exec(message);
  if (match?.[1] === undefined) return { message };
  const [, source, line, column] = match;
  return {
    message,
    location: {
      file: find(source),
      ...(line === undefined ? {} : { line: Number(line) }),
      ...(column === undefined ? {} : { column: Number(column) + 1 }),
    },
  };
}
