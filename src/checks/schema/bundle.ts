/**
 * The published schemas of ten minor versions in one file (dist/policies/kubernetes.json.br), written by scripts/build-schemas.ts. What versions
 * share is there once: a definition's body has no descriptions, and refers to others by name, so that most are equal in all versions.
 */
export interface SchemaBundle {
  licence: string;
  /** Minor versions, ascending: `[28, 29, …]`. */
  minors: readonly number[];
  /** The release that each was read from: `v1.28.15`. */
  releases: readonly string[];
  /** Names of definitions. */
  names: readonly string[];
  /** Bodies of definitions; each occurs once. */
  bodies: readonly Body[];
  enums: readonly (readonly string[])[];
  /** Per version what differs from the version before it. */
  definitions: readonly Delta[];
  /** `apps/v1/Deployment` → index of the name; per version what differs from the version before it. */
  kinds: readonly Readonly<Record<string, number | null>>[];
  /** `extensions/v1beta1/Ingress` → minors in which it is deprecated and gone, and what replaces it. */
  lifecycles: Readonly<Record<string, Lifecycle>>;
}

/** Pairs of the index of a name and the index of its body; a body of -1: the version has it no longer. */
export type Delta = readonly number[];

export interface Lifecycle {
  deprecated?: number;
  removed?: number;
  replacement?: string;
}

/**
 * A string is a scalar (`s` string, `i` int32, `l` int64, `n` number, `b` boolean, `t` time, `y` base64, `q` quantity, `x` integer or string, `*`
 * anything, `o` any mapping), a number the index of a definition's name.
 */
export type Node = Scalar | number | ListNode | MapNode | EnumNode;
export type Scalar = 's' | 'i' | 'l' | 'n' | 'b' | 't' | 'y' | 'q' | 'x' | '*' | 'o';

/** `keys`: items are told apart by these fields, with what an absent one stands for; `set`: by their value. */
export interface ListNode {
  list: Node;
  keys?: readonly (readonly [field: string, absent: string | null])[];
  set?: true;
}

export interface MapNode {
  map: Node;
}

export interface EnumNode {
  /** Index of the values. */
  enum: number;
}

/** What a definition is: an object with these fields, or something else. */
export type Body = { fields: Readonly<Record<string, Node>>; required?: readonly string[] } | { is: Node };
