import { amountOf, isCidr, isHost, isIp } from './go-formats.ts';
import { isSet, listOf, mappingOf } from './go-containers.ts';
import { isMapping, type Report, shown } from './report.ts';

type Mapping = Readonly<Record<string, unknown>>;

export function service(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const type = isSet(value['type']) ? value['type'] : 'ClusterIP';
  const isOpen = type === 'NodePort' || type === 'LoadBalancer';
  const refuse = (field: string, when: string): void => report.add('invalid', `must not be set where ${when}`, field);
  if (type === 'ExternalName') {
    if (!isSet(value['externalName'])) report.add('invalid', 'externalName is missing', 'externalName');
    if (isSet(value['clusterIP'])) refuse('clusterIP', 'the type is ExternalName');
  } else if (value['clusterIP'] !== 'None' && !isSet(value['ports']))
    report.add('invalid', 'ports is missing', 'ports');
  if (isOpen && value['clusterIP'] === 'None') report.add('invalid', `must not be None for a ${type}`, 'clusterIP');
  if (isSet(value['externalTrafficPolicy']) && !isOpen && !(type === 'ClusterIP' && isSet(value['externalIPs'])))
    refuse('externalTrafficPolicy', `the type is ${String(type)}`);
  for (const field of ['loadBalancerClass', 'allocateLoadBalancerNodePorts', 'loadBalancerSourceRanges'])
    if (isSet(value[field]) && type !== 'LoadBalancer') refuse(field, `the type is ${String(type)}`);
  ports(value, type === 'ClusterIP', report);
}

function ports(value: Mapping, isInside: boolean, report: Report): void {
  const names = new Set<unknown>();
  const nodePorts = new Set<string>();
  for (const [index, item] of listOf(value['ports']).entries()) {
    const { name, nodePort, protocol } = mappingOf(item);
    if (isSet(name) && names.has(name))
      report.add('invalid', `another port has the name ${shown(String(name))} already`, 'ports', index, 'name');
    names.add(name);
    if (typeof nodePort !== 'number' || nodePort === 0) continue;
    if (isInside) report.add('invalid', 'must not be set where the type is ClusterIP', 'ports', index, 'nodePort');
    const key = `${nodePort} ${isSet(protocol) ? String(protocol) : 'TCP'}`;
    if (nodePorts.has(key))
      report.add('invalid', `another port has the nodePort ${nodePort} already`, 'ports', index, 'nodePort');
    nodePorts.add(key);
  }
}

export function addresses(what: string, isOne: (value: string) => boolean): (list: unknown, report: Report) => void {
  return (list, report) => {
    for (const [index, item] of listOf(list).entries())
      if (typeof item === 'string' && !isOne(item)) report.add('invalid', `${shown(item)} is not ${what}`, index);
  };
}

export function ingress(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  if (!isSet(value['rules']) && !isSet(value['defaultBackend']) && !isSet(value['backend']))
    report.add('invalid', 'has neither rules nor a defaultBackend');
}

/** The class is said in two ways. */
export function ingressClass(value: unknown, report: Report): void {
  const { metadata, spec } = mappingOf(value);
  const said = mappingOf(mappingOf(metadata)['annotations'])['kubernetes.io/ingress.class'];
  const { ingressClassName } = mappingOf(spec);
  if (typeof said === 'string' && typeof ingressClassName === 'string' && said !== ingressClassName)
    report.add('invalid', 'is not what the annotation kubernetes.io/ingress.class says', 'spec', 'ingressClassName');
}

/** One of both, and a service is asked for by its port's number or name. */
export function ingressBackend(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const count = ['service', 'resource'].filter((each) => isMapping(value[each])).length;
  if (count !== 1) report.add('invalid', 'needs either a service or a resource');
}

export function ingressService(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { name, number } = mappingOf(value['port']);
  const hasNumber = typeof number === 'number' && number !== 0;
  if (isSet(name) === hasNumber && (isSet(name) || number === undefined || number === null || number === 0))
    report.add(
      'invalid',
      isSet(name) ? 'has both a name and a number, and may have one' : 'needs a name or a number',
      'port',
    );
}

export function host(value: unknown, report: Report): void {
  if (typeof value === 'string' && value !== '' && !isHost(value))
    report.add('invalid', `${shown(value)} is not a DNS name`);
}

/** Of a NetworkPolicy: a block of addresses stands alone. */
export function peer(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const selectors = ['podSelector', 'namespaceSelector'].filter((each) => isMapping(value[each])).length;
  const hasBlock = isMapping(value['ipBlock']);
  if (selectors === 0 && !hasBlock) report.add('invalid', 'has none of podSelector, namespaceSelector, ipBlock');
  if (selectors > 0 && hasBlock) report.add('invalid', 'must not be set beside a selector', 'ipBlock');
}

export function block(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { cidr } = value;
  const isBlock = typeof cidr === 'string' && isCidr(cidr);
  if (typeof cidr === 'string' && !isBlock) report.add('invalid', `${shown(cidr)} is not a CIDR`, 'cidr');
  for (const [index, item] of listOf(value['except']).entries()) {
    if (item === null || (typeof item === 'string' && !isCidr(item)))
      report.add('invalid', `${shown(item ?? '')} is not a CIDR`, 'except', index);
    else if (isBlock && typeof item === 'string' && !isWithin(item, cidr))
      report.add('invalid', `${shown(item)} is not a part of ${shown(cidr)}`, 'except', index);
  }
}

/** Strictly; of IPv6 only the lengths are compared. */
function isWithin(part: string, whole: string): boolean {
  const [address = '', bits] = part.split('/');
  const [base = '', length] = whole.split('/');
  if (address.includes(':') !== base.includes(':') || Number(bits) <= Number(length)) return false;
  return address.includes(':') || isEqual(numberOf(address), numberOf(base), Number(length));
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, each) => sum * 256 + Number(each), 0);
}

function isEqual(one: number, other: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(one / size) === Math.floor(other / size);
}

export function policyPort(value: unknown, report: Report): void {
  if (!isMapping(value)) return;
  const { port, endPort } = value;
  if (typeof endPort !== 'number') return;
  if (typeof port !== 'number') report.add('invalid', 'needs a port that is a number', 'endPort');
  else if (endPort < port) report.add('invalid', `is less than the port, which is ${port}`, 'endPort');
}

export function ip(value: unknown, report: Report): void {
  if (typeof value === 'string' && value !== '' && !isIp(value))
    report.add('invalid', `${shown(value)} is not an IP address`);
}

/** More than nothing. */
export function positive(value: unknown, report: Report): void {
  const amount = value === null ? 0 : amountOf(value);
  if (amount !== undefined && amount <= 0) report.add('invalid', 'must be more than 0');
}
