import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { customDefinition } from '../integration/checks/seeds.ts';
import { nameOf, takenFiles } from '../integration/checks/taken.ts';
import { checksOf, manifestsOf, told } from './support.ts';

/** What a real API server takes of these, test/integration/checks/go-validation.test.ts asks. */
it.each(takenFiles)('finds nothing in unusual objects that an API server takes: %s', async (file) => {
  const only = ['unknown-field', 'schema-invalid', 'duplicate-list-item'];
  const checks = await checksOf({ only, kubernetesVersion: '1.35', crds: manifestsOf(customDefinition) });
  const found = manifestsOf(await readFile(file, 'utf8')).flatMap((manifest) => {
    const root = { id: 'app', engine: 'plain' as const, objects: [{ manifest }], errors: [], milliseconds: 0 };
    return told(checks.evaluate(root, [root])).map((each) => `${nameOf(manifest)}: ${each}`);
  });
  expect(found).toEqual([]);
});
