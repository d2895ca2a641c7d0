import { DEFAULT_SCALAR_STYLE_RULES, dump, SCALAR_STYLE, type ScalarLayout } from 'js-yaml';
import type { RenderedRoot } from '../model/rendered-root.ts';

/** The objects of roots as one stream of YAML that every reader understands alike. */
export function renderYaml(roots: readonly RenderedRoot[]): string {
  return roots
    .flatMap((root) => root.objects)
    .map(({ manifest }) => `---\n${dump(manifest, options)}`)
    .join('')
    .replaceAll('##[', String.raw`#\x23[`);
}

/** What a runner would take for a workflow command stands in double quotes: there it is no line of its own, and `##[` can be escaped. */
function quoteCommands(layout: ScalarLayout): void {
  if (/^\s*::|##\[/m.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}

const options = {
  lineWidth: -1,
  noRefs: true,
  scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteCommands],
};
