import { formatPath } from '../model/json-path.ts';
import { formatIdentity, identify, type ObjectIdentity } from '../model/object.ts';
import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import type { PolicyFinding } from '../policy/outcome.ts';
import { wholeRoot } from '../policy/subject.ts';
import type { Violation } from './evaluation.ts';

/**
 * What rules found, each at the object that it is about: of a rule that speaks of another object than the one it was given, that one, which
 * may be gone. Such a rule says the same for every object of the root, and that counts once.
 */
export function violationsOf(findings: readonly PolicyFinding[], root: RenderedRoot): readonly Violation[] {
  const identities = root.objects.map(({ manifest }) => formatIdentity(identify(manifest)));
  const byIdentity = new Map<string, RenderedObject>();
  for (const [index, object] of [...root.objects.entries()].toReversed())
    byIdentity.set(identities[index] ?? '', object);
  // Nearly always all findings are about the objects themselves, and then there is nothing to tell apart.
  const speaksOfOthers = findings.some(
    ({ index, object }) =>
      index === wholeRoot || (object !== undefined && formatIdentity(object) !== identities[index]),
  );
  const told = { own: new Set<string>(), foreign: new Set<string>() };
  const itself = rootObject(root);
  return findings.flatMap(
    ({ rule, severity, message, index, object: about = identify(itself.manifest), path, ...more }) => {
      const own = index === wholeRoot ? itself : root.objects[index];
      if (own === undefined) return [];
      const { excepted, details, learned } = more;
      let object = own;
      if (speaksOfOthers) {
        const identity = formatIdentity(about);
        const isOwn = identity === (identities[index] ?? formatIdentity(identify(own.manifest)));
        const key = JSON.stringify([rule.id, severity, message, identity, formatPath(path), excepted ?? false]);
        // Two findings of one rule on an object that is rendered twice are two.
        if (told.foreign.has(key) || (!isOwn && told.own.has(key))) return [];
        told[isOwn ? 'own' : 'foreign'].add(key);
        if (!isOwn) object = byIdentity.get(identity) ?? goneObject(about);
      }
      // Of another object nothing is known.
      if (learned !== undefined && object === own && details === undefined && !excepted)
        return { rule: rule.id, severity, message, object, path, docs: rule.docs, learned };
      return [
        {
          rule: rule.id,
          severity,
          message,
          object,
          path,
          docs: rule.docs,
          ...(details === undefined ? {} : { details }),
          ...(excepted ? { excepted } : {}),
          ...(learned === undefined || object !== own ? {} : { learned }),
        },
      ];
    },
  );
}

function goneObject({ apiVersion, kind, namespace, name }: ObjectIdentity): RenderedObject {
  return { manifest: { apiVersion, kind, metadata: { name, ...(namespace === '' ? {} : { namespace }) } } };
}

const ownFiles: Readonly<Record<string, string>> = { kustomize: 'kustomization.yaml', helm: 'Chart.yaml' };

/** Stands for the root in findings that are about no object of it. */
function rootObject({ id, engine }: RenderedRoot): RenderedObject {
  const file = ownFiles[engine];
  const manifest = { apiVersion: 'slipway/v1', kind: 'Root', metadata: { name: id } };
  return { manifest, ...(file === undefined ? {} : { origin: { file: id === '.' ? file : `${id}/${file}` } }) };
}
