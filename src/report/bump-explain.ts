import type { ErrorDocument } from '../model/errors.ts';
import type { ExplainedPlace, ImageExplanation } from '../model/image-explanation.ts';
import { formatLocation } from '../model/location.ts';
import { oneLine } from './escape.ts';

/** Where an image is written, as `bump --explain` prints it. */
export function explainText(explanation: ImageExplanation): string {
  const { image, places, uses, skipped, errors } = explanation;
  const parts = [
    [`${oneLine(image)} is written in ${count(places.length, 'place')}:`],
    places.flatMap(placeRows),
    uses.length === 0
      ? []
      : [
          'Rendered objects that use it:',
          ...uses.map((use) => `  ${oneLine(`${use.root}: ${use.object} ${use.container}: ${use.image}`)}`),
        ],
    skipped.length === 0
      ? []
      : ['Not looked into:', ...skipped.map((one) => `  ${oneLine(formatLocation(one))}: ${oneLine(one.reason)}`)],
    errors.flatMap(errorRows),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The same as a JSON document. */
export function explainDocument(explanation: ImageExplanation): object {
  return { schema: 'slipway/bump-explain/v1', command: 'bump', ...explanation };
}

function placeRows(place: ExplainedPlace): string[] {
  const reach =
    place.roots.length > 0
      ? `decides in ${place.roots.join(', ')}`
      : place.overridden.length > 0
        ? 'decides nowhere'
        : 'no kustomization uses it';
  return [
    `${oneLine(formatLocation(place))}: ${place.convention}: ${oneLine(place.path)}: ${oneLine(place.now)}`,
    `  ${oneLine(reach)}`,
    ...place.overridden.map(
      ({ root, file, line }) => `  overridden in ${oneLine(root)} by ${oneLine(`${file}:${line}`)}`,
    ),
    `  ${place.reason === undefined ? 'a bump edits it' : `a bump leaves it alone: ${oneLine(place.reason)}`}`,
  ];
}

function errorRows(error: ErrorDocument): string[] {
  return [
    `error[${error.code}]: ${oneLine(error.message)}`,
    ...(error.hint === undefined ? [] : [`  hint: ${oneLine(error.hint)}`]),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
