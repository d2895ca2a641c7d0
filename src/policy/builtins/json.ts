import { toJsonText } from '../rego-json.ts';
import type { RegoValue } from '../rego-value.ts';
import { compareRego } from '../rego-value.ts';
import { array, type BuiltinTable, isKind, items, refuse, text } from './operands.ts';
import { equal } from './subset.ts';

/** v1/topdown/encoding.go and casts.go: the rest of what runs inside of policy.wasm. */
export const jsonBuiltins: BuiltinTable = {
  'json.marshal_with_options': (value, options) => {
    if (value === undefined || !isKind(options, 'object')) return refuse('no options');
    let [prefix, indent] = ['', '\t'];
    let pretty: boolean | undefined;
    for (const [key, option] of options.entries) {
      if (key === 'prefix') prefix = text(option);
      else if (key === 'indent') indent = text(option);
      else if (key === 'pretty' && typeof option === 'boolean') pretty = option;
      else return refuse('unknown option');
    }
    const isAsked = options.entries.some(([key]) => key !== 'pretty');
    return (pretty ?? isAsked) ? prefix + toJsonText(value, { prefix, indent }) : toJsonText(value);
  },
  'base64url.encode_no_pad': (value) => Buffer.from(text(value)).toString('base64url'),
  cast_array: (value) => array(isKind(value, 'set') ? value.items.toSorted(compareRego) : items(value)),
  cast_set: (value) => ({ kind: 'set', items: distinct(items(value)) }),
  cast_string: (value) => text(value),
  cast_boolean: (value) => (typeof value === 'boolean' ? value : refuse('no boolean')),
  cast_null: (value) => (value === null ? null : refuse('not null')),
  cast_object: (value) => (isKind(value, 'object') ? value : refuse('no object')),
};

function distinct(values: readonly RegoValue[]): readonly RegoValue[] {
  return values.filter((value, index) => !values.slice(0, index).some((other) => equal(other, value)));
}
