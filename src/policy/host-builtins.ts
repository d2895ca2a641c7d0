import type { RegoValue } from './rego-value.ts';
import { sprintf } from './sprintf.ts';

/** A builtin function of OPA; undefined where OPA's gives none. */
export type HostBuiltin = (...args: readonly RegoValue[]) => RegoValue | undefined;

/** The builtins that a policy.wasm needs from its host and that Slipway has. Any other is refused when a policy is compiled. */
export const hostBuiltins: ReadonlyMap<string, HostBuiltin> = new Map([['sprintf', sprintf]]);
