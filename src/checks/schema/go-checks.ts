import { isDnsName, isPortName } from './go-formats.ts';
import { type Check, isMapping, shown } from './report.ts';

export function number(least: number, most?: number): Check {
  return (value, report) => {
    if (typeof value !== 'number' || (value >= least && (most === undefined || value <= most))) return;
    report.add('invalid', most === undefined ? `must be ${least} or more` : `must be from ${least} to ${most}`);
  };
}

/** Of a list, in which null stands for an empty text. */
export function each(values: readonly string[]): Check {
  return (list, report) => {
    if (!Array.isArray(list)) return;
    for (const [index, item] of list.entries())
      if (item === null || (typeof item === 'string' && !values.includes(item)))
        report.add('invalid', `must be one of ${values.join(', ')}`, index);
  };
}

/** An empty text is what the default is put in place of, or what is asked for elsewhere. */
export function text(what: string, isOne: (value: string) => boolean): Check {
  return (value, report) => {
    if (typeof value === 'string' && value !== '' && !isOne(value))
      report.add('invalid', `${shown(value)} is not ${what}`);
  };
}

export function oneOf(values: readonly string[]): Check {
  return (value, report) => {
    if (typeof value === 'string' && value !== '' && !values.includes(value))
      report.add('invalid', `${shown(value)} is none of ${values.join(', ')}`);
  };
}

/** Of a probe: a number or the name of a port. */
export function port(value: unknown, report: Parameters<Check>[1]): void {
  if (typeof value === 'string' && !isPortName(value)) report.add('invalid', `${shown(value)} is not a name of a port`);
  else number(1, 65_535)(value, report);
}

/** Absent, 0 and empty it is the service's own port. */
export function portOrNone(value: unknown, report: Parameters<Check>[1]): void {
  if (value !== 0 && value !== '') port(value, report);
}

/** Of these fields, or all but the name, at most one is there, and at least as many as that. */
export function sources(least: 0 | 1, fields?: readonly string[]): Check {
  return (value, report) => {
    if (!isMapping(value)) return;
    const keys = fields ?? Object.keys(value).filter((key) => key !== 'name');
    const count = keys.filter((key) => value[key] !== undefined && value[key] !== null).length;
    if (count > 1) report.add('invalid', `has ${count} of what it may have one of`);
    if (count < least)
      report.add('invalid', fields === undefined ? 'says nothing' : `has none of ${fields.join(', ')}`);
  };
}

/** Of a list, in which null stands for an empty text. */
export function eachFilled(list: unknown, report: Parameters<Check>[1]): void {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries())
    if (item === null || item === '') report.add('invalid', 'must not be empty', index);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export function reviewVersions(list: unknown, report: Parameters<Check>[1]): void {
  if (!Array.isArray(list)) return;
  const seen = new Set<unknown>();
  for (const [index, item] of list.entries()) {
    if (item === null || (typeof item === 'string' && !/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(item)))
      report.add('invalid', `${shown(item)} is no version`, index);
    else if (seen.has(item)) report.add('invalid', `${shown(item)} is there twice`, index);
    seen.add(item);
  }
}

const accessModes = each(['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']);

export function claimModes(list: unknown, report: Parameters<Check>[1]): void {
  accessModes(list, report);
  if (Array.isArray(list) && list.includes('ReadWriteOncePod') && list.some((mode) => mode !== 'ReadWriteOncePod'))
    report.add('invalid', 'must hold no other mode beside ReadWriteOncePod');
}

/** A claim asks for storage. */
export function storage(value: unknown, report: Parameters<Check>[1]): void {
  if (!isMapping(value)) return;
  const requests = isMapping(value['resources']) ? value['resources']['requests'] : undefined;
  if (!isMapping(requests) || requests['storage'] === undefined)
    report.add('invalid', 'has no resources.requests.storage');
}

/** Where there are several, each has a name. */
export function namedPorts(list: unknown, report: Parameters<Check>[1]): void {
  if (!Array.isArray(list) || list.length < 2) return;
  for (const [index, item] of list.entries())
    if (isMapping(item) && isEmpty(item['name'])) report.add('invalid', 'needs a name, as there are several', index);
}

export function subjectGroup(value: unknown, report: Parameters<Check>[1]): void {
  if (!isMapping(value)) return;
  const { kind, apiGroup } = value;
  if (isEmpty(apiGroup) || typeof apiGroup !== 'string') return;
  if (kind === 'ServiceAccount') report.add('invalid', 'must be empty for a ServiceAccount', 'apiGroup');
  else if ((kind === 'User' || kind === 'Group') && apiGroup !== 'rbac.authorization.k8s.io')
    report.add('invalid', 'must be rbac.authorization.k8s.io', 'apiGroup');
}

/** What is no rule of URLs names groups and resources. */
export function ruleOfResources(value: unknown, report: Parameters<Check>[1]): void {
  if (!isMapping(value)) return;
  const ofUrls = !isEmpty(value['nonResourceURLs']);
  if (ofUrls && ['apiGroups', 'resources', 'resourceNames'].some((name) => !isEmpty(value[name])))
    report.add('invalid', 'must not be set beside groups and resources', 'nonResourceURLs');
  for (const name of ofUrls ? [] : ['apiGroups', 'resources'])
    if (isEmpty(value[name])) report.add('invalid', `has no ${name}, nor nonResourceURLs`);
}

export function absolutePath(value: unknown, report: Parameters<Check>[1]): void {
  if (!isMapping(value)) return;
  const { path = '', pathType } = value;
  if (typeof path !== 'string' && path !== null) return;
  const own = path ?? '';
  if (pathType === 'ImplementationSpecific') {
    if (own !== '' && !own.startsWith('/')) report.add('invalid', 'must begin with "/"', 'path');
    return;
  }
  if (pathType !== 'Exact' && pathType !== 'Prefix') return;
  if (/\/\/|\/\.\.?(?:\/|$)|%2f/i.test(own))
    report.add('invalid', 'must not hold "//", "/./", "/../" or "%2f"', 'path');
  if (!own.startsWith('/')) report.add('invalid', `needs a path that begins with "/", for its pathType is ${pathType}`);
}

export function hosts(list: unknown, report: Parameters<Check>[1]): void {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries())
    if (item === null || (typeof item === 'string' && !isDnsName(item.replace(/^\*\./, ''))))
      report.add('invalid', `${shown(item)} is not a DNS name`, index);
}

export function valuesOfOperator(value: unknown, report: Parameters<Check>[1]): void {
  if (!isMapping(value)) return;
  const { operator, values } = value;
  if ((operator === 'In' || operator === 'NotIn') && isEmpty(values))
    report.add('invalid', `needs values, for its operator is ${operator}`);
  if ((operator === 'Exists' || operator === 'DoesNotExist') && !isEmpty(values))
    report.add('invalid', `may have no values, for its operator is ${operator}`);
}

/** None is below zero. */
export function amounts(value: unknown, report: Parameters<Check>[1]): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, amount] of Object.entries(value)) {
    if ((typeof amount === 'number' && amount < 0) || (typeof amount === 'string' && /^-[\d.]*[1-9]/.test(amount)))
      report.add('invalid', 'must be 0 or more', key);
  }
}
