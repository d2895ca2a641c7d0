import { createHostBuiltins } from '../../policy/host-builtins.ts';
import { parseRego } from '../../policy/rego-parse.ts';
import { formatRego } from '../../policy/rego-value.ts';
import { type PolicyExports, readText, writeBytes } from './policy-memory.ts';

/**
 * What a compiled policy imports, with builtins whose arguments and results are passed as Rego text, so that sets and large integers stay
 * what they are. A builtin that gives undefined makes the expression undefined, as in OPA; one that throws ends this rule's evaluation.
 */
export function hostImports(
  memory: WebAssembly.Memory,
  made: () => Readonly<{ exports: PolicyExports; builtins: Readonly<Record<string, number>> }> | undefined,
): WebAssembly.ModuleImports {
  // One time for a whole evaluation, as in OPA, so that rules agree on what is over.
  const now = BigInt(Date.now()) * 1_000_000n;
  let known: ReadonlyMap<number, ReturnType<HostBuiltins['get']>> | undefined;
  const call = (id: number, _context: number, ...addresses: number[]): number => {
    const { exports, builtins } = made() ?? absent('of the policy');
    known ??= byNumber(builtins, createHostBuiltins(now));
    const builtin = known.get(id) ?? absent(Object.keys(builtins).find((name) => builtins[name] === id) ?? `${id}`);
    const args = addresses.map((address) => parseRego(readText(memory, exports.opa_value_dump(address))));
    const result = builtin(...args);
    return result === undefined ? 0 : loadRego(exports, memory, formatRego(result));
  };
  return {
    memory,
    opa_abort: (address: number) => {
      throw new Error(readText(memory, address));
    },
    // Slipway compiles print() away; a module from elsewhere may still print, and stdout belongs to the result.
    opa_println: () => undefined,
    opa_builtin0: call,
    opa_builtin1: call,
    opa_builtin2: call,
    opa_builtin3: call,
    opa_builtin4: call,
  };
}

type HostBuiltins = ReturnType<typeof createHostBuiltins>;

function byNumber(
  builtins: Readonly<Record<string, number>>,
  provided: HostBuiltins,
): ReadonlyMap<number, ReturnType<HostBuiltins['get']>> {
  return new Map(Object.entries(builtins).map(([name, id]) => [id, provided.get(name)]));
}

function absent(name: string): never {
  throw new Error(`the builtin ${name} is not available`);
}

function loadRego(exports: PolicyExports, memory: WebAssembly.Memory, text: string): number {
  const bytes = new TextEncoder().encode(text);
  return exports.opa_value_parse(writeBytes(exports, memory, bytes), bytes.byteLength);
}
