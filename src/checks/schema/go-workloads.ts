import { isDnsLabel, isSchedule, percentOf } from './go-formats.ts';
import { isSet, listOf, mappingOf } from './go-containers.ts';
import { isMapping, type Report, shown } from './report.ts';

const zero = (value: unknown): boolean => value === 0 || (typeof value === 'string' && /^0+%$/.test(value));

/** A count or a share of pods: at most all of them where `most` says so. */
export function share(most?: number): (value: unknown, report: Report) => void {
  return (value, report) => {
    if (typeof value === 'number' && value < 0) report.add('invalid', 'must be 0 or more');
    if (typeof value !== 'string') return;
    const percent = percentOf(value);
    if (percent === undefined)
      report.add('invalid', `${shown(value)} is neither a number nor a percentage such as 25%`);
    else if (most !== undefined && percent > most) report.add('invalid', `must be ${most}% or less`);
  };
}

/** How a Deployment or DaemonSet is rolled out. */
export function strategy(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const rolling = value['rollingUpdate'];
  if ((value['type'] === 'Recreate' || value['type'] === 'OnDelete') && isMapping(rolling))
    report.add('invalid', `must not be set where the type is ${value['type']}`, 'rollingUpdate');
}

/** Absent, each has a default that is not none: 25 %. */
export function rollingUpdate(value: unknown, report: Report): void {
  const { maxSurge, maxUnavailable } = mappingOf(value);
  if (zero(maxSurge) && zero(maxUnavailable))
    report.add('invalid', 'must not be 0 where maxSurge is 0, too', 'maxUnavailable');
}

/** One of both: what is absent is none, but maxUnavailable is 1. */
export function rollingDaemons(value: unknown, report: Report): void {
  const { maxSurge = 0, maxUnavailable = 1 } = mappingOf(value);
  if (maxSurge === null || maxUnavailable === null) return;
  if (zero(maxSurge) && zero(maxUnavailable))
    report.add('invalid', 'must not be 0 where maxSurge is 0, too', 'maxUnavailable');
  if (!zero(maxSurge) && !zero(maxUnavailable))
    report.add('invalid', 'must be 0 where maxUnavailable is not', 'maxSurge');
}

export function deployment(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { progressDeadlineSeconds: deadline, minReadySeconds } = value;
  const seconds = typeof deadline === 'number' ? deadline : 600;
  const least = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  if (seconds > least || seconds < 0) return;
  if (typeof deadline === 'number')
    report.add('invalid', `must be more than minReadySeconds, which is ${least}`, 'progressDeadlineSeconds');
  else report.add('invalid', `must be less than progressDeadlineSeconds, which is ${seconds}`, 'minReadySeconds');
}

/** Neither absent nor without any condition: it would select all pods. */
export function selector(value: unknown, report: Report): void {
  if (!isMapping(value) || !isMapping(value['selector'])) return;
  const { matchLabels, matchExpressions } = value['selector'];
  if (Object.keys(mappingOf(matchLabels)).length === 0 && listOf(matchExpressions).length === 0)
    report.add('invalid', 'must not be empty', 'selector');
}

export function claimTemplates(list: unknown, report: Report): void {
  for (const [index, item] of listOf(list).entries()) {
    const { name } = mappingOf(mappingOf(item)['metadata']);
    if (!isSet(name)) report.add('invalid', 'name is missing', index, 'metadata', 'name');
    else if (typeof name === 'string' && !isDnsLabel(name))
      report.add('invalid', `${shown(name)} is not a DNS label`, index, 'metadata', 'name');
  }
}

export function schedule(value: unknown, report: Report): void {
  if (typeof value === 'string' && value !== '' && !isSchedule(value))
    report.add('invalid', `is no schedule such as "0 3 * * *"`);
}

/** A time zone may come before. */
export function scheduleWithZone(value: unknown, report: Report): void {
  const [, zone, rest] = typeof value === 'string' ? (/^(?:CRON_)?TZ=(\S*) (.*)$/s.exec(value) ?? []) : [];
  if (zone === undefined) schedule(value, report);
  else if (isTimeZone(zone)) schedule(rest, report);
  else report.add('invalid', `${shown(zone)} is not a time zone`);
}

const zones = new Map<string, boolean>();

export function isTimeZone(value: string): boolean {
  let known = zones.get(value);
  if (known === undefined) {
    try {
      Intl.DateTimeFormat('en', { timeZone: value });
      known = true;
    } catch {
      known = false;
    }
    zones.set(value, known);
  }
  return known;
}

const ofJobs = new Set(['job-name', 'batch.kubernetes.io/job-name']);

export function job(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  if (value['completionMode'] === 'Indexed' && !isSet(value['completions']) && isSet(value['parallelism']))
    report.add('invalid', 'completions is missing, for the completionMode is Indexed', 'completions');
  if (value['manualSelector'] === true) return;
  // The API server adds to a selector, and then wants it to match the job's own labels.
  const wanted = Object.keys(mappingOf(mappingOf(value['selector'])['matchLabels']));
  if (wanted.some((name) => !ofJobs.has(name)))
    report.add('invalid', 'is made by the API server, unless manualSelector is true', 'selector');
}

/** Of a CronJob: no defaults take the place of what is absent, and selectors are made for each job. */
export function jobTemplate(value: unknown, report: Report): void {
  const {
    completionMode,
    completions,
    parallelism,
    manualSelector,
    selector: own,
  } = mappingOf(mappingOf(value)['spec']);
  if (completionMode === 'Indexed' && !isSet(completions) && !isSet(parallelism))
    report.add('invalid', 'completions is missing, for the completionMode is Indexed', 'spec', 'completions');
  if (manualSelector === true) report.add('invalid', 'must not be true for a CronJob', 'spec', 'manualSelector');
  if (isMapping(own)) report.add('invalid', 'is made by the API server', 'spec', 'selector');
}

/** A budget says one of both. */
export function budget(value: unknown, report: Report): void {
  if (isMapping(value) && isSet(value['minAvailable']) && isSet(value['maxUnavailable']))
    report.add('invalid', 'must not be set where minAvailable is', 'maxUnavailable');
}

function isOutside(value: unknown): boolean {
  const { type } = mappingOf(value);
  return type === 'Object' || type === 'External';
}

export function autoscaler(value: unknown, report: Report): void {
  const { minReplicas, maxReplicas } = mappingOf(value);
  // With a gate of its own it may scale to none, by what is not measured at the pods.
  if (minReplicas === 0 && !listOf(mappingOf(value)['metrics']).some(isOutside))
    report.add('invalid', 'must be 1 or more', 'minReplicas');
  if (
    typeof minReplicas === 'number' &&
    typeof maxReplicas === 'number' &&
    maxReplicas >= 1 &&
    minReplicas > maxReplicas
  )
    report.add('invalid', `is less than minReplicas, which is ${minReplicas}`, 'maxReplicas');
}

const sources: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

export function metric(value: unknown, report: Report): void {
  if (!isMapping(value) || typeof value['type'] !== 'string') return;
  const own = sources[value['type']];
  if (own === undefined)
    report.add('invalid', `${shown(value['type'])} is none of ${Object.keys(sources).join(', ')}`, 'type');
  if (own !== undefined && !isMapping(value[own]))
    report.add('invalid', `${own} is missing, for the type is ${value['type']}`, own);
  for (const other of Object.values(sources))
    if (own !== undefined && other !== own && isMapping(value[other]))
      report.add('invalid', `must not be set where the type is ${value['type']}`, other);
}

const targets: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  Value: 'value',
  AverageValue: 'averageValue',
};

export function metricTarget(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { type, averageUtilization } = value;
  if (typeof averageUtilization === 'number' && averageUtilization < 1)
    report.add('invalid', 'must be 1 or more', 'averageUtilization');
  if (typeof type === 'string' && type !== '' && !Object.hasOwn(targets, type))
    report.add('invalid', `${shown(type)} is none of ${Object.keys(targets).join(', ')}`, 'type');
}

/** Of a metric: which of these fields its target has, at least one and, unless all are allowed, at most one. */
export function targetOf(fields: readonly string[], areAllAllowed = false): (value: unknown, report: Report) => void {
  return (value, report) => {
    if (!isMapping(value) || !isMapping(value['target'])) return;
    const { target } = value;
    const count = fields.filter((field) => isSet(target[field])).length;
    if (count === 0) report.add('invalid', `needs ${fields.join(' or ')}`, 'target');
    if (count > 1 && !areAllAllowed)
      report.add('invalid', `has both ${fields.join(' and ')}, and may have one`, 'target');
  };
}

/** Neither a name of nothing nor a list of nothing, where it is there. */
export function notEmpty(value: unknown, report: Report): void {
  if (value === '' || (Array.isArray(value) && value.length === 0)) report.add('invalid', 'must not be empty');
}
