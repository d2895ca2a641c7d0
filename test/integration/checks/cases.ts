/** For what a field is to be removed by. */
export const absent = Symbol('absent');

export const long = (length: number): string => 'a'.repeat(length);

/** By seed and path; `''` is the object itself. */
export type Cases = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
