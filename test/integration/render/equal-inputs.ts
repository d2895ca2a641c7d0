import type { HelmRequest } from '../../../src/ports/renderer.ts';

type Files = Readonly<Record<string, string>>;

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: web, image: nginx, envFrom: [{configMapRef: {name: settings}}]}
`;
const service = `apiVersion: v1
kind: Service
metadata: {name: web} # a comment
spec: {selector: {app: web}, ports: [{port: 80}]}
`;
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.acme.dev}
spec: {group: acme.dev, names: {kind: Widget, plural: widgets}, scope: Namespaced, versions: []}
`;

/** Kustomizations in the folder `o`, by what they try; those that fail must fail in the same words. */
export const kustomizeFiles: Readonly<Record<string, Files>> = {
  'generators, hash suffixes and their references': {
    'o/kustomization.yaml': `resources: [web.yaml]
configMapGenerator:
- {name: settings, files: [a.properties, renamed=b.bin], literals: [KEY=value], envs: [c.env]}
secretGenerator:
- {name: keys, literals: [PASSWORD=hunter2], type: Opaque}
generatorOptions: {labels: {made: here}}
`,
    'o/web.yaml': web,
    'o/a.properties': 'a=1\nb = two words\n',
    'o/b.bin': '\u0001\u0002\uFFFD',
    'o/c.env': '# comment\nX=1\n\nY="quoted"\n',
  },
  'everything that changes names': {
    'o/kustomization.yaml': `namespace: shop
namePrefix: a-
nameSuffix: -z
labels: [{pairs: {team: x}, includeSelectors: true, includeTemplates: true}]
commonAnnotations: {note: "yes"}
images: [{name: nginx, newName: registry.dev/nginx, digest: sha256:${'a'.repeat(64)}}]
replicas: [{name: web, count: 3}]
resources: [web.yaml, service.yaml]
`,
    'o/web.yaml': web,
    'o/service.yaml': service,
  },
  'patches of every kind': {
    'o/kustomization.yaml': `resources: [../base]
patches:
- path: strategic.yaml
- target: {kind: Service}
  patch: |-
    [{"op": "replace", "path": "/spec/ports/0/port", "value": 8080}]
- target: {kind: Deployment, name: w.*}
  patch: |-
    - op: add
      path: /metadata/annotations
      value: {a~b/c: "on", number: "012"}
replacements:
- source: {kind: Service, name: web, fieldPath: spec.ports.0.port}
  targets: [{select: {kind: Deployment}, fieldPaths: [spec.template.spec.containers.0.ports.0.containerPort]}]
buildMetadata: [originAnnotations, transformerAnnotations, managedByLabel]
`,
    'o/strategic.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n      - {name: web, ports: [{containerPort: 1}]}\n      - {name: side, image: busybox}\n',
    'base/kustomization.yaml': 'resources: [web.yaml, service.yaml]\n',
    'base/web.yaml': web,
    'base/service.yaml': service,
  },
  'anchors, merge keys, lists and odd scalars': {
    'o/kustomization.yaml': 'resources: [a.yaml, list.yaml]\nsortOptions: {order: fifo}\n',
    'o/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: &labels {x: "1"}, annotations: {<<: *labels, y: "on"}}
data:
  octal: "0777"
  yes: "yes"
  long: ${'word '.repeat(40)}
  text: |+
    kept

  folded: >-
    one
    two
`,
    'o/list.yaml': `apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ServiceAccount, metadata: {name: one}}
- {apiVersion: v1, kind: ServiceAccount, metadata: {name: two}}
`,
  },
  'components, and a schema of its own': {
    'o/kustomization.yaml':
      'resources: [web.yaml, crd.yaml]\ncomponents: [../component]\nopenapi: {version: v1.21.2}\n',
    'o/web.yaml': web,
    'o/crd.yaml': crd,
    'component/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: c-\nresources: [service.yaml]\n',
    'component/service.yaml': service,
  },
  'a resource that is not there': {
    'o/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': 'resources: [gone/deep.yaml]\n',
  },
  'a base without a kustomization': { 'o/kustomization.yaml': 'resources: [../base]\n', 'base/x.txt': '' },
  'a field that kustomize does not know': { 'o/kustomization.yaml': 'resorces: []\n' },
  'YAML that is none': { 'o/kustomization.yaml': 'resources: [web.yaml]\n', 'o/web.yaml': 'a: b: c\n' },
  'a cycle of bases': {
    'o/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': 'resources: [../o]\n',
  },
  'a patch without a target': {
    'o/kustomization.yaml': 'resources: [service.yaml]\npatches: [{path: web.yaml}]\n',
    'o/service.yaml': service,
    'o/web.yaml': web,
  },
};

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "2.0"\n';

/** Charts in the folder `c`, by what they try. */
export const chartFiles: Readonly<Record<string, { files: Files; request?: Partial<HelmRequest> }>> = {
  'hooks, tests, notes, CRDs and the order of kinds': {
    files: {
      'c/Chart.yaml': chart,
      'c/crds/b.yaml': crd,
      'c/crds/a.yaml': `${crd}---\n${crd.replace('widgets', 'gadgets')}`,
      'c/templates/NOTES.txt': 'Welcome to {{ .Release.Name }}\n',
      'c/templates/_helpers.tpl': '{{ define "shop.name" }}{{ .Chart.Name }}-{{ .Release.Name }}{{ end }}',
      'c/templates/z.yaml': `${web}---\n${service}---\n# nothing\n---\n`,
      'c/templates/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: {{ include "shop.name" . }}}\n',
      'c/templates/hooks.yaml': [
        ['pre-install', '5'],
        ['pre-install', '-1'],
        ['post-upgrade', '0'],
        ['test', '0'],
      ]
        .map(
          ([hook, weight], index) =>
            `apiVersion: v1\nkind: Pod\nmetadata:\n  name: h${index}\n  annotations: {helm.sh/hook: ${hook}, helm.sh/hook-weight: "${weight}"}\n`,
        )
        .join('---\n'),
    },
  },
  'value files over each other, and overrides over all': {
    files: {
      'c/Chart.yaml': chart,
      'c/values.yaml': 'a: {x: 1, y: 2, gone: 3}\nlist: [1]\n',
      'c/templates/a.yaml': 'v: {{ toYaml .Values | nindent 2 }}\n',
      'one.yaml': 'a: {y: 20, gone: null}\nlist: [2, 3]\n',
      'env/two.yaml': 'a: {z: 30}\nb: &b {k: "on"}\nc: *b\n',
    },
    request: { values: ['one.yaml', 'env/two.yaml'], overrides: 'a: {x: 100}\n' },
  },
  'subcharts: alias, condition, global, import-values, ignored files': {
    files: {
      'c/Chart.yaml': `${chart}dependencies:
- {name: db, version: "1.x", alias: primary}
- {name: db, version: "1.x", alias: replica, condition: replica.enabled}
- {name: lib, version: "1.0.0", import-values: [{child: exported, parent: imported}]}
`,
      'c/values.yaml': 'global: {domain: acme.dev}\nprimary: {size: 2}\nreplica: {enabled: false}\n',
      'c/.helmignore': '# comment\ntemplates/ignored.yaml\n*.bak\n!keep.bak\n',
      'c/templates/ignored.yaml': '{{ fail "it was read" }}',
      'c/templates/a.yaml':
        'imported: {{ .Values.imported.x }}\nfiles: {{ .Files.Glob "*.txt" | len }}\ntext: {{ .Files.Get "a.txt" | quote }}\n',
      'c/a.txt': '\uFEFFhello\n',
      'c/b.bak': '',
      'c/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.2.3\n',
      'c/charts/db/values.yaml': 'size: 1\n',
      'c/charts/db/templates/a.yaml':
        'kind: {{ .Chart.Name }}\nsize: {{ .Values.size }}\nhost: {{ .Values.global.domain }}\n',
      'c/charts/lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n',
      'c/charts/lib/values.yaml': 'exported: {x: from-lib}\n',
    },
  },
  'the cluster that it asks for': {
    files: {
      'c/Chart.yaml': `${chart}kubeVersion: ">=1.30.0-0"\n`,
      'c/templates/a.yaml': `v: {{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Minor }}
has: {{ .Capabilities.APIVersions.Has "batch/v1" }} {{ .Capabilities.APIVersions.Has "batch/v1/CronJob" }}
all: {{ .Capabilities.APIVersions | toYaml | nindent 2 }}
helm: {{ .Capabilities.HelmVersion.Version }}
release: {{ toYaml .Release | nindent 2 }}
chart: {{ toYaml .Chart | nindent 2 }}
sum: {{ sha256sum "x" }} {{ semver "1.2.3" }} {{ dict "a" 1 | toJson }} {{ "2024-01-02" | toDate "2006-01-02" | unixEpoch }}
looked: {{ lookup "v1" "Pod" "" "" | toJson }} {{ getHostByName "localhost" | quote }}
`,
    },
  },
  'a cluster that is too old': {
    files: { 'c/Chart.yaml': `${chart}kubeVersion: ">=1.40.0"\n`, 'c/templates/a.yaml': 'a: 1\n' },
  },
  'a subchart that is not there': {
    files: { 'c/Chart.yaml': `${chart}dependencies: [{name: gone, version: "1", repository: "https://charts.dev"}]\n` },
  },
  'a library': { files: { 'c/Chart.yaml': `${chart}type: library\n` } },
  'a template that fails': { files: { 'c/Chart.yaml': chart, 'c/templates/a.yaml': 'a: 1\nb: {{ .Values.x.y }}\n' } },
  'a template that is none': { files: { 'c/Chart.yaml': chart, 'c/templates/a.yaml': '{{ if }}\n' } },
  'a template that makes no YAML': { files: { 'c/Chart.yaml': chart, 'c/templates/a.yaml': 'a: b: c\n' } },
  'a template without an end': {
    files: {
      'c/Chart.yaml': chart,
      'c/templates/a.yaml': '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
    },
  },
  'values that their schema refuses': {
    files: {
      'c/Chart.yaml': chart,
      'c/values.yaml': 'port: http\n',
      'c/values.schema.json': '{"type": "object", "properties": {"port": {"type": "integer"}}, "required": ["name"]}',
      'c/templates/a.yaml': 'a: 1\n',
    },
  },
  'values that are no YAML': {
    files: { 'c/Chart.yaml': chart, 'c/templates/a.yaml': 'a: 1\n', 'bad.yaml': 'a: [\n' },
    request: { values: ['bad.yaml'] },
  },
  'a chart that is none': { files: { 'c/Chart.yaml': 'name: shop\n' } },
  'a release with a bad name': {
    files: { 'c/Chart.yaml': chart, 'c/templates/a.yaml': 'a: 1\n' },
    request: { release: 'Shop!' },
  },
};
