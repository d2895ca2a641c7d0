import { parseAllDocuments } from 'yaml';
import { planBump } from '../../src/bump/plan-bump.ts';
import type { ImageIntent } from '../../src/model/plan.ts';
import { memoryTree } from '../../test/harness/memory-tree.ts';
import { deployment, overlay, service } from './bump-layouts.ts';
import { median } from './median.ts';

const images = 1000;
const numbers = Array.from({ length: images }, (_, index) => index);
const image = (index: number): string => `ghcr.io/acme/service-${index}`;
const manifest = (index: number, tag: string): string =>
  deployment(`service-${index}`, `${image(index)}:${tag}`, `service-${(index + 1) % images}`);

/** A thousand images over two thousand files or more, in the ways people lay them out. */
function makeLayouts(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    'in workloads': Object.fromEntries(
      numbers.flatMap((index) => [
        [`apps/${index}/deployment.yaml`, manifest(index, 'v1')],
        [`apps/${index}/service.yaml`, service(`service-${index}`)],
      ]),
    ),
    'in overlays': Object.fromEntries(
      numbers.flatMap((index) => [
        [`base/${index}/deployment.yaml`, manifest(index, 'latest')],
        [`base/${index}/kustomization.yaml`, 'resources: [deployment.yaml]\n'],
        [`overlays/${index}/kustomization.yaml`, overlay(`../../base/${index}`, image(index), 'v1')],
      ]),
    ),
    'in one kustomization': Object.fromEntries([
      ...numbers.flatMap((index) => [
        [`apps/deployment-${index}.yaml`, manifest(index, 'latest')],
        [`apps/service-${index}.yaml`, service(`service-${index}`)],
      ]),
      [
        'apps/kustomization.yaml',
        `resources:\n${numbers.map((index) => `- deployment-${index}.yaml\n- service-${index}.yaml\n`).join('')}images:\n${numbers
          .map((index) => `- name: ${image(index)}\n  newTag: v1\n`)
          .join('')}`,
      ],
    ]),
  };
}

/** Planning as a ratio to parsing all the files with the same parser. */
export async function benchPlanning(runs: number): Promise<void> {
  for (const [title, files] of Object.entries(makeLayouts())) {
    const texts = Object.values(files);
    const intents = numbers.map((index): ImageIntent => ({ repository: image(index), tag: 'v2' }));
    const parsing: number[] = [];
    const planning: number[] = [];
    let edits = 0;
    for (let run = 0; run <= runs; run++) {
      const parsed = performance.now();
      for (const text of texts) parseAllDocuments(text);
      const planned = performance.now();
      edits = (await planBump({ tree: memoryTree(files), intents, onMissing: 'fail' })).edits.length;
      const done = performance.now();
      // The first run warms the engine up.
      if (run === 0) continue;
      parsing.push(planned - parsed);
      planning.push(done - planned);
    }
    const [parse, plan] = [median(parsing), median(planning)];
    const what = `1,000 images ${title}, ${texts.length} files, ${edits} edits`;
    console.log(
      `${what}: parse ${parse.toFixed(0)} ms, plan ${plan.toFixed(0)} ms, ratio ${(plan / parse).toFixed(2)}`,
    );
  }
}
