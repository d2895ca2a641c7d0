import { matches, type Selector } from './selector.ts';

/** Things with labels, to be found by selectors without looking at each of them. */
export class LabelIndex<Thing> {
  private readonly entries: { labels: ReadonlyMap<string, string>; thing: Thing }[] = [];
  private readonly byPair = new Map<string, { labels: ReadonlyMap<string, string>; thing: Thing }[]>();

  add(labels: ReadonlyMap<string, string>, thing: Thing): void {
    const entry = { labels, thing };
    this.entries.push(entry);
    for (const [key, value] of labels) append(this.byPair, pair(key, value), entry);
  }

  *all(): Generator<Thing> {
    for (const { thing } of this.entries) yield thing;
  }

  *select(selector: Selector): Generator<Thing> {
    let candidates = this.entries;
    // The rarest of its pairs, because `app.kubernetes.io/part-of` may be on everything.
    for (const [key, value] of selector.equal) {
      const some = this.byPair.get(pair(key, value)) ?? [];
      if (some.length < candidates.length) candidates = some;
    }
    for (const { labels, thing } of candidates) if (matches(selector, labels)) yield thing;
  }
}

/** Things with a selector, to be found by the labels that they select. */
export class SelectorIndex<Thing> {
  private readonly added: { selector: Selector; thing: Thing }[] = [];
  private filed: Map<string, { selector: Selector; thing: Thing }[]> | undefined;

  add(selector: Selector, thing: Thing): void {
    this.added.push({ selector, thing });
    this.filed = undefined;
  }

  /** Those that select the labels. */
  *selecting(labels: ReadonlyMap<string, string>): Generator<Thing> {
    this.filed ??= this.file();
    yield* matching(this.filed.get(''), labels);
    for (const [name, value] of labels) yield* matching(this.filed.get(pair(name, value)), labels);
  }

  /** Each below the pair that the fewest selectors have; those without pairs below ''. */
  private file(): Map<string, { selector: Selector; thing: Thing }[]> {
    const counts = new Map<string, number>();
    for (const { selector } of this.added) {
      for (const [key, value] of selector.equal) counts.set(pair(key, value), (counts.get(pair(key, value)) ?? 0) + 1);
    }
    const filed = new Map<string, { selector: Selector; thing: Thing }[]>();
    for (const entry of this.added) {
      let [best, least] = ['', Number.POSITIVE_INFINITY];
      for (const [key, value] of entry.selector.equal) {
        const count = counts.get(pair(key, value)) ?? 0;
        if (count < least) [best, least] = [pair(key, value), count];
      }
      append(filed, best, entry);
    }
    return filed;
  }
}

function* matching<Thing>(
  entries: readonly { selector: Selector; thing: Thing }[] | undefined,
  labels: ReadonlyMap<string, string>,
): Generator<Thing> {
  for (const { selector, thing } of entries ?? []) if (matches(selector, labels)) yield thing;
}

function pair(key: string, value: string): string {
  return `${key}=${value}`;
}

function append<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
