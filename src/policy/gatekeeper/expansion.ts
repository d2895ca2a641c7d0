import { SlipwayError } from '../../model/errors.ts';
import { groupOf, type KubernetesObject } from '../../model/object.ts';
import type { Severity } from '../../model/verdict.ts';
import { below, fieldsOf, listOf, textOf } from '../related/read.ts';
import type { GatekeeperDocument } from './documents.ts';

/** An ExpansionTemplate: what a controller makes of an object, for instance a Pod of a Deployment. */
export interface Expansion {
  name: string;
  applyTo: readonly { groups: readonly string[]; versions: readonly string[]; kinds: readonly string[] }[];
  /** Where in the object the other one is written: `spec`, `template`. */
  source: readonly string[];
  apiVersion: string;
  kind: string;
  /** Of what is found in what is made, whatever the constraint says. */
  severity?: Severity;
}

const severities: Readonly<Record<string, Severity>> = { deny: 'error', warn: 'warning', dryrun: 'info' };

export function readExpansion({ name, value, location }: GatekeeperDocument): Expansion {
  const refuse = (why: string): never => {
    throw new SlipwayError('POLICY_TEMPLATE', `the ExpansionTemplate ${name} ${why}`, { location });
  };
  const spec = fieldsOf(value['spec']);
  const { group, version, kind } = fieldsOf(spec['generatedGVK']);
  const source = textOf(spec['templateSource']);
  const action = textOf(spec['enforcementAction']);
  if (source === '') refuse('has no templateSource');
  if (textOf(kind) === '') refuse('has no generatedGVK');
  const severity = action === '' ? undefined : (severities[action] ?? refuse(`has an unknown enforcementAction`));
  const list = (each: unknown): readonly string[] => listOf(each).filter((one) => typeof one === 'string');
  return {
    name,
    applyTo: listOf(spec['applyTo']).map((each) => {
      const { groups, versions, kinds } = fieldsOf(each);
      return { groups: list(groups), versions: list(versions), kinds: list(kinds) };
    }),
    source: source.split('.'),
    apiVersion: textOf(group) === '' ? textOf(version) : `${textOf(group)}/${textOf(version)}`,
    kind: textOf(kind),
    ...(severity === undefined ? {} : { severity }),
  };
}

/** The object that will be made; undefined where the template does not apply (pkg/expansion: named after its parent, in its namespace). */
export function expand(
  { applyTo, source, apiVersion, kind }: Expansion,
  object: KubernetesObject,
): KubernetesObject | undefined {
  const version = object.apiVersion.slice(object.apiVersion.indexOf('/') + 1);
  const applies = applyTo.some(
    ({ groups, versions, kinds }) =>
      groups.includes(groupOf(object.apiVersion)) && versions.includes(version) && kinds.includes(object.kind),
  );
  const inner = applies ? below(object, ...source) : undefined;
  if (inner === null || typeof inner !== 'object') return undefined;
  const { metadata, ...rest } = inner as Record<string, unknown>;
  const { name = '', namespace, uid } = object.metadata ?? {};
  return {
    ...rest,
    apiVersion,
    kind,
    metadata: {
      ...fieldsOf(metadata),
      name: `${name}-${kind.toLowerCase()}`,
      ...(namespace === undefined ? {} : { namespace }),
      ownerReferences: [
        { apiVersion: object.apiVersion, kind: object.kind, name, ...(uid === undefined ? {} : { uid }) },
      ],
    },
  };
}
