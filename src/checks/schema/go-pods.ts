import { isDnsLabel, isLabelValue, isQualifiedName } from './go-formats.ts';
import { isSet, listOf, mappingOf } from './go-containers.ts';
import { isMapping, named, type Report, shown } from './report.ts';

const lists = ['initContainers', 'containers'] as const;

function containersOf(
  spec: unknown,
): readonly { path: readonly (string | number)[]; container: Readonly<Record<string, unknown>> }[] {
  return lists.flatMap((list) =>
    listOf(mappingOf(spec)[list]).map((item, index) => ({ path: [list, index], container: mappingOf(item) })),
  );
}

export function podSpec(spec: unknown, report: Report): void {
  if (!isMapping(spec)) return;
  const inits = new Set(listOf(spec['initContainers']).map((each) => mappingOf(each)['name']));
  const hostPorts = new Set<string>();
  for (const { path, container } of containersOf(spec)) {
    ports(container, report, path);
    sleep(spec, container, report, path);
    if (path[0] !== 'containers') continue;
    const { name } = container;
    // Two of one list are told by the list itself.
    if (isSet(name) && inits.has(name))
      report.add('invalid', `an init container has the name ${shown(String(name))} already`, ...path, 'name');
    for (const [index, item] of listOf(container['ports']).entries())
      hostPort(spec, item, hostPorts, report, [...path, 'ports', index]);
  }
  if (spec['hostPID'] === true && spec['shareProcessNamespace'] === true)
    report.add('invalid', 'must not be true where hostPID is true', 'shareProcessNamespace');
  if (spec['dnsPolicy'] === 'None' && !isSet(mappingOf(spec['dnsConfig'])['nameservers']))
    report.add('invalid', 'needs nameservers, for dnsPolicy is None', 'dnsConfig');
}

/** Of containers alone: init containers are over when the ports of others are opened. */
function hostPort(
  spec: Readonly<Record<string, unknown>>,
  value: unknown,
  taken: Set<string>,
  report: Report,
  path: readonly (string | number)[],
): void {
  const { containerPort, hostPort: own, hostIP = '', protocol } = mappingOf(value);
  if (typeof own !== 'number' || own === 0) return;
  if (spec['hostNetwork'] === true && own !== containerPort)
    report.add('invalid', 'must be the containerPort, for hostNetwork is true', ...path, 'hostPort');
  const key = JSON.stringify([own, hostIP ?? '', isSet(protocol) ? protocol : 'TCP']);
  if (taken.has(key))
    report.add('invalid', `another port of the pod has the hostPort ${own} already`, ...path, 'hostPort');
  taken.add(key);
}

/** Names of one container's ports differ. */
function ports(container: Readonly<Record<string, unknown>>, report: Report, path: readonly (string | number)[]): void {
  const list = listOf(container['ports']);
  if (list.length < 2) return;
  const names = new Set<unknown>();
  for (const [index, item] of list.entries()) {
    const { name } = mappingOf(item);
    if (isSet(name) && names.has(name))
      report.add(
        'invalid',
        `another port of the container has the name ${shown(String(name))} already`,
        ...path,
        'ports',
        index,
        'name',
      );
    names.add(name);
  }
}

/** A container sleeps no longer than it is given to stop, which is a second where that is negative. */
function sleep(
  spec: Readonly<Record<string, unknown>>,
  container: Readonly<Record<string, unknown>>,
  report: Report,
  path: readonly (string | number)[],
): void {
  const { terminationGracePeriodSeconds: given } = spec;
  const most = typeof given === 'number' ? (given < 0 ? 1 : given) : 30;
  for (const hook of ['postStart', 'preStop']) {
    const { seconds } = mappingOf(mappingOf(mappingOf(container['lifecycle'])[hook])['sleep']);
    if (typeof seconds !== 'number' || (seconds >= 0 && seconds <= most)) continue;
    const message = `must be from 0 to ${most}, the pod's terminationGracePeriodSeconds`;
    report.add('invalid', message, ...path, 'lifecycle', hook, 'sleep', 'seconds');
  }
}

/** Where a pod's spec lies in what makes it, and what is demanded of it there. */
export interface Template {
  path: readonly string[];
  /** Its maker gives it a host name of its own. */
  isNamed?: true;
  /** What its restartPolicy has to be; of a job there is no default. */
  restart?: readonly string[];
}

/** The pod of a template: what it mounts is there, and it restarts as its maker wants. */
export function template({ path, isNamed, restart }: Template): (value: unknown, report: Report) => void {
  return (value, report) => {
    const spec = path.reduce<unknown>((from, step) => mappingOf(from)[step], value);
    if (!isMapping(spec)) return;
    const claims = listOf(mappingOf(value)['volumeClaimTemplates']).map(
      (each) => mappingOf(mappingOf(each)['metadata'])['name'],
    );
    const volumes = new Set<unknown>([...listOf(spec['volumes']).map((each) => mappingOf(each)['name']), ...claims]);
    for (const { path: place, container } of containersOf(spec))
      for (const list of ['volumeMounts', 'volumeDevices'])
        for (const [index, item] of listOf(container[list]).entries()) {
          const { name } = mappingOf(item);
          if (isSet(name) && !volumes.has(name))
            report.add(
              'invalid',
              `the pod has no volume ${shown(String(name))}`,
              ...path,
              ...place,
              list,
              index,
              'name',
            );
        }
    if (isNamed !== true) hostNames(spec, report, path);
    restarts(spec['restartPolicy'], restart, report, path);
    if (restart?.includes('Always') === true && isSet(spec['activeDeadlineSeconds']))
      report.add('invalid', 'must not be set for pods that run for ever', ...path, 'activeDeadlineSeconds');
  };
}

function hostNames(spec: Readonly<Record<string, unknown>>, report: Report, path: readonly string[]): void {
  for (const field of ['hostname', 'subdomain']) {
    const name = spec[field];
    if (typeof name === 'string' && name !== '' && !isDnsLabel(name))
      report.add('invalid', `${shown(name)} is not a DNS label`, ...path, field);
  }
}

function restarts(
  policy: unknown,
  allowed: readonly string[] | undefined,
  report: Report,
  path: readonly string[],
): void {
  if (allowed === undefined) return;
  const own = isSet(policy) ? policy : 'Always';
  if (typeof own === 'string' && !allowed.includes(own))
    report.add('invalid', `must be ${allowed.join(' or ')}`, ...path, 'restartPolicy');
}

/** Names and values of labels, also those that are asked for. */
export function labels(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  for (const [key, own] of Object.entries(value)) {
    if (!isQualifiedName(key)) report.add('invalid', `${named(key)} is no name of a label`, key);
    if (typeof own === 'string' && !isLabelValue(own))
      report.add('invalid', `${shown(own)} is no value of a label`, key);
  }
}

const mostAnnotations = 256 * 1024;

export function annotations(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  let size = 0;
  for (const [key, own] of Object.entries(value)) {
    if (!isQualifiedName(key.toLowerCase())) report.add('invalid', `${named(key)} is no name of an annotation`, key);
    size += key.length + (typeof own === 'string' ? own.length : 0);
  }
  if (size > mostAnnotations) report.add('invalid', 'must not be larger than 256 KiB together');
}

/** Of what is made by a template no more is kept. */
export function metadataOfTemplate(value: unknown, report: Report): void {
  const kept = { labels, annotations };
  for (const [field, check] of Object.entries(kept)) {
    report.path.push(field);
    check(mappingOf(value)[field], report);
    report.path.pop();
  }
}

/** Of any object, custom ones too. */
export function finalizers(list: unknown, report: Report): void {
  for (const [index, item] of listOf(list).entries())
    if (typeof item === 'string' && !isQualifiedName(item))
      report.add('invalid', `${shown(item)} is no name of a finalizer`, index);
}

export function toleration(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { operator, effect } = value;
  if (operator === 'Exists' && isSet(value['value']))
    report.add('invalid', 'must be empty, for the operator is Exists', 'value');
  if (!isSet(value['key']) && operator !== 'Exists')
    report.add('invalid', 'must be Exists where there is no key', 'operator');
  if (isSet(value['tolerationSeconds']) && effect !== 'NoExecute')
    report.add('invalid', 'must be NoExecute where tolerationSeconds is set', 'effect');
  const isEqual = !isSet(operator) || operator === 'Equal';
  if (typeof value['value'] === 'string' && isEqual && !isLabelValue(value['value']))
    report.add('invalid', `${shown(value['value'])} is no value of a taint`, 'value');
  if (isSet(value['key']) && typeof value['key'] === 'string' && !isQualifiedName(value['key']))
    report.add('invalid', `${shown(value['key'])} is no name of a taint`, 'key');
}

/** Of a node selector's term. */
export function nodeRequirement(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { operator, values } = value;
  const count = listOf(values).length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0)
    report.add('invalid', `needs values, for its operator is ${operator}`);
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    report.add('invalid', `may have no values, for its operator is ${operator}`);
  if ((operator === 'Gt' || operator === 'Lt') && count !== 1)
    report.add('invalid', `needs one value, for its operator is ${operator}`);
}

export function spread(value: unknown, report: Report): void {
  if (isMapping(value) && isSet(value['minDomains']) && value['whenUnsatisfiable'] === 'ScheduleAnyway')
    report.add('invalid', 'must not be set unless whenUnsatisfiable is DoNotSchedule', 'minDomains');
}
