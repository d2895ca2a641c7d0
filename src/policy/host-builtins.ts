import { cidrBuiltins } from './builtins/cidr.ts';
import { encodingBuiltins } from './builtins/encoding.ts';
import { graphBuiltins } from './builtins/graph.ts';
import { jsonBuiltins } from './builtins/json.ts';
import { jsonSchemaBuiltins } from './builtins/json-schema.ts';
import { jsonPatchBuiltins } from './builtins/json-patch.ts';
import { numberBuiltins } from './builtins/numbers.ts';
import { type HostBuiltin, tolerant } from './builtins/operands.ts';
import { regexBuiltins } from './builtins/regex.ts';
import { semverBuiltins } from './builtins/semver.ts';
import { stringBuiltins } from './builtins/strings.ts';
import { subsetBuiltins } from './builtins/subset.ts';
import { templateBuiltins } from './builtins/template.ts';
import { timeBuiltins } from './builtins/time.ts';
import { unitBuiltins } from './builtins/units.ts';
import { uriBuiltins } from './builtins/uri.ts';
import { yamlBuiltins } from './builtins/yaml.ts';
import { sprintf } from './sprintf.ts';

/**
 * The builtins that a policy.wasm needs from its host and that Slipway has. Any other is refused when a policy is compiled: http.send,
 * opa.runtime, rand.intn and uuid.rfc4122 on purpose, because the same manifests have to get the same answer.
 */
export function createHostBuiltins(nowNs: bigint): ReadonlyMap<string, HostBuiltin> {
  const table = tolerant({
    ...cidrBuiltins,
    ...encodingBuiltins,
    ...graphBuiltins,
    ...jsonBuiltins,
    ...jsonPatchBuiltins,
    ...jsonSchemaBuiltins,
    ...numberBuiltins,
    ...regexBuiltins,
    ...semverBuiltins,
    ...stringBuiltins,
    ...subsetBuiltins,
    ...templateBuiltins,
    ...timeBuiltins(nowNs),
    ...unitBuiltins,
    ...uriBuiltins,
    ...yamlBuiltins,
  });
  return new Map<string, HostBuiltin>([['sprintf', sprintf], ...Object.entries(table)]);
}

/** Their names, sorted. */
export function hostBuiltinNames(): readonly string[] {
  return [...createHostBuiltins(0n).keys()].toSorted();
}
