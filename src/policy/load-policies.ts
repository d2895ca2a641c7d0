import type { SlipwayError } from '../model/errors.ts';
import { SlipwayErrors, toSlipwayErrors } from '../model/errors.ts';
import type { PolicyEngine } from '../ports/policy-engine.ts';
import type { PolicyFiles } from './bundle/policy-files.ts';
import { mergeDataFiles } from './data-files.ts';
import { gatekeeperPolicies } from './gatekeeper/gatekeeper-policies.ts';
import { modulePolicies } from './module-policies.ts';
import type { PolicySet } from './policy-set.ts';
import { type UserPolicies, userPolicies } from './user-policies.ts';

export interface LoadedPolicies {
  sets: readonly PolicySet[];
  /** Of what is not evaluated. */
  notices: readonly string[];
}

export type LoadOptions = Pick<UserPolicies, 'combine'>;

/** Compiles and loads policies of every kind. Throws all problems of all of them at once. */
export async function loadPolicies(
  engine: PolicyEngine,
  files: readonly PolicyFiles[],
  options: LoadOptions = {},
  signal?: AbortSignal,
): Promise<LoadedPolicies> {
  const sets: PolicySet[] = [];
  const notices: string[] = [];
  const errors: SlipwayError[] = [];
  const collect = async (load: () => Promise<void>): Promise<void> => {
    try {
      await load();
    } catch (thrown) {
      errors.push(...toSlipwayErrors(thrown));
    }
  };
  for (const each of files) {
    const { sources, data, binaries, documents } = each;
    const policies = sources.filter(({ path }) => !path.endsWith('_test.rego'));
    // Beside a module are the modules that it was not made of; they may be none of rules.
    const isOnlyRego = binaries.length === 0 && documents.length === 0;
    const areRules = binaries.length === 0 || policies.some(({ text }) => mentionsRule(text));
    if (isOnlyRego || (policies.length > 0 && areRules))
      await collect(async () => void sets.push(await userPolicies(engine, { sources, data, ...options }, signal)));
    for (const binary of binaries) {
      await collect(async () => void sets.push(await modulePolicies(engine, binary, mergeDataFiles(data), signal)));
    }
    if (documents.length === 0) continue;
    await collect(async () => {
      const loaded = await gatekeeperPolicies(engine, documents, signal);
      sets.push(...loaded.sets);
      notices.push(...loaded.notices);
    });
  }
  if (errors.length > 0) throw new SlipwayErrors(errors);
  return { sets, notices };
}

function mentionsRule(text: string): boolean {
  return /^\s*(?:deny|violation|warn)/m.test(text);
}
