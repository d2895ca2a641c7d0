import type { ImageIntent } from '../model/plan.ts';
import { formatReference } from '../model/image-reference.ts';

export interface MessageRequest {
  /** The images as they are set: those of them that the commit changes. */
  images: readonly ImageIntent[];
  /** Environments that the commit is for. */
  environments?: readonly string[];
  /** Where the images were built from: the contract's trailers. */
  source?: { source: string; revision: string; run?: string };
  /** First line; `{images}` and `{environments}` stand for what the commit does. Further lines become the body's start. */
  template?: string;
}

export const defaultTemplate = 'Bump {images}';
const maxSubject = 100;

/** The commit message: subject and body from the template, one line for each image, and the trailers as the last paragraph. */
export function bumpMessage(request: MessageRequest): string {
  const [first = '', ...rest] = (request.template ?? defaultTemplate).split(/\r?\n/);
  const subject = fill(first, request, true);
  const introduction = rest.map((line) => fill(line, request, false)).join('\n');
  const list = request.images.length > 1 ? request.images.map((image) => `- ${describeImage(image)}`) : [];
  const paragraphs = [subject, introduction.trim(), list.join('\n'), trailers(request).join('\n')];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function fill(line: string, request: MessageRequest, subject: boolean): string {
  const values: Readonly<Record<string, string>> = {
    images: summarize(request.images),
    environments: (request.environments ?? []).join(', '),
  };
  const filled = line.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
  const safe = neutral(filled);
  return subject && safe.length > maxSubject ? `${safe.slice(0, maxSubject - 1)}…` : safe;
}

function summarize(images: readonly ImageIntent[]): string {
  const [first] = images;
  if (first && images.length === 1) return describeImage(first);
  const names = images.map((image) => image.newRepository ?? image.repository);
  return names.length > 2 ? `${names.length} images` : names.join(' and ');
}

/** `ghcr.io/acme/web to 1.4.2`; a digest is short, the trailer has all of it. */
function describeImage(image: ImageIntent): string {
  const value = image.tag ?? image.digest?.replace(/^([^:]+:.{12}).*$/, '$1');
  const name = image.newRepository === undefined ? image.repository : `${image.repository} to ${image.newRepository}`;
  if (value === undefined) return neutral(name);
  return neutral(image.newRepository === undefined ? `${name} to ${value}` : `${name}:${value}`);
}

function trailers({ images, source }: MessageRequest): string[] {
  const rows: [string, string | undefined][] = [
    ['Slipway-Source', source?.source],
    ['Slipway-Revision', source?.revision],
    ...images.map((image): [string, string] => ['Slipway-Image', imageTrailer(image)]),
    ['Slipway-Run', source?.run],
  ];
  return rows.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}: ${neutral(value)}`]));
}

function imageTrailer(image: ImageIntent): string {
  return formatReference({
    name: image.newRepository ?? image.repository,
    ...(image.tag === undefined ? {} : { tag: image.tag }),
    ...(image.digest === undefined ? {} : { digest: image.digest }),
  });
}

/** One line that is nothing but text: no line break can begin a trailer, no control character reaches a terminal, no word skips CI. */
function neutral(text: string): string {
  return text
    .replaceAll(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replaceAll(/\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, '($1)')
    .trim();
}
