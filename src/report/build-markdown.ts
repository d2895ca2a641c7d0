import type { Release } from '../model/release.ts';
import { escapeMarkdown, inlineCode } from './escape.ts';
import { formatBytes } from './format-bytes.ts';

/** A release for a job summary. */
export function buildMarkdown(release: Release): string {
  const rows = release.images.map((image) => {
    const { name, repository, tag, digest, platforms, size, built } = image;
    const cells = [
      escapeMarkdown(name),
      inlineCode(`${repository}:${tag}`),
      inlineCode(digest),
      escapeMarkdown(platforms.join(', ')),
      escapeMarkdown(formatBytes(size)),
      built ? 'built' : 'unchanged',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `### 📦 ${countOf(release)}`,
    '',
    ...(rows.length === 0
      ? []
      : ['| image | tag | digest | platforms | size | |', '| --- | --- | --- | --- | --- | --- |', ...rows, '']),
    `Built from ${inlineCode(release.revision.slice(0, 12))}${release.ref === '' ? '' : ` (${inlineCode(release.ref)})`}.`,
    '',
  ].join('\n');
}

function countOf({ images }: Release): string {
  const built = images.filter((image) => image.built).length;
  const kept = images.length - built;
  const count = (number: number, what: string): string => `${number} ${number === 1 ? 'image' : 'images'} ${what}`;
  return kept === 0 ? count(built, 'built') : `${count(built, 'built')}, ${kept} unchanged`;
}
