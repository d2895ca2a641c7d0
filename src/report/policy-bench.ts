import type { RuleTime } from '../policy/bench-rules.ts';
import { oneLine } from './escape.ts';
import { count } from './gate-groups.ts';
import { createPaint } from './gate-paint.ts';

export interface PolicyBench {
  objects: number;
  /** The slowest first. */
  rules: readonly RuleTime[];
}

/** The document of `policy bench`. */
export function policyBenchJson({ objects, rules }: PolicyBench): object {
  return { schema: 'slipway/policy-bench/v1', command: 'policy', objects, rules };
}

/** A line for each rule: the time for all objects, that for one, what it found. */
export function policyBenchText({ objects, rules }: PolicyBench, colour: boolean): string {
  const paint = createPaint(colour);
  const lines = rules.map(({ rule, milliseconds, findings, error }) => {
    const each = `${((milliseconds * 1000) / objects).toFixed(1)} µs`;
    const outcome = error === undefined ? count(findings, 'finding') : paint.error(`error: ${oneLine(error)}`);
    return `${`${milliseconds.toFixed(0)} ms`.padStart(9)}  ${each.padStart(11)}  ${paint.bold(oneLine(rule))}  ${outcome}`;
  });
  const sum = rules.reduce((total, { milliseconds }) => total + milliseconds, 0);
  const most = sum === 0 ? 0 : Math.max(...rules.map(({ milliseconds }) => milliseconds)) / sum;
  const all = `${sum.toFixed(0)} ms for ${count(rules.length, 'rule')}, each alone on ${count(objects, 'object')}`;
  return `${[...lines, `${all}; the slowest takes ${(most * 100).toFixed(1)} %`].join('\n')}\n`;
}
