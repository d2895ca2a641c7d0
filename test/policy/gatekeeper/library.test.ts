import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { evaluatePolicies } from '../../../src/policy/evaluate.ts';
import { readConstraint } from '../../../src/policy/gatekeeper/constraint.ts';
import { readDocuments } from '../../../src/policy/gatekeeper/documents.ts';
import { gatekeeperPolicies } from '../../../src/policy/gatekeeper/gatekeeper-policies.ts';
import { inventoryOf, reviewOf } from '../../../src/policy/gatekeeper/review.ts';
import { readTemplate } from '../../../src/policy/gatekeeper/template.ts';
import { startOpa } from '../support.ts';

interface Suite {
  tests: readonly {
    name: string;
    template: string;
    constraint: string;
    cases: readonly {
      name: string;
      object: string;
      inventory?: readonly string[];
      assertions: readonly { violations?: boolean | number | string; message?: string }[];
    }[];
  }[];
}

const folder = fileURLToPath(new URL('../../fixtures/gatekeeper-library/', import.meta.url));
const engine = createPolicyEngine();
const opa = startOpa();
afterAll(() => Promise.all([engine, opa].map((each) => each[Symbol.asyncDispose]())));

function read(file: string): readonly KubernetesObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
    const value = document.toJS() as KubernetesObject | null;
    return value === null ? [] : [value];
  });
}

/** What OPA itself finds, as sorted messages. */
async function byOpa(files: readonly { path: string; text: string }[], objects: readonly KubernetesObject[]) {
  const documents = readDocuments(files);
  const [templateDocument, constraintDocument] = ['templates', 'constraints'].map((group) =>
    documents.find((one) => one.group.startsWith(group)),
  );
  if (templateDocument === undefined || constraintDocument === undefined) throw new Error('no template');
  const template = readTemplate(templateDocument, 0);
  const { parameters } = readConstraint(constraintDocument, template);
  const [object] = objects;
  if (object === undefined || template.rego === undefined) throw new Error('no object');
  const response = await opa.call({
    mode: 'eval',
    files: template.rego.sources.map(({ path, text }) => ({ path, text })),
    regoVersion: 'v0',
    query: `data.${template.rego.entrypoint.replaceAll('/', '.')}`,
    inputs: [{ review: reviewOf({ object, old: undefined, namespace: undefined }), parameters }],
    data: { inventory: inventoryOf(objects) },
  });
  expect(response.problems).toBeUndefined();
  const value = response.results?.[0]?.value as readonly { msg: string }[] | undefined;
  return (value ?? []).map(({ msg }) => msg).toSorted();
}

describe('Gatekeeper’s library', () => {
  const suites = globSync(`${folder}**/suite.yaml`).map((file) => [relative(folder, dirname(file)), file] as const);

  it.each(suites)('%s says the same as in its suite, and as in OPA', async (_, file) => {
    const at = (name: string): string => join(dirname(file), name);
    let compared = 0;
    for (const test of (parse(readFileSync(file, 'utf8')) as Suite).tests) {
      const files = [test.template, test.constraint].map((path) => ({ path, text: readFileSync(at(path), 'utf8') }));
      const { sets } = await gatekeeperPolicies(engine, files);
      for (const { name, object: path, inventory = [], assertions } of test.cases) {
        const objects = [...read(at(path)).slice(0, 1), ...inventory.flatMap((one) => read(at(one)))];
        // Requests of an API server: we look at objects, not at what somebody asks for.
        if (objects[0]?.kind === 'AdmissionReview') continue;
        const selected = sets.flatMap(({ rules }) => rules);
        const run = await evaluatePolicies({ sets, selected, objects });
        expect(run.errors).toEqual([]);
        const found = run.findings.filter(({ index }) => index === 0).map(({ message }) => message);
        expect([name, found.toSorted()]).toEqual([name, found.length === 0 ? [] : await byOpa(files, objects)]);
        for (const { violations = true, message } of assertions) {
          const count = found.filter((one) => message === undefined || new RegExp(message).test(one)).length;
          const isMet =
            typeof violations === 'number'
              ? count === violations
              : count > 0 === (violations === true || violations === 'yes');
          expect({ name, violations, isMet }).toEqual({ name, violations, isMet: true });
        }
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
