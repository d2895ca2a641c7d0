import type { JsonPath } from '../../model/json-path.ts';
import { groupOf, type KubernetesObject } from '../../model/object.ts';
import type { RenderedRoot } from '../../model/rendered-root.ts';
import type { CheckContext, CheckFinding, ObjectCheck } from '../checked-root.ts';
import { isMapping, named } from '../schema/report.ts';
import { encryptsAll, isEncrypted } from '../sops.ts';
import { literalsOf } from './literals.ts';
import { type NameOptions, namesSecret, snake } from './names.ts';
import { secretRules } from './rules.ts';
import type { Scanner } from './scanner.ts';
import { isPlainConfiguration } from './settings.ts';
import { eachText } from './texts.ts';
import { decoded, isPlaceholder, looksGenerated, isPublic, masked } from './values.ts';

/** Kinds that hold what is encrypted or tells where a secret is; and schemas, which are long and hold none. */
const passedKinds = new Set([
  'SealedSecret',
  'ExternalSecret',
  'ClusterExternalSecret',
  'SopsSecret',
  'CustomResourceDefinition',
  'PushSecret',
]);

/** Makes what looks for secrets in a root's objects; undefined when none of the rules is on. */
export type SecretChecks = (root: RenderedRoot) => ObjectCheck | undefined;

export function createSecretChecks(context: Pick<CheckContext, 'isOn' | 'option'>, scanner: Scanner): SecretChecks {
  if (!secretRules.some(({ id }) => context.isOn(id))) return () => undefined;
  const names = (rule: string): NameOptions => ({
    names: texts(context.option(rule, 'names')),
    harmless: texts(context.option(rule, 'harmless')),
  });
  const [ofConfigMap, ofLiterals] = [names('configmap-secret'), names('literal-secret')];
  const publicKeys = texts(context.option('secret-committed', 'public-keys')).map(snake);
  const except = new Set(texts(context.option('secret-format', 'except')));
  const check = (object: KubernetesObject, isChart: boolean): readonly CheckFinding[] => {
    const isSecret = object.kind === 'Secret' && groupOf(object.apiVersion) === '';
    const encrypted = isEncrypted(object);
    if (passedKinds.has(object.kind) || (encrypted && !(isSecret && encryptsAll(object)))) return none;
    const found: CheckFinding[] = [];
    if (isSecret) found.push(...committed(object, publicKeys, ofLiterals, isChart));
    if (object.kind === 'ConfigMap') found.push(...sensitiveKeys(object, ofConfigMap));
    const literals: CheckFinding[] = [];
    const literal = isSecret ? undefined : literalsOf(object.kind, ofLiterals, literals);
    const encodedIn = isSecret ? 'data' : object.kind === 'ConfigMap' ? 'binaryData' : undefined;
    eachText(object, (given, name, path) => {
      literal?.(given, name, path);
      if (given.length < shortest || (encrypted && path[0] === 'sops')) return;
      const isEncoded = encodedIn !== undefined && path[0] === encodedIn;
      const text = isEncoded ? decoded(given) : given;
      if (text === undefined || text.length < shortest) return;
      for (const { id, secret } of scanner.scan(text, name)) {
        if (except.has(id) || isPlaceholder(secret)) continue;
        found.push({ rule: 'secret-format', path: [...path], message: formatMessage(given, id, secret) });
      }
    });
    return literals.length === 0 ? found : [...found, ...literals];
  };
  // Base and head, and overlays of one base, mostly hold the same objects.
  const [ofCharts, ofOthers] = [new WeakMap<KubernetesObject, Found>(), new WeakMap<KubernetesObject, Found>()];
  return ({ engine }) => {
    const isChart = engine === 'helm';
    const known = isChart ? ofCharts : ofOthers;
    return (object) => {
      let found = known.get(object);
      if (found === undefined) known.set(object, (found = check(object, isChart)));
      return found;
    };
  };
}

type Found = readonly CheckFinding[];

/** In characters: a secret of a known format is longer. */
const shortest = 16;
const none: readonly CheckFinding[] = [];

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** SOPS leaves what is called so in the clear. */
const clearSuffix = '_unencrypted';

function committed(
  object: KubernetesObject,
  publicKeys: readonly string[],
  options: NameOptions,
  isChart: boolean,
): readonly CheckFinding[] {
  return ['data', 'stringData'].flatMap((field) => {
    const values = object[field];
    if (!isMapping(values)) return [];
    return Object.entries(values).flatMap(([key, value]): readonly CheckFinding[] => {
      if (typeof value !== 'string' || isPublicKey(key, publicKeys) || isPlaceholder(value)) return [];
      if (key.endsWith(clearSuffix) && isEncrypted(object)) return [];
      // What a placeholder is replaced by may be encoded only then, so it is looked for before and after decoding.
      const text = field === 'data' ? decoded(value) : value;
      if (text !== undefined && (isPlaceholder(text) || isPublic(text))) return [];
      const size = text === undefined ? `(${Buffer.from(value, 'base64').length} bytes)` : masked(text);
      const path: JsonPath = [field, key];
      // A chart may make it anew whenever it is rendered, and only the chart can tell.
      if (isChart && text !== undefined && looksGenerated(text)) {
        const message = `the value of ${named(key)} is in the repository, unless the chart makes it at random ${size}`;
        return [{ rule: 'secret-committed', severity: 'warning', path, message }];
      }
      const message = `the value of ${named(key)} is in the repository ${size}`;
      if (text !== undefined && isPlainConfiguration(text, options))
        return [{ rule: 'secret-committed', severity: 'warning', path, message: `${message}; it names no secret` }];
      return [{ rule: 'secret-committed', path, message }];
    });
  });
}

/** `username`, and `DB_USERNAME`. */
function isPublicKey(key: string, publicKeys: readonly string[]): boolean {
  const name = snake(key);
  return publicKeys.some((each) => name === each || name.endsWith(`_${each}`));
}

function sensitiveKeys(object: KubernetesObject, options: NameOptions): readonly CheckFinding[] {
  const { data } = object;
  if (!isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, value]): readonly CheckFinding[] => {
    if (typeof value !== 'string' || value.includes('\n') || !namesSecret(key, options)) return [];
    if (isPlaceholder(value) || isPublic(value) || /^[\w.-]{0,3}$|^\d+[smhd]?$|^[\w./-]+\/[\w./-]+$/.test(value))
      return [];
    return [
      {
        rule: 'configmap-secret',
        path: ['data', key],
        message: `${named(key)} is a secret in a ConfigMap ${masked(value)}`,
      },
    ];
  });
}

function formatMessage(text: string, id: string, secret: string): string {
  const at = text.indexOf(secret);
  const line = at < 0 || !text.includes('\n') ? '' : ` in line ${text.slice(0, at).split('\n').length}`;
  return `a text has the form of a ${id.replaceAll('-', ' ')}${line} ${masked(secret)}`;
}
