import { CORE_SCHEMA, dump, loadAll, mergeTag, realMapTag } from 'js-yaml';
import { fromJson, toJson } from '../rego-json.ts';
import { type BuiltinTable, OperandError, refuse, text } from './operands.ts';
import type { RegoValue } from '../rego-value.ts';

/** YAML 1.2 as go-yaml v3 reads it. What is written means the same as what OPA writes, and may be laid out in another way. */
export const yamlBuiltins: BuiltinTable = {
  'yaml.marshal': (value) => dump(toJson(value ?? null), { lineWidth: -1, noRefs: true, sortKeys: true }),
  'yaml.unmarshal': (value) => read(text(value)),
  'yaml.is_valid': (value) => {
    if (typeof value !== 'string') return false;
    try {
      read(value);
      return true;
    } catch (thrown) {
      if (thrown instanceof OperandError) return false;
      throw thrown;
    }
  },
};

const schema = CORE_SCHEMA.withTags(realMapTag, mergeTag);
const maxDepth = 256;
/** Aliases share what they name; written out they may be a bomb. */
const maxNodes = 500_000;

/** Of several documents the first one, and all of them have to be valid. */
function read(stream: string): RegoValue {
  let documents: readonly unknown[];
  try {
    documents = loadAll(stream, { schema, maxDepth, json: true });
  } catch {
    return refuse('no YAML');
  }
  const budget = { nodes: maxNodes };
  return fromJson(plain(documents[0], budget));
}

function plain(value: unknown, budget: { nodes: number }): unknown {
  budget.nodes -= 1;
  if (budget.nodes < 0) throw new Error('YAML of so much data is not supported');
  if (Array.isArray(value)) return value.map((item) => plain(item, budget));
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, item]) => [keyOf(key), plain(item, budget)]));
}

/** JSON's keys are texts. */
function keyOf(key: unknown): string {
  if (typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean') return String(key);
  return refuse('a key that is no text');
}
