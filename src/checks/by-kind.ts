/** What an apiVersion and a kind decide: found out once for each, and looked up without a text made of both. */
export function byKind<Value>(
  find: (apiVersion: string, kind: string) => Value,
): (apiVersion: string, kind: string) => Value {
  const known = new Map<string, Map<string, { value: Value }>>();
  return (apiVersion, kind) => {
    let kinds = known.get(apiVersion);
    if (kinds === undefined) known.set(apiVersion, (kinds = new Map()));
    let found = kinds.get(kind);
    if (found === undefined) kinds.set(kind, (found = { value: find(apiVersion, kind) }));
    return found.value;
  };
}
