/** Tells quickly whether a text could hold one of the images, so that the other files need not be parsed. */
export type Screen = (text: string) => boolean;

/** Looks for the last component of each image's path, the one part of a name that no way of writing it splits. */
export function createScreen(names: readonly string[]): Screen {
  const words = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)));
  if (words.size <= 4) {
    const list = [...words];
    return (text) => list.some((word) => text.includes(word));
  }
  return (text) => {
    for (const [token] of text.matchAll(/[a-z0-9]+(?:[._-]+[a-z0-9]+)*/g)) if (words.has(token)) return true;
    return false;
  };
}
