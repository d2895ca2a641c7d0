/**
 * Moves a Rego text below a package of its own, as Gatekeeper does with each template: what it says of `package` becomes `to`, and every
 * `data.lib…` is looked for below `libs`. Lines stay what they are. Refuses other data than `data.lib` and `data.inventory`, by its name.
 */
export function movePackage(
  text: string,
  { to, libs }: { to: (name: string) => string; libs: string },
): { text: string; foreign: readonly { name: string; line: number }[] } {
  const foreign: { name: string; line: number }[] = [];
  let moved = '';
  let at = 0;
  let isPackage = false;
  for (const match of text.matchAll(token)) {
    const [word] = match;
    moved += text.slice(at, match.index);
    at = match.index + word.length;
    moved += word;
    if (word === 'package') {
      isPackage = true;
      continue;
    }
    if (!isPath.test(word)) continue;
    const plain = word.replace(/\s+/g, '');
    if (isPackage) {
      isPackage = false;
      moved = moved.slice(0, -word.length) + to(plain);
      continue;
    }
    const [, root = ''] = /^data\.(\w+)/.exec(plain) ?? [];
    if (root === '' || isField(text, match.index)) continue;
    if (root === 'lib') moved = moved.slice(0, -word.length) + plain.replace(/^data\.lib/, `${libs}.lib`);
    else if (root !== 'inventory')
      foreign.push({ name: `data.${root}`, line: text.slice(0, match.index).split('\n').length });
  }
  return { text: moved + text.slice(at), foreign };
}

/** Comments, strings, and paths of words. */
const token = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`|[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g;
const isPath = /^[A-Za-z_]/;

/** Whether what stands here belongs to what is before it: `x[0].data.lib`. */
function isField(text: string, index: number): boolean {
  return /[.\])]\s*$/.test(text.slice(Math.max(0, index - 20), index)) && /\.\s*$/.test(text.slice(0, index));
}
