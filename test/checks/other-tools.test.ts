import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { nativeRules } from '../../src/checks/native-rules.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import { selectRules } from '../../src/policy/select-rules.ts';
import { checksOf } from './support.ts';

interface Case {
  check: string;
  messages: readonly { kind: string }[];
  objects: readonly KubernetesObject[];
}

const file = new URL('../fixtures/rule-suites/kube-linter.json', import.meta.url);

it.each(['schema-validation', 'no-extensions-v1beta'])(
  'what kube-linter finds by %s is found under its name',
  async (check) => {
    const cases = JSON.parse(await readFile(file, 'utf8')) as readonly Case[];
    const own = cases.filter((each) => each.check === check);
    expect(own).toHaveLength(1);
    const rules = { packs: ['none'], enable: [`kube-linter/${check}`], disable: [], rules: nativeRules };
    const checks = await checksOf({ selected: selectRules(rules), kubernetesVersion: '1.30' });
    for (const { objects, messages } of own) {
      const rendered = objects.map((manifest) => ({ manifest }));
      const root = { id: 'app', engine: 'plain' as const, objects: rendered, errors: [], milliseconds: 0 };
      const kinds = checks.evaluate(root, [root]).map(({ object }) => object?.kind);
      expect(kinds).toEqual(messages.map(({ kind }) => kind));
    }
  },
);
