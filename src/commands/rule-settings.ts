import { posix } from 'node:path';
import { baselineFile } from '../config/baseline.ts';
import type { ForeignTool } from '../gate/foreign-waivers.ts';
import type { OnExpiry } from '../gate/waive.ts';
import type { Config } from '../config/schema.ts';
import { SlipwayError } from '../model/errors.ts';
import { parsePath } from '../model/json-path.ts';
import type { FailOn } from '../model/verdict.ts';
import type { PodPaths } from '../policy/policy-request.ts';
import type { RuleScope } from '../policy/rule-scopes.ts';
import type { External } from '../policy/related/external.ts';
import type { OptionValues } from '../options/values.ts';

/** What the gate demands in one run. */
export interface RuleSettings {
  packs: readonly string[];
  enable: readonly string[];
  disable: readonly string[];
  /** Folders and files with Rego that the configuration names, in the tree that it was read from. */
  policies: readonly string[];
  /** Folders and files with CustomResourceDefinitions, in the same tree. */
  crds: readonly string[];
  /** Packages whose rules get all objects of a root at once; true: all that do not say otherwise. */
  combine: boolean | readonly string[];
  failOn: FailOn;
  kubernetesVersion: string | undefined;
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Where other kinds have the spec of their pods. */
  pods: PodPaths;
  /** What counts in parts of what is judged. */
  scopes: readonly RuleScope[];
  /** Of each environment the globs of its roots. */
  environments: Readonly<Record<string, readonly string[]>>;
  /** What is in the clusters without being rendered. */
  external: readonly External[];
  waivers: { maxDays: number; onExpiry: OnExpiry };
  /** Tools whose annotations waive. */
  foreign: readonly ForeignTool[];
  /** By rule id. */
  effectiveFrom: Readonly<Record<string, string>>;
  baseline: { file: string; ratchet: boolean };
}

const strictness: Readonly<Record<FailOn, number>> = { never: 0, error: 1, warning: 2 };

/**
 * Joins the deciding configuration with the options of a run. On the command line options replace what is configured; the inputs of an
 * Action come from the change itself, so they may only tighten: `GATE_LOOSENED`.
 */
export function ruleSettings(
  values: OptionValues,
  config: Config | undefined,
  /** That slipway.yaml is in. */
  folder: string,
  action: boolean,
): RuleSettings {
  const gate = config?.gate;
  const configured: FailOn = gate?.['fail-on'] ?? 'error';
  const failOn = (values.text('fail-on') as FailOn | undefined) ?? configured;
  const packs = values.list('pack');
  if (action) {
    if (strictness[failOn] < strictness[configured])
      throw loosened('fail-on', `"${failOn}" where the configuration has "${configured}"`);
    if (values.list('disable').length > 0) throw loosened('disable', values.list('disable').join(', '));
    if (packs.includes('none')) throw loosened('pack', 'none');
    const [version, wanted] = [values.text('kubernetes-version'), gate?.['kubernetes-version']];
    if (version !== undefined && wanted !== undefined && version !== wanted)
      throw loosened('kubernetes-version', `"${version}" where the configuration has "${wanted}"`);
  }
  const own = gate?.packs ?? (action && packs.length > 0 ? ['recommended'] : []);
  return {
    packs: action ? [...new Set([...own, ...packs])] : packs.length > 0 ? packs : own,
    enable: [...(gate?.enable ?? []), ...values.list('enable')],
    disable: [...(gate?.disable ?? []), ...values.list('disable')],
    policies: gate?.policies ?? [],
    crds: gate?.crds ?? [],
    combine: values.flag('combine') || (gate?.combine ?? false),
    failOn,
    kubernetesVersion: values.text('kubernetes-version') ?? gate?.['kubernetes-version'],
    options: gate?.options ?? {},
    pods: new Map(Object.entries(gate?.pods ?? {}).map(([kind, path]) => [kind, parsePath(path) ?? []])),
    scopes: gate?.rules ?? [],
    environments: rootsOfEnvironments(config, folder),
    external: gate?.external ?? [],
    waivers: { maxDays: gate?.waivers?.['max-days'] ?? 90, onExpiry: gate?.waivers?.['on-expiry'] ?? 'block-root' },
    foreign: gate?.waivers?.foreign ?? [],
    effectiveFrom: gate?.['effective-from'] ?? {},
    baseline: { file: gate?.baseline?.file ?? baselineFile, ratchet: gate?.baseline?.ratchet ?? true },
  };
}

/** The refusal of an Action's input, which comes from the change itself. */
export function loosened(input: string, value: string): SlipwayError {
  return new SlipwayError('GATE_LOOSENED', `input "${input}" would loosen the gate: ${value}`);
}

/** Of each environment the globs of its roots, as a configuration in the folder means them. */
export function rootsOfEnvironments(
  config: Config | undefined,
  folder: string,
): Readonly<Record<string, readonly string[]>> {
  const whole = (glob: string): string => posix.join(folder, glob).replace(/\/$/, '');
  return Object.fromEntries(
    Object.entries(config?.environments ?? {}).map(([name, { roots }]) => [name, (roots ?? []).map(whole)]),
  );
}
