import { groupOf, type KubernetesObject } from '../../model/object.ts';
import { isMapping } from '../parse/objects.ts';
import { mayName } from '../plain-files.ts';

export type Data = Readonly<Record<string, unknown>>;

/** Whether a file may have objects of Flux. */
export function mayBeFlux(text: string): boolean {
  return mayName('fluxcd.io', text);
}

export function isKustomization(object: KubernetesObject): boolean {
  return object.kind === 'Kustomization' && groupOf(object.apiVersion) === 'kustomize.toolkit.fluxcd.io';
}

export function isHelmRelease(object: KubernetesObject): boolean {
  return object.kind === 'HelmRelease' && groupOf(object.apiVersion) === 'helm.toolkit.fluxcd.io';
}

export function isSource(object: KubernetesObject): boolean {
  return ['source.toolkit.fluxcd.io', 'source.extensions.fluxcd.io'].includes(groupOf(object.apiVersion));
}

export function specOf(object: KubernetesObject): Data {
  return dataOf(object['spec']);
}

export function dataOf(value: unknown): Data {
  return isMapping(value) ? value : {};
}

export function listOf(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

export function nameOf(object: KubernetesObject): string {
  return textOf(object.metadata?.name);
}

export function namespaceOf(object: KubernetesObject): string {
  return textOf(object.metadata?.namespace);
}

/** `Kind/NAMESPACE/NAME` */
export function keyOf(object: KubernetesObject): string {
  return `${object.kind}/${namespaceOf(object)}/${nameOf(object)}`;
}
