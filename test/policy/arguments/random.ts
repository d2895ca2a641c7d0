/** The same numbers on every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

export const random = createRandom(7);
export const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
export const joined = (list: readonly string[], most: number): string =>
  Array.from({ length: random(most + 1) }, () => pick(list)).join('');
export const quoted = (text: string): string => JSON.stringify(text);
