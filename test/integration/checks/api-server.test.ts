import { describe, expect, it } from 'vitest';
import { checksOf, manifestsOf, told } from '../../checks/support.ts';
import { askServer, startServer } from './ask.ts';
import { beyondSchema, overflow } from './explained.ts';
import { customDefinition } from './seeds.ts';

describe('a real API server', () => {
  it('agrees with the schemas about changed objects', async ({ signal }) => {
    await using plane = await startServer(signal);
    const only = ['unknown-field', 'schema-invalid', 'duplicate-list-item'];
    const checks = await checksOf({ only, kubernetesVersion: '1.35', crds: manifestsOf(customDefinition) });
    const unexplained: string[] = [];
    let refused = 0;
    for (const { what, object, accepted, message } of await askServer(plane, 150)) {
      const root = {
        id: 'app',
        engine: 'plain' as const,
        objects: [{ manifest: object }],
        errors: [],
        milliseconds: 0,
      };
      const found = told(checks.evaluate(root, [root]));
      if (!accepted) refused += 1;
      const explained = accepted
        ? found.every((each) => overflow.test(each))
        : found.length > 0 || beyondSchema.test(message);
      if (!explained) unexplained.push(`${what}: ${message || found.join('; ')}`);
    }
    expect(unexplained).toEqual([]);
    expect(refused).toBeGreaterThan(50);
  });
});
