import type { Location } from '../model/location.ts';
import type { Severity } from '../model/verdict.ts';

/** Other tools whose names for a rule are understood: `kube-linter/privileged-container`. */
export const aliasTools = ['kube-linter', 'polaris', 'kube-score', 'pss', 'gitleaks'] as const;
export type AliasTool = (typeof aliasTools)[number];
export type Aliases = Readonly<Record<AliasTool, readonly string[]>>;

export interface RuleOption {
  default: unknown;
  description: string;
}

/** A rule that can be selected: one of ours, or a deny, violation or warn rule of a user's policy. */
export interface Rule {
  /** Of ours the file's name; of a user's `<namespace>/<rule>`: `main/deny_root`. Stable: waivers and fingerprints hold it. */
  id: string;
  /** Of ours the folder's name; of a user's the namespace. */
  group: string;
  severity: Severity;
  /** Of a user's rule none: it is on unless it is disabled. */
  packs: readonly string[];
  title: string;
  description: string;
  rationale: string;
  fix: string;
  aliases: Aliases;
  /** As kindOf names them: `Deployment`, `Role.rbac.authorization.k8s.io`; empty for all kinds. */
  kinds: readonly string[];
  options: Readonly<Record<string, RuleOption>>;
  docs: string;
  /** Rules that demand part of what it demands: what both find at one place is told once. */
  covers?: readonly string[];
  /** Who wrote it. */
  origin: 'builtin' | 'user';
  /** Below `data`, with slashes. */
  entrypoint: string;
  /** Where it is defined. */
  location: Location;
  /** The day from which its errors are errors; until then they are warnings. */
  effectiveFrom?: string;
  /** Why it is not evaluated, though it can be selected. */
  unevaluated?: string;
}

export const noAliases: Aliases = { 'kube-linter': [], polaris: [], 'kube-score': [], pss: [], gitleaks: [] };
