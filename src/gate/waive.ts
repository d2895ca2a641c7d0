import type { Waiver } from '../config/waivers.ts';
import { SlipwayError } from '../model/errors.ts';
import { parsePath } from '../model/json-path.ts';
import { identify } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import { meansOne } from '../policy/globs.ts';
import type { Violation } from './evaluation.ts';

export type OnExpiry = 'block-root' | 'block-all' | 'warn';

export interface WaiveOptions {
  waivers: readonly Waiver[];
  /** Of all rules, also those that are not on. */
  rules: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  now: number;
  /** How far ahead a waiver may expire. */
  maxDays: number;
  onExpiry: OnExpiry;
}

export interface Waiving {
  /** Marks what is waived, and what a waiver that is past its date stands for. `changed`: the change touches the root. */
  apply(violations: readonly Violation[], root: RenderedRoot, changed: boolean): readonly Violation[];
  /** Waivers that do not count, because of their rule or date. */
  errors: readonly SlipwayError[];
  /** After all roots: what to tell of waivers, each in one line. `isWhole`: all roots that there are were judged. */
  notices(isWhole?: boolean): readonly string[];
}

const day = 86_400_000;
/** A waiver is told so many days before it expires. */
const ahead = 14;
/** One that stands for more is too broad to be an exception. */
const mostFindings = 20;

/** Waives findings by the waivers that count. */
export function createWaiving({ waivers, rules, now, maxDays, onExpiry }: WaiveOptions): Waiving {
  const errors = waivers.flatMap((waiver) => {
    const message = refusal(waiver, rules, now, maxDays);
    return message === undefined ? [] : [new SlipwayError('WAIVER_INVALID', message, { location: waiver.location })];
  });
  const counting = waivers
    .filter((waiver) => refusal(waiver, rules, now, maxDays) === undefined)
    .map((waiver) => ({
      waiver,
      matches: matcherOf(waiver),
      isPast: now >= endOf(waiver),
      found: new Set<string>(),
      met: false,
    }));
  return {
    errors,
    apply: (violations, root, changed) => {
      if (counting.length === 0) return violations;
      for (const one of counting) one.met ||= matchesRoot(one.waiver, root.id);
      return violations.map((violation) => {
        const matching = counting.filter(({ matches }) => matches(violation, root.id));
        for (const { found } of matching)
          found.add(JSON.stringify([root.id, identify(violation.object.manifest), violation.path]));
        const allowing = matching.find(({ isPast }) => !isPast) ?? (onExpiry === 'warn' ? matching[0] : undefined);
        if (allowing !== undefined) {
          const { owner, reason, expires } = allowing.waiver;
          return { ...violation, excepted: true, waiver: { reason, owner, expires } };
        }
        const blocks = onExpiry === 'block-all' || changed;
        return matching.length > 0 && blocks ? { ...violation, lapsed: true } : violation;
      });
    },
    notices: (isWhole = false) =>
      counting.flatMap(({ waiver, isPast, found, met }) => {
        const name = `the waiver of ${waiver.rule} (${waiver.location.file}:${waiver.location.line ?? 1}, ${waiver.owner})`;
        const soon = !isPast && endOf(waiver) - now <= ahead * day;
        return [
          ...(found.size === 0 && met ? [`${name} is not used: nothing that it names is found`] : []),
          ...(isWhole && !met ? [`${name} is not used: no root is ${waiver.root}`] : []),
          ...(found.size > mostFindings ? [`${name} is too broad: it stands for ${found.size} findings`] : []),
          ...(isPast && found.size > 0 ? [`${name} expired on ${waiver.expires}`] : []),
          ...(soon ? [`${name} expires on ${waiver.expires}`] : []),
        ];
      }),
  };
}

function refusal(
  { rule, expires }: Waiver,
  rules: ReadonlySet<string>,
  now: number,
  maxDays: number,
): string | undefined {
  if (!rules.has(rule)) return `there is no rule "${rule}"`;
  if (Date.parse(expires) > now + maxDays * day)
    return `${expires} is more than ${maxDays} days ahead (gate.waivers.max-days)`;
  return undefined;
}

/** The end of its last day, in UTC. */
function endOf({ expires }: Waiver): number {
  return Date.parse(expires) + day;
}

function matchesRoot({ root }: Waiver, id: string): boolean {
  return root === undefined || meansOne([root], id);
}

function matcherOf(waiver: Waiver): (violation: Violation, root: string) => boolean {
  const { rule, object, labels, path } = waiver;
  const steps = path === undefined ? [] : (parsePath(path) ?? []);
  return (violation, id) => {
    const identity = identify(violation.object.manifest);
    const own = violation.object.manifest.metadata?.labels ?? {};
    return (
      violation.rule === rule &&
      matchesRoot(waiver, id) &&
      Object.entries(object ?? {}).every(([key, value]) => identity[key as keyof typeof identity] === value) &&
      Object.entries(labels ?? {}).every(([key, value]) => Object.hasOwn(own, key) && own[key] === value) &&
      steps.every((step, index) => violation.path[index] === step)
    );
  };
}
