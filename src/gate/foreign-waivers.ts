import { type JsonPath, valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import type { FindingWaiver } from '../model/verdict.ts';
import type { Rule } from '../policy/rule.ts';
import { checkovNames } from './checkov-names.ts';
import type { Violation } from './evaluation.ts';

export type ForeignTool = 'kube-linter' | 'polaris' | 'kube-score' | 'checkov';

type Annotations = Readonly<Record<string, string>>;

/** The reason for which an object's annotations leave a check out; undefined when they do not. */
type ReadAnnotations = (annotations: Annotations, check: string) => string | undefined;

/**
 * How the tools write it: kube-linter docs/configuring-kubelinter.md, polaris docs/customization/exemptions.md, kube-score README
 * (Ignoring a test), checkov docs/2.Basics/Suppressing and Skipping Policies.md.
 */
const readers: Readonly<Record<ForeignTool, ReadAnnotations>> = {
  'kube-linter': (annotations, check) =>
    annotations[`ignore-check.kube-linter.io/${check}`] ?? annotations['kube-linter.io/ignore-all'],
  polaris: (annotations, check) =>
    [`polaris.fairwinds.com/${check}-exempt`, 'polaris.fairwinds.com/exempt'].some((key) => annotations[key] === 'true')
      ? ''
      : undefined,
  'kube-score': (annotations, check) => {
    const left = annotations['kube-score/ignore']?.split(',').map((one) => one.trim()) ?? [];
    return left.includes(check) || left.includes('*') ? '' : undefined;
  },
  checkov: (annotations, check) => {
    for (const [key, value] of Object.entries(annotations)) {
      const [id = '', ...reason] = value.split('=');
      if (/^checkov\.io\/skip\d*$/.test(key) && id.trim() === check) return reason.join('=');
    }
    return undefined;
  },
};

export interface ForeignWaiving {
  /** Marks what annotations for the tools leave out. */
  apply(violations: readonly Violation[]): readonly Violation[];
  /** After all roots. */
  notices(): readonly string[];
}

/**
 * Honours the annotations that leave objects out of other tools' checks. A rule that stands for several checks of a tool is waived
 * only where all of them are left out.
 */
export function createForeignWaiving(tools: readonly ForeignTool[], rules: readonly Rule[]): ForeignWaiving {
  const names = new Map(rules.map((rule) => [rule.id, rule.aliases]));
  const counts = new Map<ForeignTool, number>();
  const waiverOf = ({ rule, object, path }: Violation): FindingWaiver | undefined => {
    const annotations = textsOf(object.manifest.metadata?.annotations);
    const aliases = names.get(rule);
    if (aliases === undefined) return undefined;
    for (const tool of tools) {
      const checks = tool === 'checkov' ? checkovNames(aliases) : aliases[tool];
      const places = tool === 'kube-score' ? [annotations, ...ofTemplates(object.manifest, path)] : [annotations];
      const reasons = checks.map((check) => places.map((place) => readers[tool](place, check)).find(isThere));
      const [reason] = reasons;
      if (reason === undefined || reasons.includes(undefined)) continue;
      counts.set(tool, (counts.get(tool) ?? 0) + 1);
      return { reason: reason === '' ? `an annotation for ${tool}` : reason, foreign: tool };
    }
    return undefined;
  };
  return {
    apply: (violations) =>
      tools.length === 0
        ? violations
        : violations.map((violation) => {
            const waiver = violation.excepted === true ? undefined : waiverOf(violation);
            return waiver === undefined ? violation : { ...violation, excepted: true, waiver };
          }),
    notices: () =>
      [...counts].map(
        ([tool, count]) =>
          `${count === 1 ? '1 finding is' : `${count} findings are`} waived by foreign annotations (${tool}): they have no owner and no end`,
      ),
  };
}

/** kube-score's checks of pods heed the annotations of the pod template as well (score/scorecard, `isEnabled`). */
function ofTemplates(manifest: KubernetesObject, path: JsonPath): readonly Annotations[] {
  return path.flatMap((step, index) =>
    step === 'template' ? [textsOf(valueAt(manifest, [...path.slice(0, index + 1), 'metadata', 'annotations']))] : [],
  );
}

function isThere(reason: string | undefined): reason is string {
  return reason !== undefined;
}

function textsOf(value: unknown): Annotations {
  if (value === null || typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
