import { podSecurityPacks } from './pod-security.ts';
import type { Rule } from './rule.ts';
import { type Resolved, RuleNames, unknownName } from './rule-names.ts';

export interface RuleSelection {
  /** `recommended`, `all`, `none`, …; empty is the default, `recommended`. */
  packs: readonly string[];
  /** Rule ids, groups, or other tools' names. */
  enable: readonly string[];
  disable: readonly string[];
  rules: readonly Rule[];
  /** Some policies could not be read: names that are none are not told. */
  isPartial?: boolean;
}

const packNames: readonly string[] = ['recommended', 'all', 'none', ...podSecurityPacks];

/**
 * The rules that are on: those of the packs and all of a user's, with what is enabled and without what is disabled. What names a rule alone
 * counts more than what names its group; of two that count the same, disabling does. Throws `UNKNOWN_RULE` for a name that is none.
 */
export function selectRules({ packs, enable, disable, rules, isPartial }: RuleSelection): readonly Rule[] {
  for (const pack of packs) checkPack(pack);
  const names = new RuleNames(rules, isPartial);
  const enabled = enable.map((name) => names.resolve(name));
  const disabled = disable.map((name) => names.resolve(name));
  return rules.filter((rule) => {
    const off = precision(rule, disabled);
    const on = precision(rule, enabled);
    return on > 0 || off > 0 ? on > off : inPacks(rule, packs);
  });
}

function inPacks(rule: Rule, packs: readonly string[]): boolean {
  if (rule.origin === 'user') return true;
  const wanted = packs.length === 0 ? ['recommended'] : packs.map(nameOf);
  return wanted.some((pack) => pack === 'all' || rule.packs.includes(pack));
}

/** A version after the name is for the Pod Security Standards alone; podSecurityMinor reads it. */
function checkPack(pack: string): void {
  const name = nameOf(pack);
  const isVersioned = podSecurityPacks.some((known) => known === name);
  if (!packNames.includes(name) || (name !== pack && !isVersioned)) throw unknownName('pack', pack, packNames);
}

function nameOf(pack: string): string {
  return pack.split(':', 1)[0] ?? pack;
}

/** 0 when none of the names means the rule. */
function precision(rule: Rule, resolved: readonly Resolved[]): number {
  return Math.max(0, ...resolved.map((each) => (each.ids.has(rule.id) ? each.precision : 0)));
}
