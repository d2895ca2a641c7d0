import type { NativeRule } from '../native-rule.ts';
import { defaultHarmless, defaultNames } from './names.ts';

const file = 'secrets/rules.ts';
const rationale =
  'Everybody who can read the repository can read the secret, and it stays in the history for ever. What was committed is known and has to be changed.';
const names = {
  names: { default: defaultNames, description: 'Parts of names, in lower case, that say that the value is a secret.' },
  harmless: {
    default: defaultHarmless,
    description: 'Ends of names, in lower case, that say that the value only tells of a secret.',
  },
};

const pod = (args: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.0
      args:
        - ${args}
`;

const configMap = (key: string, value: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  ${key}: ${value}
`;

/** The rules that look for secrets. None of them ever prints one: they say how long it is and how it begins. */
export const secretRules: readonly NativeRule[] = [
  {
    id: 'secret-committed',
    group: 'secrets',
    severity: 'error',
    packs: ['recommended'],
    title: 'Secret with its value in the repository',
    description:
      'A Secret has values in the manifest. Encrypted ones (SOPS), placeholders (argocd-vault-plugin, Vault, Flux variables, …), empty values and what is public (certificates) pass; SealedSecret, ExternalSecret and the like are other kinds. Of a Helm chart, what looks random is a warning alone, because the chart may make it anew. So is a configuration file that names no secret.',
    rationale: `${rationale} Base64 is no encryption.`,
    fix: 'Encrypt it (SOPS, SealedSecret), or let an operator fetch it (ExternalSecret, Vault), and change the secret.',
    aliases: { gitleaks: ['kubernetes-secret-yaml'] },
    kinds: ['Secret'],
    covers: ['secret-format'],
    options: {
      'public-keys': {
        default: [
          'type',
          'url',
          'name',
          'project',
          'username',
          'user',
          'host',
          'hostname',
          'port',
          'database',
          'enableOCI',
          'insecure',
          'namespace',
          'region',
          'bucket',
          'endpoint',
        ],
        description: 'Keys, or last words of keys, whose values are no secrets.',
      },
    },
    file,
    examples: {
      bad: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: correct-horse-battery\n',
      good: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: <path:secret/data/web#password>\n',
    },
  },
  {
    id: 'configmap-secret',
    group: 'secrets',
    severity: 'error',
    packs: ['recommended'],
    title: 'Secret in a ConfigMap',
    description: 'A key of a ConfigMap says that its value is a secret.',
    rationale: `${rationale} ConfigMaps are readable for many in the cluster, and are not encrypted at rest.`,
    fix: 'Move the value into a Secret that is not committed in the clear, and change it.',
    aliases: { polaris: ['sensitiveConfigmapContent'] },
    kinds: ['ConfigMap'],
    covers: ['literal-secret', 'secret-format'],
    options: names,
    file,
    examples: {
      bad: configMap('DB_PASSWORD', 'correct-horse-battery'),
      good: configMap('DB_PASSWORD_FILE', '/run/secrets/db'),
    },
  },
  {
    id: 'literal-secret',
    group: 'secrets',
    severity: 'error',
    packs: ['recommended'],
    title: 'Secret in arguments, annotations, a file or an address',
    description:
      'An argument such as `--password=…`, an annotation whose name says that it is a secret, or an address with a password (`postgres://user:password@host`) has it in the clear. So has a file in a ConfigMap: a line of a `.env`, properties, INI or YAML file, a pair of JSON or a part of a connection string, whose name ends with what is secret. Programs and templates in ConfigMaps are left alone. Environment variables have a rule of their own, but connection strings in them count here.',
    rationale: `${rationale} Arguments can moreover be read by every process of the node.`,
    fix: 'Give it to the container by a Secret, as a file or by `valueFrom.secretKeyRef`, and change it.',
    kinds: [],
    options: names,
    file,
    examples: { bad: pod('--db-password=correct-horse-battery'), good: pod('--db-password=$(DB_PASSWORD)') },
  },
  {
    id: 'secret-format',
    group: 'secrets',
    severity: 'error',
    packs: ['recommended'],
    title: 'Token or private key of a known format',
    description:
      'A text has the form of a token, key or password of a known service, or is a private key, by the rules of gitleaks. Secrets are looked through as well, decoded.',
    rationale,
    fix: 'Revoke the token, and keep its successor in a Secret that is not committed in the clear. Values that only look like one can be waived, or their format left out (`except`).',
    aliases: {
      gitleaks: [
        'private-key',
        'jwt',
        'github-pat',
        'gitlab-pat',
        'aws-access-token',
        'gcp-api-key',
        'slack-bot-token',
        'stripe-access-token',
      ],
    },
    covers: ['literal-secret'],
    options: { except: { default: [], description: 'Formats that are left out, by their names in gitleaks: `jwt`.' } },
    file,
    examples: {
      bad: configMap('config.ini', `"token = ${['ghp', 'wB4xT9qZrL2vN8sK5mJ7cY3hP6dF1gA0eUoI'].join('_')}"`),
      good: configMap('config.ini', '"token = $(GITHUB_TOKEN)"'),
    },
  },
];
