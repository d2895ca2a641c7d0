import { formatPath, type JsonPath } from '../model/json-path.ts';

interface Step {
  text: string | undefined;
  readonly below: Map<string | number, Step>;
}

/** Writes paths as formatPath does, each once: a few hundred paths come a hundred thousand times. */
export function createPathTexts(): (path: JsonPath) => string {
  const root: Step = { text: '', below: new Map() };
  return (path) => {
    let at = root;
    for (const step of path) {
      let next = at.below.get(step);
      if (next === undefined) at.below.set(step, (next = { text: undefined, below: new Map() }));
      at = next;
    }
    return (at.text ??= formatPath(path));
  };
}
