import { docsBase } from '../model/errors.ts';
import { noAliases, type Rule } from '../policy/rule.ts';

/** What a rule that is written in TypeScript says of itself; the rest is the same for all of them. */
export interface NativeRule
  extends Pick<Rule, 'id' | 'group' | 'severity' | 'packs' | 'title' | 'description' | 'rationale' | 'fix'> {
  aliases?: Partial<Rule['aliases']>;
  kinds?: readonly string[];
  covers?: readonly string[];
  options?: Rule['options'];
  /** Where it is defined, below src/checks. */
  file: string;
  /** YAML of an object that it finds something in, and of one that it does not; tests run both. */
  examples: { bad: string; good: string };
}

export function toRule({ file, examples: _examples, ...own }: NativeRule): Rule {
  return {
    ...own,
    kinds: own.kinds ?? [],
    options: own.options ?? {},
    aliases: { ...noAliases, ...own.aliases },
    docs: `${docsBase}/policies/${own.id}.md`,
    origin: 'builtin',
    entrypoint: '',
    location: { file: `src/checks/${file}`, line: 1 },
  };
}
