import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { podSecurityPacks } from './pod-security.ts';
import { aliasTools, type Rule } from './rule.ts';

export interface RuleSelection {
  /** `recommended`, `all`, `none`, …; empty is the default, `recommended`. */
  packs: readonly string[];
  /** Rule ids, groups, or other tools' names. */
  enable: readonly string[];
  disable: readonly string[];
  rules: readonly Rule[];
}

const packNames: readonly string[] = ['recommended', 'all', 'none', ...podSecurityPacks];

/**
 * The rules that are on: those of the packs and all of a user's, with what is enabled and without what is disabled. What names a rule alone
 * counts more than what names its group; of two that count the same, disabling does. Throws `UNKNOWN_RULE` for a name that is none.
 */
export function selectRules({ packs, enable, disable, rules }: RuleSelection): readonly Rule[] {
  for (const pack of packs) checkPack(pack);
  const names = new RuleNames(rules);
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
  if (!packNames.includes(name) || (name !== pack && !isVersioned)) throw unknown('pack', pack, packNames);
}

function nameOf(pack: string): string {
  return pack.split(':', 1)[0] ?? pack;
}

/** What a name stands for: rules that it names (an alias may name several), or a whole group. */
interface Resolved {
  ids: ReadonlySet<string>;
  precision: number;
}

const ofGroup = 1;
const ofRule = 2;

/** 0 when none of the names means the rule. */
function precision(rule: Rule, resolved: readonly Resolved[]): number {
  return Math.max(0, ...resolved.map((each) => (each.ids.has(rule.id) ? each.precision : 0)));
}

class RuleNames {
  private readonly byName = new Map<string, Set<string>>();
  private readonly byGroup = new Map<string, Set<string>>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      add(this.byName, rule.id, rule.id);
      add(this.byGroup, rule.group, rule.id);
      for (const tool of aliasTools)
        for (const alias of rule.aliases[tool]) add(this.byName, `${tool}/${alias}`, rule.id);
    }
  }

  resolve(name: string): Resolved {
    const ids = this.byName.get(name);
    if (ids !== undefined) return { ids, precision: ofRule };
    const members = this.byGroup.get(name);
    if (members !== undefined) return { ids: members, precision: ofGroup };
    throw unknown('rule or group', name, [...this.byName.keys(), ...this.byGroup.keys()]);
  }
}

function add(map: Map<string, Set<string>>, name: string, id: string): void {
  map.set(name, (map.get(name) ?? new Set()).add(id));
}

function unknown(what: string, name: string, candidates: readonly string[]): SlipwayError {
  const meant = nearest(name, candidates);
  const hint = meant === undefined ? {} : { hint: `Did you mean ${meant}? See \`slipway explain\` for the list.` };
  return new SlipwayError('UNKNOWN_RULE', `there is no ${what} "${name}"`, hint);
}
