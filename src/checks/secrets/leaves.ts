import type { JsonPath } from '../../model/json-path.ts';
import { isMapping } from '../schema/report.ts';

/** The last step to a value, behind those to what holds it. */
interface Way {
  above: Way | undefined;
  step: string | number;
}

/** A text in an object. Its path is made when it is asked for: there are a hundred times as many as findings. */
export class Leaf {
  readonly text: string;
  /** What it is called: its key, and of an environment variable or an argument its name. */
  readonly name: string;
  private readonly way: Way;

  constructor(text: string, name: string, way: Way) {
    this.text = text;
    this.name = name;
    this.way = way;
  }

  get path(): JsonPath {
    const path: (string | number)[] = [];
    for (let way: Way | undefined = this.way; way !== undefined; way = way.above) path.push(way.step);
    return path.reverse();
  }

  /** The first step of its path. */
  get top(): string | number {
    let { way } = this;
    while (way.above !== undefined) way = way.above;
    return way.step;
  }

  /** The last step of its path. */
  get step(): string | number {
    return this.way.step;
  }

  /** The step before the last one. */
  get stepAbove(): string | number | undefined {
    return this.way.above?.step;
  }

  /** The step before that. */
  get stepTwoAbove(): string | number | undefined {
    return this.way.above?.above?.step;
  }
}

const deepest = 40;

/** All texts of an object that may hold a secret. */
export function leavesOf(object: object): readonly Leaf[] {
  const found: Leaf[] = [];
  walk(object, '', undefined, 0, found);
  return found;
}

function walk(value: unknown, name: string, way: Way | undefined, depth: number, found: Leaf[]): void {
  if (typeof value === 'string') {
    if (way !== undefined) found.push(new Leaf(value, name, way));
    return;
  }
  if (value === null || typeof value !== 'object' || depth > deepest) return;
  if (Array.isArray(value)) {
    for (let step = 0; step < value.length; step++) {
      const item: unknown = value[step];
      walk(item, typeof item === 'string' ? '' : name, { above: way, step }, depth + 1, found);
    }
    return;
  }
  const own = isMapping(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
  for (const step of Object.keys(value)) {
    const child = (value as Readonly<Record<string, unknown>>)[step];
    walk(child, step === 'value' && own !== undefined ? own : step, { above: way, step }, depth + 1, found);
  }
}
