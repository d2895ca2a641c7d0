import { createHash } from 'node:crypto';
import type { PolicyFiles } from '../policy/bundle/policy-files.ts';
import type { Rule } from '../policy/rule.ts';
import type { RuleSettings } from './rule-settings.ts';

export interface RulesDigestRequest {
  settings: RuleSettings;
  /** Of all policies that do not come with Slipway. */
  files: readonly PolicyFiles[];
  /** Texts of the files of `gate.crds`. */
  crds: readonly string[];
  /** Which of them count, in any sense. */
  rules: readonly (readonly Rule[])[];
}

/**
 * A hash of what was configured and of every policy. Waivers, days from which rules are in effect, the baseline and what fails the gate are
 * left out, because they are looked at after rules have said what they have to say.
 */
export function rulesDigest({ settings, files, crds, rules }: RulesDigestRequest): string {
  const {
    waivers: _,
    foreign: _foreign,
    effectiveFrom: _dates,
    baseline: _known,
    failOn: _failOn,
    ...deciding
  } = settings;
  const policies = files.map(({ sources, data, binaries, documents }) => ({
    sources,
    data,
    documents,
    binaries: binaries.map(({ path, wasm, annotations }) => ({
      path,
      wasm: createHash('sha256').update(wasm).digest('hex'),
      annotations: [...annotations],
    })),
  }));
  const ids = rules.map((some) => some.map(({ id }) => id));
  const text = JSON.stringify({ ...deciding, pods: [...deciding.pods], policies: [policies], crds, ids });
  return createHash('sha256').update(text).digest('hex');
}
