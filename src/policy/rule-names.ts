import { SlipwayError } from '../model/errors.ts';
import { nearest } from '../model/nearest.ts';
import { aliasTools, type Rule } from './rule.ts';

/** What a name stands for: rules that it names (an alias may name several), or a whole group. */
export interface Resolved {
  ids: ReadonlySet<string>;
  precision: number;
}

const ofGroup = 1;
const ofRule = 2;

/** Ids, groups and other tools' names of rules. */
export class RuleNames {
  private readonly byName = new Map<string, Set<string>>();
  private readonly byGroup = new Map<string, Set<string>>();
  private readonly ids = new Set<string>();
  private readonly isPartial: boolean;

  /** @param isPartial Some policies could not be read, so a name that is none may be of theirs: it means nothing, instead of `UNKNOWN_RULE`. */
  constructor(rules: readonly Rule[], isPartial = false) {
    this.isPartial = isPartial;
    for (const rule of rules) {
      this.ids.add(rule.id);
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
    if (this.isPartial) return { ids: new Set(), precision: ofRule };
    throw unknownName('rule or group', name, [...this.byName.keys(), ...this.byGroup.keys()]);
  }

  /** Throws `UNKNOWN_RULE` where no rule has the id. */
  checkId(id: string): void {
    if (!this.ids.has(id) && !this.isPartial) throw unknownName('rule', id, [...this.ids]);
  }
}

function add(map: Map<string, Set<string>>, name: string, id: string): void {
  map.set(name, (map.get(name) ?? new Set()).add(id));
}

/** `UNKNOWN_RULE`, with the nearest name that there is. */
export function unknownName(what: string, name: string, candidates: readonly string[]): SlipwayError {
  const meant = nearest(name, candidates);
  const hint = meant === undefined ? {} : { hint: `Did you mean ${meant}? See \`slipway explain\` for the list.` };
  return new SlipwayError('UNKNOWN_RULE', `there is no ${what} "${name}"`, hint);
}
