import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './root.ts';

/** `<rule>.examples.yaml`: manifests that a rule finds something in, and that it finds nothing in. */
export interface PolicyExample {
  bad: string;
  good: string;
  /** Options of the rule with which both are judged. */
  options?: Readonly<Record<string, unknown>>;
}

const keys = ['bad', 'good', 'options'];

/** By rule id. Throws when a file is not of the form that policies/README.md says. */
export async function policyExamples(): Promise<ReadonlyMap<string, PolicyExample>> {
  const entries = await readdir(join(root, 'policies'), { recursive: true });
  const files = entries.filter((path) => path.endsWith('.examples.yaml')).toSorted();
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, PolicyExample]> => {
        const read = parse(await readFile(join(root, 'policies', file), 'utf8')) as Partial<PolicyExample> | null;
        const { bad, good, options } = read ?? {};
        if (typeof bad !== 'string' || typeof good !== 'string')
          throw new Error(`policies/${file}: bad and good have to be texts`);
        const unknown = Object.keys(read ?? {}).filter((key) => !keys.includes(key));
        if (unknown.length > 0) throw new Error(`policies/${file}: ${unknown.join(', ')} is unknown`);
        const id = file.replace(/^.*[/\\]/, '').replace('.examples.yaml', '');
        return [id, { bad, good, ...(options === undefined ? {} : { options }) }];
      }),
    ),
  );
}
