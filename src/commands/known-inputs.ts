import type { Config } from '../config/schema.ts';
import { linesOf } from '../options/inputs.ts';
import type { OptionValues } from '../options/values.ts';
import type { FileTree } from '../ports/files.ts';
import { loosened } from './rule-settings.ts';
import { readWorkflowInputs } from './workflow-inputs.ts';
import { workflowTexts } from './workflow-texts.ts';

/**
 * Inputs that the configuration does not bound but that decide what is judged may be no others than the target branch's workflows give:
 * `GATE_LOOSENED`. Nothing is demanded where those run no Slipway yet.
 */
export async function demandKnownInputs(
  values: OptionValues,
  config: Config | undefined,
  rules: FileTree,
): Promise<void> {
  const texts = await workflowTexts(rules);
  if (!texts.some((text) => /slipway/i.test(text))) return;
  const inputs = readWorkflowInputs(texts);
  const bounded = config?.gate?.['kubernetes-version'] !== undefined;
  const given: readonly (readonly [string, readonly string[]])[] = [
    ...(bounded ? [] : [['kubernetes-version', linesOf(values.text('kubernetes-version') ?? '')] as const]),
    // Of several files the later ones count more, so only all of them together are known.
    ['values', values.list('values')],
  ];
  demandKnownPacks(values.list('pack'), config?.gate?.packs ?? [], inputs.valuesOf('pack'));
  // Roots of the configuration are demanded where roots are found.
  if (config?.gate?.roots === undefined && config?.environments === undefined)
    demandKnownRoots(values.list('root'), inputs.valuesOf('root'));
  for (const [name, lines] of given) {
    const known = new Set([...inputs.valuesOf(name)].map((text) => linesOf(text).join('\n')));
    if (lines.length === 0 && inputs.isAlwaysGiven(name))
      throw loosened(name, 'none, where every workflow of the target branch that runs the gate gives it');
    if (lines.length > 0 && !known.has(lines.join('\n')))
      throw loosened(name, `"${lines.join(', ')}", which no workflow of the target branch gives`);
  }
}

/** The version in a pack's name is that of all rules about pods, also of those that the configuration turns on. */
function demandKnownPacks(given: readonly string[], configured: readonly string[], texts: ReadonlySet<string>): void {
  const known = new Set([...configured, ...[...texts].flatMap(linesOf)]);
  const unknown = given.filter((pack) => pack.includes(':') && !known.has(pack));
  if (unknown.length > 0)
    throw loosened('pack', `"${unknown.join(', ')}", which no workflow of the target branch gives`);
}

/** More may be judged than a workflow says, where that says any. */
function demandKnownRoots(given: readonly string[], texts: ReadonlySet<string>): void {
  if (given.length === 0) return;
  const known = [...texts].map(linesOf).filter(({ length }) => length > 0);
  if (known.some((roots) => roots.every((root) => given.includes(root)))) return;
  throw loosened('root', `"${given.join(', ')}", and no workflow of the target branch is content with these`);
}
