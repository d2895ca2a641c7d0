import type { Rule } from '../policy/rule.ts';
import { createPaint } from './gate-paint.ts';

/** A rule as `explain --format json` lists it. */
export function explainJson(rule: Rule): object {
  const { id, group, severity, packs, title, description, aliases, kinds, options, docs } = rule;
  return { id, group, severity, packs, title, description, aliases, kinds, options, docs };
}

/** The list of rules, by group. */
export function explainListText(rules: readonly Rule[], colour: boolean): string {
  const paint = createPaint(colour);
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const groups = [...new Set(rules.map((rule) => rule.group))].toSorted();
  const blocks = groups.map((group) =>
    [
      paint.bold(group),
      ...rules
        .filter((rule) => rule.group === group)
        .map((rule) => `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** A rule's page. */
export function explainText(rule: Rule, colour: boolean): string {
  const paint = createPaint(colour);
  const options = Object.entries(rule.options).map(
    ([name, option]) => `  ${name} (default ${JSON.stringify(option.default)}): ${option.description}`,
  );
  const aliases = Object.entries(rule.aliases).flatMap(([tool, names]) => names.map((name) => `  ${tool}/${name}`));
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 || lines[0] === '' ? [] : ['', paint.bold(title), ...lines];
  return `${[
    `${paint.bold(rule.id)}: ${rule.title}`,
    `${rule.group} · ${rule.severity} · packs: ${rule.packs.join(', ') || 'none'}`,
    ...section('What', [rule.description]),
    ...section('Why', [rule.rationale]),
    ...section('Fix', [rule.fix]),
    ...section('Options', options),
    ...section('Other tools call it', aliases),
    '',
    rule.docs,
  ].join('\n')}\n`;
}
