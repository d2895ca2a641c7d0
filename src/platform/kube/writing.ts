import { formatIdentity, identify, type KubernetesObject } from '../../model/object.ts';
import type { ApplyResult, Kube, LiveObject, PatchQuery, WriteQuery } from '../../ports/kube.ts';
import type { Discovery } from './discovery.ts';
import type { Answer } from './exchange.ts';
import { readObject, secretsOf } from './live.ts';
import { creationPath, objectPath, type Query, withQuery } from './paths.ts';
import { need } from './reading.ts';
import type { Transport } from './transport.ts';

const patchTypes = {
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const satisfies Record<PatchQuery['type'], string>;

/** The verbs that write. All of them ask for strict field validation: a field that is unknown is an error, not dropped. */
export function createWriting(
  transport: Transport,
  discovery: Discovery,
): Pick<Kube, 'applyServerSide' | 'create' | 'replace' | 'patch' | 'delete'> {
  return {
    async applyServerSide(object, query) {
      const { fieldManager, force, dryRun, signal, knownVersion } = query;
      const identity = identify(object);
      const path = objectPath(await need(discovery, identity, signal), identity);
      const answer = await transport.send({
        method: 'PATCH',
        path: withQuery(path, { ...writeQuery({ fieldManager, dryRun }), force: force === true }),
        contentType: 'application/apply-patch+yaml', // JSON is YAML
        body: object,
        asked: { verb: 'apply', what: formatIdentity(identity), secrets: secretsOf(object) },
        repeatable: true,
        signal,
      });
      const applied = readObject(answer, identity);
      return {
        object: applied,
        action: actionOf(answer, applied, dryRun === true, knownVersion),
        warnings: warningsOf(answer),
      };
    },

    async create(object, query = {}) {
      const identity = identify(object);
      const resource = await need(discovery, identity, query.signal);
      const path = creationPath(resource, identity);
      return await write('POST', 'create', path, object, query);
    },

    async replace(object, query = {}) {
      const identity = identify(object);
      const path = objectPath(await need(discovery, identity, query.signal), identity);
      return await write('PUT', 'replace', path, object, query);
    },

    async patch(identity, query) {
      const { type, body, subresource, dryRun, signal } = query;
      const path = objectPath(await need(discovery, identity, signal), identity);
      const below = subresource === undefined ? '' : `/${subresource}`;
      const answer = await transport.send({
        method: 'PATCH',
        path: withQuery(`${path}${below}`, writeQuery(query)),
        contentType: patchTypes[type],
        body,
        asked: {
          verb: 'patch',
          what: `${formatIdentity(identity)}${below}`,
          secrets: secretsOf({ ...identity, ...asRecord(body) }),
        },
        repeatable: dryRun === true,
        signal,
      });
      return readObject(answer, identity);
    },

    async delete(identity, query = {}) {
      const { propagation, uid, resourceVersion, gracePeriodSeconds, dryRun, signal } = query;
      const path = objectPath(await need(discovery, identity, signal), identity);
      const preconditions = { uid, resourceVersion };
      const answer = await transport.send(
        {
          method: 'DELETE',
          path,
          body: {
            apiVersion: 'v1',
            kind: 'DeleteOptions',
            propagationPolicy: propagation,
            gracePeriodSeconds,
            ...(uid === undefined && resourceVersion === undefined ? {} : { preconditions }),
            ...(dryRun === true ? { dryRun: ['All'] } : {}),
          },
          asked: { verb: 'delete', what: formatIdentity(identity) },
          // Without its uid a second try could delete what was made anew in between.
          repeatable: uid !== undefined || dryRun === true,
          signal,
        },
        (status) => status === 404,
      );
      return answer.status !== 404;
    },
  };

  async function write(
    method: 'POST' | 'PUT',
    verb: string,
    path: string,
    object: KubernetesObject,
    query: WriteQuery,
  ): Promise<LiveObject> {
    const identity = identify(object);
    const answer = await transport.send({
      method,
      path: withQuery(path, writeQuery(query)),
      body: object,
      asked: { verb, what: formatIdentity(identity), secrets: secretsOf(object) },
      repeatable: query.dryRun === true,
      signal: query.signal,
    });
    return readObject(answer, identity);
  }
}

function writeQuery({
  fieldManager,
  dryRun,
}: {
  fieldManager?: string | undefined;
  dryRun?: boolean | undefined;
}): Query {
  return { fieldManager, fieldValidation: 'Strict', dryRun: dryRun === true ? 'All' : undefined };
}

/** An apply that changes nothing keeps the resourceVersion, so no other request is needed to tell. */
function actionOf(
  answer: Answer,
  applied: LiveObject,
  dryRun: boolean,
  known: string | undefined,
): ApplyResult['action'] {
  if (answer.status === 201) return 'created';
  if (known === undefined || dryRun) return 'unknown';
  return applied.metadata.resourceVersion === known ? 'unchanged' : 'configured';
}

/** The texts of `Warning: 299 - "text"` headers. */
function warningsOf(answer: Answer): readonly string[] {
  const header = answer.header('warning') ?? '';
  return [...header.matchAll(/\b\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(.)/g, '$1').slice(0, 500),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
