import type { Config } from '../config/schema.ts';
import type { OptionValues } from '../options/values.ts';
import type { FileTree } from '../ports/files.ts';
import { loosened } from './rule-settings.ts';
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
  const version = config?.gate?.['kubernetes-version'] === undefined ? values.text('kubernetes-version') : undefined;
  const given: readonly (readonly [string, string])[] = [
    ...(version === undefined ? [] : [['kubernetes-version', version] as const]),
    ...values.list('values').map((file) => ['values', file] as const),
  ];
  if (given.length === 0) return;
  const texts = await workflowTexts(rules);
  if (!texts.some((text) => /slipway/i.test(text))) return;
  const known = new Set(texts.flatMap((text) => text.split(/[\s"',:=[\]{}|]+/)));
  const unknown = given.find(([, value]) => !known.has(value));
  if (unknown !== undefined)
    throw loosened(unknown[0], `"${unknown[1]}", which no workflow of the target branch gives`);
}
