import type { Release, ReleaseImage } from '../model/release.ts';
import { oneLine } from './escape.ts';
import { formatBytes } from './format-bytes.ts';

/** A release for people at a terminal: one line an image, with what can be pasted into a manifest. */
export function buildText(release: Release, colour: boolean): string {
  const dim = (text: string): string => (colour ? `\u001b[2m${text}\u001b[22m` : text);
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const state = ({ built }: ReleaseImage): string => (built ? 'built    ' : 'unchanged');
  const lines = release.images.flatMap((image) => {
    const facts = [image.platforms.join(', '), formatBytes(image.size)].filter((fact) => fact !== '').join(' · ');
    return [
      `${state(image)}  ${bold(oneLine(image.name))}  ${dim(oneLine(facts))}`,
      `           ${oneLine(`${image.repository}:${image.tag}@${image.digest}`)}`,
    ];
  });
  const from = release.source === '' ? '' : ` of ${oneLine(release.source)}`;
  return [...lines, dim(`revision ${oneLine(release.revision)}${from}`), ''].join('\n');
}
