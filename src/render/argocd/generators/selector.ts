import { isMapping } from '../../parse/objects.ts';

/** Whether labels fit a label selector (matchLabels, matchExpressions). Throws for an operator that there is not. */
export function selects(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  if (!isMapping(selector)) return true;
  const { matchLabels, matchExpressions } = selector;
  if (isMapping(matchLabels))
    for (const [key, value] of Object.entries(matchLabels)) if (labels[key] !== value) return false;
  if (!Array.isArray(matchExpressions)) return true;
  return matchExpressions.filter(isMapping).every((one) => fits(one, labels));
}

function fits(expression: Record<string, unknown>, labels: Readonly<Record<string, string>>): boolean {
  const { key, operator, values } = expression;
  const label = typeof key === 'string' && Object.hasOwn(labels, key) ? labels[key] : undefined;
  const listed = label !== undefined && Array.isArray(values) && values.includes(label);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      throw new Error(`${JSON.stringify(operator)} is not a valid label selector operator`);
  }
}
