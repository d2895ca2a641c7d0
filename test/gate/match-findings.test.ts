import { describe, expect, it } from 'vitest';
import type { EvaluateRoot } from '../../src/gate/evaluation.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import type { Severity } from '../../src/model/verdict.ts';
import { rootOf } from './verdicts.ts';

/** A root whose only object has a message a line, `error: …` or `warning: …`. */
function rootWith(messages: readonly string[], id = 'prod'): RenderedRoot {
  return rootOf(id, `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: ${JSON.stringify({ messages })}\n`);
}

function saying(rule: string): EvaluateRoot {
  return (root) => {
    const violations = root.objects.flatMap((object) => {
      const { messages } = object.manifest['data'] as { messages: readonly string[] };
      return messages.map((text) => {
        const [severity, message] = text.split(': ') as [Severity, string];
        return { rule, severity, message, object, path: [], docs: '' };
      });
    });
    return Promise.resolve({ violations, errors: [] });
  };
}

/** What head says, and what is fixed, as `status message`. */
async function told(
  base: readonly string[],
  head: readonly string[],
  rule = 'main/deny',
  id = 'prod',
): Promise<readonly string[]> {
  const request = { base: [rootWith(base)], head: [rootWith(head, id)], rules: 1, failOn: 'error' as const };
  const { findings, fixed } = await runGate({ ...request, evaluate: saying(rule) });
  return [
    ...findings.map(({ status, message }) => `${status} ${message}`),
    ...fixed.map(({ message }) => `fixed ${message}`),
  ];
}

describe('findings of a rule of a user that stands for several mistakes', () => {
  it.each(['prod', 'moved'])('one is not taken for another that is fixed, in %s', async (id) => {
    expect(await told(['error: it has no owner'], ['error: it runs as root'], 'main/deny', id)).toEqual([
      'new it runs as root',
      'fixed it has no owner',
    ]);
    expect(await told(['error: z is there'], ['error: a is there', 'error: z is there'], 'main/deny', id)).toEqual([
      'new a is there',
      'existing z is there',
    ]);
  });

  it('one that says the same of other values is the same', async () => {
    const [old, young] = [
      'error: image acme/web:1.2 has no digest (2 of 3)',
      'error: image acme/web:1.3 has no digest (1 of 3)',
    ];
    expect(await told([old], [young])).toEqual(['existing image acme/web:1.3 has no digest (1 of 3)']);
    expect(await told([old], [young, old])).toEqual([
      'existing image acme/web:1.2 has no digest (2 of 3)',
      'new image acme/web:1.3 has no digest (1 of 3)',
    ]);
  });
});

it('a rule of ours finds the same mistake, whatever it says of it', async () => {
  expect(await told(['error: nginx has no tag'], ['error: redis has no tag'], 'no-latest-tag')).toEqual([
    'existing redis has no tag',
  ]);
});

it('a mistake that becomes graver is new, and one that becomes lighter is not', async () => {
  expect(await told(['warning: few replicas'], ['error: few replicas'])).toEqual([
    'new few replicas',
    'fixed few replicas',
  ]);
  expect(await told(['error: few replicas'], ['warning: few replicas'])).toEqual(['existing few replicas']);
});
