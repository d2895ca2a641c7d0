import type { NativeRule } from '../native-rule.ts';

const file = 'schema/rules.ts';
const deployment = (spec: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
${spec}`;

const template = `  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: example.com/web:1.0`;

const volumes = `
      volumes:
        - name: data
          emptyDir: {}
        - name: other
          emptyDir: {}`;

const crd = (schema: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: backups.example.com
spec:
  group: example.com
  names:
    kind: Backup
    plural: backups
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
${schema}
---
apiVersion: example.com/v1
kind: Backup
metadata:
  name: nightly
spec:
  keep: 7
`;

/** The rules that the schemas of Kubernetes and of CustomResourceDefinitions stand for. */
export const schemaRules: readonly NativeRule[] = [
  {
    id: 'unknown-field',
    group: 'api',
    severity: 'error',
    packs: ['recommended'],
    title: 'Field that its kind does not have',
    description:
      'The object has a field that is not in the schema of its kind, of Kubernetes or of a CustomResourceDefinition.',
    rationale:
      'The API server drops a field that it does not know, so what was meant does not happen; under strict field validation, as in server-side apply, it refuses the object.',
    fix: 'Correct the name or the indentation: the message names the field that is most alike. For a newer field set `gate.kubernetes-version`.',
    aliases: { 'kube-linter': ['schema-validation'] },
    file,
    examples: { bad: deployment(`  replicaz: 2\n${template}`), good: deployment(`  replicas: 2\n${template}`) },
  },
  {
    id: 'schema-invalid',
    group: 'api',
    severity: 'error',
    packs: ['recommended'],
    title: 'Value that the API server refuses',
    description:
      'A value has the wrong type, format or range, is none of those that are allowed, or a field that has to be there is missing, by the schema of the kind, or by what the API server demands besides: names, ports, bounds, schedules, one of several, what is mounted is a volume, what is requested is not above its limit.',
    rationale: 'The API server refuses the whole object, or the pods, jobs and claims that are made of it.',
    fix: 'Correct the value as the message says. Numbers and booleans in annotations, labels, arguments and environment variables have to be quoted.',
    aliases: { 'kube-linter': ['schema-validation'] },
    file,
    examples: { bad: deployment(`  replicas: "2"\n${template}`), good: deployment(`  replicas: 2\n${template}`) },
  },
  {
    id: 'duplicate-list-item',
    group: 'api',
    severity: 'error',
    packs: ['recommended'],
    title: 'Two items of a list have the same key',
    description:
      'A list whose items are told apart by some of their fields (`x-kubernetes-list-map-keys`), or whose items are all different, has one twice.',
    rationale:
      'Server-side apply refuses the object. Other ways of applying it keep one of the two, and not always the same.',
    fix: 'Remove one of the items, or give it a key of its own.',
    aliases: { 'kube-linter': ['schema-validation'] },
    file,
    examples: {
      bad: deployment(`${template}
          volumeMounts:
            - name: data
              mountPath: /data
            - name: other
              mountPath: /data${volumes}`),
      good: deployment(`${template}
          volumeMounts:
            - name: data
              mountPath: /data
            - name: other
              mountPath: /other${volumes}`),
    },
  },
  {
    id: 'schema-missing',
    group: 'api',
    severity: 'warning',
    packs: ['recommended'],
    title: 'Kind whose schema is not known',
    description:
      'The kind is not of Kubernetes, and no CustomResourceDefinition of it is rendered in this run or lies in the folders of `gate.crds`. Where environments are configured, those of another environment’s roots do not count. It is told once per kind.',
    rationale: 'Objects of this kind are not checked by a schema, so a mistake in them is found by the cluster.',
    fix: 'Put the CustomResourceDefinition into a folder and name it in `gate.crds`, or let the rule leave the kind out (`except`).',
    options: {
      level: { default: 'warning', description: '`error`, `warning`, `info`, or `ignore`.' },
      except: {
        default: [],
        description: 'Kinds that are left out: `ServiceMonitor.monitoring.coreos.com`, or the group alone.',
      },
    },
    file,
    examples: {
      bad: 'apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: nightly\nspec:\n  keep: 7\n',
      good: crd('              properties:\n                keep:\n                  type: integer'),
    },
  },
  {
    id: 'crd-rules-not-evaluated',
    group: 'api',
    severity: 'info',
    packs: ['recommended'],
    title: 'Rules of a CustomResourceDefinition that are not evaluated',
    description:
      'The CustomResourceDefinition has rules in CEL (`x-kubernetes-validations`). They are not evaluated here; the rest of its schema is. It is told once per kind.',
    rationale: 'The cluster may refuse an object that passes here.',
    fix: 'Nothing. Disable the rule if you do not want to read it.',
    file,
    examples: {
      bad: crd(
        '              x-kubernetes-validations:\n                - rule: self.keep > 0\n              properties:\n                keep:\n                  type: integer',
      ),
      good: crd(
        '              properties:\n                keep:\n                  type: integer\n                  minimum: 1',
      ),
    },
  },
];

export const schemaRuleIds: readonly string[] = schemaRules.map(({ id }) => id);
