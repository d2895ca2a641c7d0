import { isMapping } from '../parse/objects.ts';
import type { Params } from './generators/params.ts';

/** An Application as far as rendering is concerned. */
export interface Application {
  name: string;
  namespace: string;
  /** Of the objects that name none. */
  destinationNamespace: string;
  project: string;
  sources: readonly Params[];
}

/** The fields of an Application's manifest. A manifest to be hydrated elsewhere is read from what it is made of. */
export function readApplication(manifest: Params): Application {
  const metadata = isMapping(manifest['metadata']) ? manifest['metadata'] : {};
  const spec = isMapping(manifest['spec']) ? manifest['spec'] : {};
  const destination = isMapping(spec['destination']) ? spec['destination'] : {};
  const hydrator = isMapping(spec['sourceHydrator']) ? spec['sourceHydrator']['drySource'] : undefined;
  const several = Array.isArray(spec['sources']) ? spec['sources'].filter(isMapping) : [];
  const single = isMapping(spec['source']) ? [spec['source']] : isMapping(hydrator) ? [hydrator] : [];
  return {
    name: textOf(metadata['name']),
    namespace: textOf(metadata['namespace']),
    destinationNamespace: textOf(destination['namespace']),
    project: textOf(spec['project']),
    // With both, Argo CD takes `sources` (types.go ApplicationSpec.GetSources).
    sources: several.length > 0 ? several : single,
  };
}

/** The namespace that an Application deploys to, or each that an ApplicationSet makes; undefined where the manifest does not tell. */
export function namespaceOf(manifest: Params): string | undefined {
  const spec = mappingOf(manifest['spec']);
  const own = manifest['kind'] === 'ApplicationSet' ? mappingOf(mappingOf(spec['template'])['spec']) : spec;
  const namespace = textOf(mappingOf(own['destination'])['namespace']);
  return namespace === '' || namespace.includes('{{') ? undefined : namespace;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf).filter((one) => one !== '') : [];
}

export function mappingsOf(value: unknown): readonly Params[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

export function mappingOf(value: unknown): Params {
  return isMapping(value) ? value : {};
}

/** Puts Argo CD's build environment into a text (types.go Env.Envsubst): `$NAME`, `${NAME}`, `$$`; what is not there is nothing. */
export function substitute(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$(?:(\$)|\{([^}]*)\}|(\w+))/g,
    (_, dollar: string | undefined, braced?: string, bare?: string) =>
      dollar !== undefined ? '$' : (environment[braced ?? bare ?? ''] ?? ''),
  );
}

export function environmentOf(application: Application, source: Params): Readonly<Record<string, string>> {
  const revision = textOf(source['targetRevision']) || 'HEAD';
  return {
    ARGOCD_APP_NAME: application.name,
    ARGOCD_APP_NAMESPACE: application.destinationNamespace,
    ARGOCD_APP_PROJECT_NAME: application.project,
    // The commit does not exist yet while a change is judged.
    ARGOCD_APP_REVISION: revision,
    ARGOCD_APP_REVISION_SHORT: revision.slice(0, 7),
    ARGOCD_APP_REVISION_SHORT_8: revision.slice(0, 8),
    ARGOCD_APP_SOURCE_REPO_URL: textOf(source['repoURL']),
    ARGOCD_APP_SOURCE_PATH: textOf(source['path']),
    ARGOCD_APP_SOURCE_TARGET_REVISION: textOf(source['targetRevision']),
  };
}
