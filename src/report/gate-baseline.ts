import { formatIdentity } from '../model/object.ts';
import type { Verdict } from '../model/verdict.ts';

/** What a repository had when it took the gate up: the findings that count, for .slipway/baseline.json. One a line, so that diffs can be read. */
export function gateBaseline({ findings, covered = [] }: Verdict): string {
  const lines = [...findings, ...covered]
    .filter(({ status }) => status !== 'waived')
    .map(({ fingerprint, rule, root, object, path }) =>
      JSON.stringify({ fingerprint, rule, root, object: formatIdentity(object), path }),
    )
    .toSorted();
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "schema": "slipway/baseline/v1",\n  "findings": ${list}\n}\n`;
}
