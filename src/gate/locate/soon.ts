/** A value, or the promise of one where something has to be read first. A promise for each of a hundred thousand findings costs more than they do. */
export type Soon<Value> = Value | Promise<Value>;

/** Goes on with a value: at once when it is there. */
export function after<Value, Result>(value: Soon<Value>, use: (value: Value) => Soon<Result>): Soon<Result> {
  return value instanceof Promise ? value.then(use) : use(value);
}
