import { SlipwayError } from '../model/errors.ts';
import type { Rule } from './rule.ts';
import type { RuleScope } from './rule-scopes.ts';

/** Packs whose checks depend on a version: `pss-restricted:v1.30`. */
export const podSecurityPacks = ['pss-baseline', 'pss-restricted'] as const;

/** The oldest version that the checks are kept for; before it Pod Security was not stable. */
const oldest = 25;

/**
 * Who names a pack of the Pod Security Standards wants refused what the admission controller would refuse: its rules are errors then, unless
 * an entry that comes later says otherwise.
 */
export function enforcedRules(packs: readonly string[], selected: readonly Rule[]): readonly RuleScope[] {
  const named = podSecurityPacks.filter((name) => packs.some((pack) => pack.split(':', 1)[0] === name));
  return selected
    .filter((rule) => rule.severity !== 'error' && named.some((name) => rule.packs.includes(name)))
    .map(({ id }) => ({ rule: id, severity: 'error' }));
}

/**
 * The minor version of Kubernetes by which the Pod Security Standards are judged: what a pack says, else the clusters'; undefined is the
 * newest. A version that is newer than what we know is judged by the newest. Throws `UNKNOWN_RULE` where packs name different versions.
 */
export function podSecurityMinor(packs: readonly string[], kubernetesVersion: string | undefined): number | undefined {
  const pinned = packs.filter((pack) => pack.includes(':')).map(pinnedMinor);
  const [first, ...more] = [...new Set(pinned)];
  if (more.length > 0) {
    const hint = 'One run judges by one version. Give the packs of one version, or judge twice.';
    throw new SlipwayError('UNKNOWN_RULE', `the packs ${packs.join(', ')} name several versions`, { hint });
  }
  // A pack without a version beside one with it means the same, because the restricted level holds the baseline.
  return first ?? clusterMinor(kubernetesVersion);
}

function clusterMinor(version: string | undefined): number | undefined {
  const minor = /^v?1\.(\d+)/.exec(version ?? '')?.[1];
  return minor === undefined ? undefined : Math.max(oldest, Number(minor));
}

/** Of `pss-restricted:v1.30`; undefined for `latest`. */
function pinnedMinor(pack: string): number | undefined {
  const version = pack.slice(pack.indexOf(':') + 1);
  if (version === 'latest') return undefined;
  const minor = /^v?1\.(\d+)$/.exec(version)?.[1];
  if (minor !== undefined && Number(minor) >= oldest) return Number(minor);
  const hint = `Write v1.${oldest} or newer, or latest: pss-restricted:v1.30.`;
  throw new SlipwayError('UNKNOWN_RULE', `"${version}" in the pack ${pack} is no version of it`, { hint });
}
