import { formatPath, type JsonPath } from '../model/json-path.ts';

/** A path with its text in the contract's form. */
export interface PathText {
  path: JsonPath;
  text: string;
}

interface Step {
  own: PathText | undefined;
  readonly below: Map<string | number, Step>;
}

/** Writes paths as formatPath does, each once, and gives equal ones the same value: a few hundred paths come a hundred thousand times. */
export function createPathTexts(): (path: JsonPath) => PathText {
  const root: Step = { own: undefined, below: new Map() };
  return (path) => {
    let at = root;
    for (const step of path) {
      let next = at.below.get(step);
      if (next === undefined) at.below.set(step, (next = { own: undefined, below: new Map() }));
      at = next;
    }
    return (at.own ??= { path, text: formatPath(path) });
  };
}
