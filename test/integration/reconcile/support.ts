import { randomUUID } from 'node:crypto';
import { createClock } from '../../../src/platform/clock.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { KubernetesObject } from '../../../src/model/object.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import { applyPhase, type ApplySettings } from '../../../src/reconcile/apply-phase.ts';
import type { ReconcileDocument } from '../../../src/reconcile/document.ts';
import { decodeRendering, encodeRendering } from '../../../src/reconcile/handover.ts';
import type { Rendering } from '../../../src/reconcile/rendering.ts';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';
import { rendering } from '../../reconcile/rendering.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';

/** An environment of its own: a namespace for the engine and one for the application. */
export interface Site {
  kube: Kube;
  /** The engine's namespace. */
  engine: string;
  /** The application's, which exists. */
  app: string;
  /** Applies manifests as one release. */
  apply(manifests: readonly KubernetesObject[], more?: SiteOptions): Promise<ReconcileDocument>;
  /** The document that the cluster keeps. */
  status(): Promise<ReconcileDocument>;
}

export interface SiteOptions {
  kube?: Kube;
  signal?: AbortSignal;
  settings?: Partial<ApplySettings>;
  rendering?: Partial<Rendering>;
}

/** Connects as the administrator, or by another kubeconfig. */
export async function connect(plane: ControlPlane, kubeconfig = plane.kubeconfig): Promise<Kube> {
  return await connectKube({ kubeconfig });
}

export async function makeSite(plane: ControlPlane, kube: Kube): Promise<Site> {
  const id = randomUUID().slice(0, 8);
  const [engine, app] = [`engine-${id}`, `app-${id}`];
  for (const name of [engine, app]) {
    await plane.admin.send('POST', '/api/v1/namespaces', { metadata: { name } });
  }
  return {
    kube,
    engine,
    app,
    async apply(manifests, more = {}) {
      const objects = manifests.map((manifest, index) => ({ manifest, origin: { file: 'app.yaml', line: index + 1 } }));
      const handed = decodeRendering(encodeRendering(rendering({ options: {}, ...more.rendering, objects })));
      return await applyPhase({
        kube: more.kube ?? kube,
        clock: createClock(),
        log: silentLogger,
        signal: more.signal ?? new AbortController().signal,
        rendering: handed,
        settings: {
          namespace: engine,
          run: `run-${randomUUID()}`,
          version: '0.1.0',
          timeoutMs: 240_000,
          settleMs: 200,
          ...more.settings,
        },
      });
    },
    async status() {
      const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace: engine, name: 'slipway-status' };
      const object = await kube.get(identity);
      const data = (object?.['data'] ?? {}) as Record<string, string>;
      return JSON.parse(data['status.json'] ?? 'null') as ReconcileDocument;
    },
  };
}

export function configMap(
  name: string,
  namespace: string,
  data: Record<string, string> = { key: 'value' },
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

/** `created ConfigMap a`, one a line, sorted. */
export function actions(document: ReconcileDocument): string[] {
  return document.objects
    .map(
      ({ object, action }) =>
        `${action} ${object
          .split('/')
          .slice(-3)
          .filter((part) => !part.startsWith('app-'))
          .join(' ')
          .trim()}`,
    )
    .toSorted();
}

export function codes(document: ReconcileDocument): string[] {
  return document.errors.map((error) => error.code);
}

/** Changes an object as a person with kubectl does: an Update by a manager of that name. */
export async function edit(plane: ControlPlane, path: string, patch: object, manager = 'kubectl-edit'): Promise<void> {
  await plane.admin.send('PATCH', `${path}?fieldManager=${manager}`, patch, 'application/merge-patch+json');
}
