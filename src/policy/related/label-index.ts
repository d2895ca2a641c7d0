import { matches, type Selector } from './selector.ts';

interface Labelled<Thing> {
  labels: ReadonlyMap<string, string>;
  thing: Thing;
}

interface Selecting<Thing> {
  selector: Selector;
  thing: Thing;
}

/** Lists by the name and the value of a label. */
type ByPair<Item> = Map<string, Map<string, Item[]>>;

/** Things with labels, to be found by selectors without looking at each of them. */
export class LabelIndex<Thing> {
  private readonly entries: Labelled<Thing>[] = [];
  private readonly byPair: ByPair<Labelled<Thing>> = new Map();

  add(labels: ReadonlyMap<string, string>, thing: Thing): void {
    const entry = { labels, thing };
    this.entries.push(entry);
    for (const [key, value] of labels) append(this.byPair, key, value, entry);
  }

  all(): readonly Thing[] {
    return this.entries.map(({ thing }) => thing);
  }

  select(selector: Selector): readonly Thing[] {
    const found: Thing[] = [];
    for (const { labels, thing } of this.candidates(selector)) if (matches(selector, labels)) found.push(thing);
    return found;
  }

  has(selector: Selector): boolean {
    return this.candidates(selector).some(({ labels }) => matches(selector, labels));
  }

  /** Those with the rarest of its pairs, because `app.kubernetes.io/part-of` may be on everything. */
  private candidates(selector: Selector): readonly Labelled<Thing>[] {
    let candidates: readonly Labelled<Thing>[] = this.entries;
    for (const [key, value] of selector.equal) {
      const some = this.byPair.get(key)?.get(value) ?? [];
      if (some.length < candidates.length) candidates = some;
    }
    return candidates;
  }
}

/** Things with a selector, to be found by the labels that they select. */
export class SelectorIndex<Thing> {
  private readonly added: Selecting<Thing>[] = [];
  private filed: { byPair: ByPair<Selecting<Thing>>; others: readonly Selecting<Thing>[] } | undefined;

  add(selector: Selector, thing: Thing): void {
    this.added.push({ selector, thing });
    this.filed = undefined;
  }

  /** Adds those that select the labels. */
  collect(labels: ReadonlyMap<string, string>, found: Thing[]): void {
    this.filed ??= this.file();
    const { byPair, others } = this.filed;
    addMatching(others, labels, found);
    if (byPair.size > 0)
      for (const [name, value] of labels) addMatching(byPair.get(name)?.get(value) ?? [], labels, found);
  }

  /** Each below the pair that the fewest selectors have; those without pairs beside. */
  private file(): NonNullable<SelectorIndex<Thing>['filed']> {
    const all: ByPair<Selecting<Thing>> = new Map();
    for (const entry of this.added) for (const [key, value] of entry.selector.equal) append(all, key, value, entry);
    const byPair: ByPair<Selecting<Thing>> = new Map();
    const others: Selecting<Thing>[] = [];
    for (const entry of this.added) {
      let best: readonly [key: string, value: string] | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const pair of entry.selector.equal) {
        const count = all.get(pair[0])?.get(pair[1])?.length ?? 0;
        if (count < least) [best, least] = [pair, count];
      }
      if (best === undefined) others.push(entry);
      else append(byPair, best[0], best[1], entry);
    }
    return { byPair, others };
  }
}

function addMatching<Thing>(
  entries: readonly Selecting<Thing>[],
  labels: ReadonlyMap<string, string>,
  found: Thing[],
): void {
  for (const { selector, thing } of entries) if (matches(selector, labels)) found.push(thing);
}

function append<Item>(map: ByPair<Item>, key: string, value: string, item: Item): void {
  let byValue = map.get(key);
  if (byValue === undefined) map.set(key, (byValue = new Map()));
  const list = byValue.get(value);
  if (list === undefined) byValue.set(value, [item]);
  else list.push(item);
}
