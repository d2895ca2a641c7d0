import { fieldsOf, labelsOf, listOf, textOf } from './read.ts';

/** A label selector, read once. */
export interface Selector {
  equal: ReadonlyMap<string, string>;
  expressions: readonly { key: string; operator: string; values: readonly unknown[] }[];
}

/** Labels that controllers give to pods besides those of the template. Which value they have is not looked at. */
const givenByControllers = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
  'pod-template-hash',
  'pod-template-generation',
  'job-name',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
]);

/** A Service's selector, which is a map of labels. Undefined when it selects nothing. */
export function mapSelector(value: unknown): Selector | undefined {
  const equal = labelsOf(value);
  return equal.size === 0 ? undefined : { equal: ofTemplates(equal), expressions: [] };
}

/** A LabelSelector; `{}` selects everything, absence nothing. */
export function labelSelector(value: unknown): Selector | undefined {
  if (value === undefined || value === null) return undefined;
  const { matchLabels, matchExpressions } = fieldsOf(value);
  const expressions = listOf(matchExpressions).map((each) => {
    const { key, operator, values } = fieldsOf(each);
    return { key: textOf(key), operator: textOf(operator), values: listOf(values) };
  });
  return {
    equal: ofTemplates(labelsOf(matchLabels)),
    expressions: expressions.filter(({ key }) => !givenByControllers.has(key)),
  };
}

function ofTemplates(labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const given = [...labels.keys()].some((key) => givenByControllers.has(key));
  return given ? new Map([...labels].filter(([key]) => !givenByControllers.has(key))) : labels;
}

/** As k8s.io/apimachinery/pkg/labels: NotIn and DoesNotExist also match where the key is absent. */
export function matches({ equal, expressions }: Selector, labels: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of equal) if (labels.get(key) !== value) return false;
  return expressions.every(({ key, operator, values }) => {
    const value = labels.get(key);
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    if (operator === 'Exists') return value !== undefined;
    return operator === 'DoesNotExist' && value === undefined;
  });
}
