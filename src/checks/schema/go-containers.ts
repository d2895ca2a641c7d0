import { isMapping, named, type Report, shown } from './report.ts';
import { amountOf, isQualifiedName } from './go-formats.ts';

type Mapping = Readonly<Record<string, unknown>>;

export function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Kubernetes reads null, and often an empty text or list, as if it were not there. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** What a variable may be made of, and a file of a downwardAPI volume. */
const commonFields = /^metadata\.(?:name|namespace|uid|labels\['.+'\]|annotations\['.+'\])$/;
const variableFields = /^(?:spec\.(?:nodeName|host|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/;
const fileFields = /^metadata\.(?:labels|annotations)$/;

function isField(fieldRef: unknown, more: RegExp): boolean {
  const path = mappingOf(fieldRef)['fieldPath'];
  return typeof path !== 'string' || path === '' || commonFields.test(path) || more.test(path);
}

export function variable(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { valueFrom } = value;
  if (isSet(value['value']) && isMapping(valueFrom))
    report.add('invalid', 'has both value and valueFrom, and may have one', 'valueFrom');
  if (!isField(mappingOf(valueFrom)['fieldRef'], variableFields))
    report.add('invalid', 'is no field that a variable may be made of', 'valueFrom', 'fieldRef', 'fieldPath');
}

export function fileOfPod(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  if (!isField(value['fieldRef'], fileFields))
    report.add('invalid', 'is no field that a file may be made of', 'fieldRef', 'fieldPath');
  const sources = ['fieldRef', 'resourceFieldRef'].filter((each) => isMapping(value[each]));
  if (sources.length !== 1) report.add('invalid', 'needs either fieldRef or resourceFieldRef');
}

/** A file of a volume, as whose own ones begin with "..". */
export function fileInside(value: unknown, report: Report): void {
  if (typeof value === 'string' && value.startsWith('..') && !value.startsWith('../') && value !== '..')
    report.add('invalid', 'must not begin with ".."');
  else pathInside(value, report);
}

/** Inside a volume: neither absolute nor above it. */
export function pathInside(value: unknown, report: Report): void {
  if (typeof value !== 'string') return;
  if (value.startsWith('/')) report.add('invalid', 'must be a relative path');
  else if (value.split('/').includes('..')) report.add('invalid', 'must not hold ".."');
}

export function withoutParent(value: unknown, report: Report): void {
  if (typeof value === 'string' && value.split('/').includes('..')) report.add('invalid', 'must not hold ".."');
}

export function mount(value: unknown, report: Report): void {
  if (isMapping(value) && isSet(value['subPath']) && isSet(value['subPathExpr']))
    report.add('invalid', 'has both subPath and subPathExpr, and may have one', 'subPathExpr');
}

/** In a template, a space alone stands for an image that OpenShift puts there. */
export function image(value: unknown, report: Report): void {
  if (typeof value === 'string' && value !== value.trim() && value.trim() !== '')
    report.add('invalid', 'must not begin or end with a space');
}

export function security(value: unknown, report: Report): void {
  if (!isMapping(value) || value['allowPrivilegeEscalation'] !== false) return;
  const refused = (what: string): void =>
    report.add('invalid', `must not be false where ${what}`, 'allowPrivilegeEscalation');
  if (value['privileged'] === true) refused('privileged is true');
  else if (listOf(mappingOf(value['capabilities'])['add']).includes('CAP_SYS_ADMIN'))
    refused('the capability CAP_SYS_ADMIN is added');
}

/** Of seccomp and AppArmor: a profile of the node has a name, others have none. */
export function localProfile(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { type, localhostProfile } = value;
  if (type === 'Localhost' && !isSet(localhostProfile))
    report.add('invalid', 'localhostProfile is missing, for the type is Localhost', 'localhostProfile');
  else if (typeof type === 'string' && type !== 'Localhost' && isSet(localhostProfile))
    report.add('invalid', 'must not be set where the type is not Localhost', 'localhostProfile');
}

const standard = /^(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** Resources that may be promised more than once. */
function isOvercommitted(name: string): boolean {
  return name.startsWith('hugepages-') ? false : !name.includes('/') || name.includes('kubernetes.io/');
}

export function resources(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const limits = mappingOf(value['limits']);
  const requests = mappingOf(value['requests']);
  known('limits', limits, requests, report);
  known('requests', requests, limits, report);
  for (const name of Object.keys(requests)) relation(name, requests[name], limits, report);
}

function known(field: string, amounts: Mapping, others: Mapping, report: Report): void {
  for (const name of Object.keys(amounts)) {
    if (name === 'cpu' || name === 'memory') continue;
    if (!(name.includes('/') ? isQualifiedName(name) && !name.startsWith('requests.') : standard.test(name)))
      report.add('invalid', `${named(name)} is no resource of a container`, field, name);
    else if (!isOvercommitted(name)) whole(name, amounts, others, [field, name], report);
  }
}

function relation(name: string, wanted: unknown, limits: Mapping, report: Report): void {
  const given = limits[name];
  const request = amountOf(wanted);
  const limit = given === null ? 0 : amountOf(given);
  if (request === undefined || request === limit) return;
  if (limit === undefined) {
    if (!isOvercommitted(name) && given === undefined)
      report.add('invalid', `needs a limit of ${named(name)} as well`, 'requests', name);
  } else if ((request > limit || !isOvercommitted(name)) && thousandths(request) !== thousandths(limit)) {
    const difference = request > limit ? 'more' : 'less';
    const message = `the request ${amount(wanted)} is ${difference} than the limit ${amount(given)}`;
    report.add('invalid', message, 'requests', name);
  }
}

/** The API server rounds up to thousandths; what floating point adds is less than is told apart here. */
function thousandths(amount: number): number {
  return Math.ceil(Number((amount * 1000).toPrecision(14)));
}

/** Of devices there are no parts, and with huge pages there is other memory or a processor. */
function whole(name: string, amounts: Mapping, others: Mapping, path: readonly string[], report: Report): void {
  const size = name.includes('/') ? amountOf(amounts[name]) : undefined;
  if (size !== undefined && !Number.isInteger(size)) report.add('invalid', 'must be a whole number', ...path);
  const has = (other: string): boolean => other in amounts || other in others;
  if (name.startsWith('hugepages-') && !has('cpu') && !has('memory'))
    report.add('invalid', 'needs cpu or memory beside it', ...path);
}

function amount(value: unknown): string {
  return typeof value === 'string' ? shown(value) : String(value);
}

/** Of containers that run beside the others. */
export function liveness(value: unknown, report: Report): void {
  const { successThreshold } = mappingOf(value);
  if (typeof successThreshold === 'number' && successThreshold > 1)
    report.add('invalid', 'must be 1', 'successThreshold');
}

export function readiness(value: unknown, report: Report): void {
  if (isSet(mappingOf(value)['terminationGracePeriodSeconds']))
    report.add('invalid', 'must not be set for a readiness probe', 'terminationGracePeriodSeconds');
}

const ofRunning = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** An init container ends before others start, unless it is a sidecar. */
export function initContainers(list: unknown, report: Report): void {
  for (const [index, item] of listOf(list).entries()) {
    const container = mappingOf(item);
    if (container['restartPolicy'] === 'Always') continue;
    for (const field of ofRunning)
      if (isMapping(container[field]))
        report.add(
          'invalid',
          'must not be set for an init container, unless its restartPolicy is Always',
          index,
          field,
        );
  }
}
