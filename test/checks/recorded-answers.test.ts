import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/model/object.ts';
import { formatPath } from '../../src/model/json-path.ts';
import { beyondSchema, overflow } from '../integration/checks/explained.ts';
import { mutants } from '../integration/checks/mutate.ts';
import { customDefinition, seeds } from '../integration/checks/seeds.ts';
import { checksOf, manifestsOf, told } from './support.ts';

/** One line an object: seed, change and path, and `+`, or `-` with the reason. Written by test/integration/checks/record.ts. */
const file = new URL('../fixtures/api-server/answers.txt', import.meta.url);

describe('what an API server said of changed objects (dry run of server-side apply, strict field validation, v1.35.4)', () => {
  it('is what the schemas say', async () => {
    const only = ['unknown-field', 'schema-invalid', 'duplicate-list-item'];
    const checks = await checksOf({ only, kubernetesVersion: '1.35', crds: manifestsOf(customDefinition) });
    const objects = new Map<string, KubernetesObject>(
      Object.entries(seeds).flatMap(([seed, text]) =>
        manifestsOf(text).flatMap((manifest) =>
          mutants(manifest).map(
            ({ change, path, object }) => [`${seed} ${change} ${formatPath(path)}`, object] as const,
          ),
        ),
      ),
    );
    const answers = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const tally = { agree: 0, overflow: 0, beyondSchema: 0 };
    const unexplained: string[] = [];
    for (const line of answers) {
      const [, what = '', verdict = '', reason = ''] = /^(.*) ([+-])(?: (.*))?$/.exec(line) ?? [];
      // Of a custom resource an API server says nothing that its definition does not say.
      const isCustom = what.startsWith('custom ');
      const manifest = objects.get(what);
      if (manifest === undefined) throw new Error(`there is no ${what}`);
      const root = { id: 'app', engine: 'plain' as const, objects: [{ manifest }], errors: [], milliseconds: 0 };
      const found = told(checks.evaluate(root, [root]));
      if ((found.length === 0) === (verdict === '+')) tally.agree += 1;
      else if (verdict === '+' && found.every((each) => overflow.test(each))) tally.overflow += 1;
      else if (verdict === '-' && !isCustom && beyondSchema.test(reason)) tally.beyondSchema += 1;
      else unexplained.push(`${line} :: ${found.join('; ')}`);
    }
    expect(unexplained).toEqual([]);
    expect(answers.length).toBeGreaterThanOrEqual(1500);
    expect(tally.agree / answers.length).toBeGreaterThan(0.985);
  });
});
