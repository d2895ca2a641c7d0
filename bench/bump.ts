/**
 * Planning 1,000 images over 2,000 manifest files, as a ratio to what parsing those files takes: `node bench/bump.ts [RUNS]`.
 * Three layouts: every image in a workload of its own, in the entries of overlays, and in one kustomization.
 */
import { parseAllDocuments } from 'yaml';
import { planBump } from '../src/bump/plan-bump.ts';
import type { ImageIntent } from '../src/model/plan.ts';
import { memoryTree } from '../test/harness/memory-tree.ts';
import { median } from './lib/median.ts';

const runs = Number(process.argv[2] ?? 5);
const images = 1000;
const name = (index: number): string => `ghcr.io/acme/service-${index}`;

function deployment(index: number, tag: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${index}
  labels:
    app.kubernetes.io/name: service-${index}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: service-${index}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: service-${index}
    spec:
      serviceAccountName: service-${index}
      containers:
        - name: server
          image: ${name(index)}:${tag} # the service
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: PEER
              value: http://service-${(index + 1) % images}:8080
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
          readinessProbe:
            httpGet: { path: /healthz, port: http }
`;
}

function service(index: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: service-${index}
spec:
  selector:
    app.kubernetes.io/name: service-${index}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

const numbers = Array.from({ length: images }, (_, index) => index);

const layouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'workloads, every one changed': Object.fromEntries(
    numbers.flatMap((index) => [
      [`apps/${index}/deployment.yaml`, deployment(index, 'v1')],
      [`apps/${index}/service.yaml`, service(index)],
    ]),
  ),
  'overlays, every one changed': Object.fromEntries(
    numbers.flatMap((index) => [
      [`base/${index}/deployment.yaml`, deployment(index, 'latest')],
      [`base/${index}/kustomization.yaml`, 'resources: [deployment.yaml]\n'],
      [
        `overlays/${index}/kustomization.yaml`,
        `resources:\n- ../../base/${index}\nimages:\n- name: ${name(index)}\n  newTag: v1\n`,
      ],
    ]),
  ),
  'one kustomization with 1,000 entries': Object.fromEntries([
    ...numbers.flatMap((index) => [
      [`apps/deployment-${index}.yaml`, deployment(index, 'latest')],
      [`apps/service-${index}.yaml`, service(index)],
    ]),
    [
      'apps/kustomization.yaml',
      `resources:\n${numbers.map((index) => `- deployment-${index}.yaml\n- service-${index}.yaml\n`).join('')}images:\n${numbers
        .map((index) => `- name: ${name(index)}\n  newTag: v1\n`)
        .join('')}`,
    ],
  ]),
};

for (const [title, files] of Object.entries(layouts)) {
  const texts = Object.values(files);
  const intents = numbers.map((index): ImageIntent => ({ repository: name(index), tag: 'v2' }));
  const parsing: number[] = [];
  const planning: number[] = [];
  let edits = 0;
  for (let run = 0; run <= runs; run++) {
    const parsed = performance.now();
    for (const text of texts) parseAllDocuments(text);
    const planned = performance.now();
    const plan = await planBump({ tree: memoryTree(files), intents, onMissing: 'fail' });
    const done = performance.now();
    edits = plan.edits.length;
    // The first run warms the engine up.
    if (run === 0) continue;
    parsing.push(planned - parsed);
    planning.push(done - planned);
  }
  const [parse, plan] = [median(parsing), median(planning)];
  console.log(
    `${title}: ${texts.length} files, ${edits} edits: parse ${parse.toFixed(0)} ms, plan ${plan.toFixed(0)} ms, ratio ${(plan / parse).toFixed(2)}`,
  );
}
