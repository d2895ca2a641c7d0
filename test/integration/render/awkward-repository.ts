const deployment = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n      - name: ${name}\n        image: acme/${name}:1\n`;

const repoURL = 'https://github.com/acme/deploy';
const application = (name: string, source: object): string =>
  `${JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { destination: { namespace: 'shop' }, source: { repoURL, targetRevision: 'main', ...source } },
  })}\n`;
const release = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'shop', namespace: 'shop' },
  spec: {
    interval: '1h',
    chart: {
      spec: {
        chart: './chart',
        valuesFiles: ['./linked-values.yaml'],
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      },
    },
  },
};

/** Everything by which a root can be made of files that its own file does not name, or does not name as files. */
export const awkwardFiles: Readonly<Record<string, string>> = {
  'base/kustomization.yaml': 'resources:\n- web.yaml\n- linked.yaml\n',
  'base/web.yaml': deployment('web'),
  'base/real/linked.yaml': deployment('linked'),
  'shared/base/kustomization.yaml': 'resources:\n- far.yaml\n',
  'shared/base/far.yaml': deployment('far'),
  'prod/kustomization.yaml':
    'resources:\n- ../base\n- ../folder-link\ncomponents:\n- ../component\npatches:\n- path: patch.yaml\nconfigMapGenerator:\n- name: settings\n  envs:\n  - settings.env\n  files:\n  - a=text.txt\nreplacements:\n- path: replacement.yaml\nconfigurations:\n- configuration.yaml\n',
  'prod/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 3\n',
  'prod/settings.env': 'A=1\nB=2\n',
  'prod/text.txt': 'some text\n',
  'prod/replacement.yaml':
    'source: {kind: Deployment, name: web, fieldPath: spec.replicas}\ntargets:\n- select: {kind: Deployment, name: linked}\n  fieldPaths: [spec.replicas]\n',
  'prod/configuration.yaml':
    'nameReference:\n- kind: Deployment\n  fieldSpecs:\n  - path: spec/target\n    kind: Policy\n',
  'component/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages:\n- name: acme/web\n  newTag: "2"\n',
  'transformed/kustomization.yaml':
    'resources:\n- ../base\ntransformers:\n- transformer.yaml\n- transformers\ngenerators:\n- generator.yaml\n',
  'transformed/transformer.yaml':
    'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: patch}\npath: hidden-patch.yaml\n',
  'transformed/hidden-patch.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 4\n',
  'transformed/generator.yaml':
    'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: generated}\nfiles:\n- hidden-text.txt\nenvs:\n- hidden.env\n',
  'transformed/hidden-text.txt': 'hidden text\n',
  'transformed/hidden.env': 'HIDDEN=1\n',
  'transformed/transformers/kustomization.yaml': 'resources:\n- label.yaml\n',
  'transformed/transformers/label.yaml':
    'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: label}\nlabels: {tier: one}\nfieldSpecs:\n- path: metadata/labels\n  create: true\n',
  'inline/kustomization.yaml':
    'resources:\n- ../base\ntransformers:\n- |-\n  apiVersion: builtin\n  kind: PatchTransformer\n  metadata: {name: patch}\n  path: inline-patch.yaml\n',
  'inline/inline-patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 5\n',
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 1\nimage: acme/shop:1\n',
  'chart/templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata:\n  image: {{ .Values.image }}\n  text: {{ .Files.Get "files/a.txt" | quote }}\n',
  'chart/files/a.txt': 'a text\n',
  'chart-templates/more.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more}\ndata:\n  a: "1"\n',
  'plain/a.yaml': deployment('plain'),
  'real-values.yaml': 'image: acme/shop:2\n',
  'argo/chart.yaml': application('chart', { path: 'chart', helm: { valueFiles: ['/linked-values.yaml'] } }),
  'argo/directory.yaml': application('directory', { path: 'plain' }),
  'flux/release.yaml': `${JSON.stringify(release)}\n`,
};

export const awkwardLinks: Readonly<Record<string, string>> = {
  'base/linked.yaml': 'real/linked.yaml',
  'folder-link': 'shared/base',
  'chart/templates/linked': '../../chart-templates',
  'linked-values.yaml': 'real-values.yaml',
  'plain/linked.yaml': '../base/real/linked.yaml',
};
