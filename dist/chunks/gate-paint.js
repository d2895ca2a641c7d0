import { r as docsBase } from "./errors.js";
// src/checks/lifecycle/rules.ts
const file$2 = "lifecycle/rules.ts", aliases = {
	"kube-linter": ["no-extensions-v1beta"],
	"kube-score": ["stable-version"]
}, budget = (version) => `apiVersion: policy/${version}
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web
`, lifecycleRules = [{
	id: "api-not-served",
	group: "api",
	severity: "error",
	packs: ["recommended"],
	title: "apiVersion that the cluster does not serve",
	description: "The target version of Kubernetes (`gate.kubernetes-version`, `--kubernetes-version`, else the newest one that is known) has removed this apiVersion of the kind, or does not have it yet.",
	rationale: "The API server does not know the kind, so nothing of the object is applied.",
	fix: "Use the apiVersion that the message names, and look at what changed in its fields: https://kubernetes.io/docs/reference/using-api/deprecation-guide/.",
	aliases,
	file: file$2,
	examples: {
		bad: budget("v1beta1"),
		good: budget("v1")
	}
}, {
	id: "api-deprecated",
	group: "api",
	severity: "warning",
	packs: ["recommended"],
	title: "apiVersion that is deprecated",
	description: "The target version of Kubernetes still serves this apiVersion of the kind, and it is deprecated, or a later version does not have it any more.",
	rationale: "An upgrade of the cluster that removes it makes the object impossible to apply.",
	fix: "Use the apiVersion that the message names before the cluster is upgraded.",
	aliases,
	file: file$2,
	examples: {
		bad: "apiVersion: v1\nkind: Endpoints\nmetadata:\n  name: database\nsubsets:\n  - addresses:\n      - ip: 192.0.2.1\n",
		good: "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: database\naddressType: IPv4\nendpoints:\n  - addresses:\n      - 192.0.2.1\n"
	}
}], aliasTools = [
	"kube-linter",
	"polaris",
	"kube-score",
	"pss",
	"gitleaks"
], noAliases = {
	"kube-linter": [],
	polaris: [],
	"kube-score": [],
	pss: [],
	gitleaks: []
};
// src/checks/native-rule.ts
function toRule({ file, examples: _examples, ...own }) {
	return {
		...own,
		kinds: own.kinds ?? [],
		options: own.options ?? {},
		aliases: {
			...noAliases,
			...own.aliases
		},
		docs: `${docsBase}/policies/${own.id}.md`,
		origin: "builtin",
		entrypoint: "",
		location: {
			file: `src/checks/${file}`,
			line: 1
		}
	};
}
// src/checks/schema/rules.ts
const file$1 = "schema/rules.ts", deployment = (spec) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
${spec}`, template = "  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n        - name: web\n          image: example.com/web:1.0", volumes = "\n      volumes:\n        - name: data\n          emptyDir: {}\n        - name: other\n          emptyDir: {}", crd = (schema) => `apiVersion: apiextensions.k8s.io/v1
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
`, schemaRules = [
	{
		id: "unknown-field",
		group: "api",
		severity: "error",
		packs: ["recommended"],
		title: "Field that its kind does not have",
		description: "The object has a field that is not in the schema of its kind, of Kubernetes or of a CustomResourceDefinition.",
		rationale: "The API server drops a field that it does not know, so what was meant does not happen; under strict field validation, as in server-side apply, it refuses the object.",
		fix: "Correct the name or the indentation: the message names the field that is most alike. For a newer field set `gate.kubernetes-version`.",
		aliases: { "kube-linter": ["schema-validation"] },
		file: file$1,
		examples: {
			bad: deployment(`  replicaz: 2\n${template}`),
			good: deployment(`  replicas: 2\n${template}`)
		}
	},
	{
		id: "schema-invalid",
		group: "api",
		severity: "error",
		packs: ["recommended"],
		title: "Value that the API server refuses",
		description: "A value has the wrong type, format or range, is none of those that are allowed, or a field that has to be there is missing, by the schema of the kind, or by what the API server demands besides: names, ports, bounds, schedules, one of several, what is mounted is a volume, what is requested is not above its limit.",
		rationale: "The API server refuses the whole object, or the pods, jobs and claims that are made of it.",
		fix: "Correct the value as the message says. Numbers and booleans in annotations, labels, arguments and environment variables have to be quoted.",
		aliases: { "kube-linter": ["schema-validation"] },
		file: file$1,
		examples: {
			bad: deployment(`  replicas: "2"\n${template}`),
			good: deployment(`  replicas: 2\n${template}`)
		}
	},
	{
		id: "duplicate-list-item",
		group: "api",
		severity: "error",
		packs: ["recommended"],
		title: "Two items of a list have the same key",
		description: "A list whose items are told apart by some of their fields (`x-kubernetes-list-map-keys`), or whose items are all different, has one twice.",
		rationale: "Server-side apply refuses the object. Other ways of applying it keep one of the two, and not always the same.",
		fix: "Remove one of the items, or give it a key of its own.",
		aliases: { "kube-linter": ["schema-validation"] },
		file: file$1,
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
              mountPath: /other${volumes}`)
		}
	},
	{
		id: "schema-missing",
		group: "api",
		severity: "warning",
		packs: ["recommended"],
		title: "Kind whose schema is not known",
		description: "The kind is not of Kubernetes, and no CustomResourceDefinition of it is rendered in this run or lies in the folders of `gate.crds`. Where environments are configured, those of another environment’s roots do not count. It is told once per kind.",
		rationale: "Objects of this kind are not checked by a schema, so a mistake in them is found by the cluster.",
		fix: "Put the CustomResourceDefinition into a folder and name it in `gate.crds`, or let the rule leave the kind out (`except`).",
		options: {
			level: {
				default: "warning",
				description: "`error`, `warning`, `info`, or `ignore`."
			},
			except: {
				default: [],
				description: "Kinds that are left out: `ServiceMonitor.monitoring.coreos.com`, or the group alone."
			}
		},
		file: file$1,
		examples: {
			bad: "apiVersion: example.com/v1\nkind: Backup\nmetadata:\n  name: nightly\nspec:\n  keep: 7\n",
			good: crd("              properties:\n                keep:\n                  type: integer")
		}
	},
	{
		id: "crd-rules-not-evaluated",
		group: "api",
		severity: "info",
		packs: ["recommended"],
		title: "Rules of a CustomResourceDefinition that are not evaluated",
		description: "The CustomResourceDefinition has rules in CEL (`x-kubernetes-validations`). They are not evaluated here; the rest of its schema is. It is told once per kind.",
		rationale: "The cluster may refuse an object that passes here.",
		fix: "Nothing. Disable the rule if you do not want to read it.",
		file: file$1,
		examples: {
			bad: crd("              x-kubernetes-validations:\n                - rule: self.keep > 0\n              properties:\n                keep:\n                  type: integer"),
			good: crd("              properties:\n                keep:\n                  type: integer\n                  minimum: 1")
		}
	}
], schemaRuleIds = schemaRules.map(({ id }) => id), defaultNames = [
	"password",
	"passwd",
	"secret",
	"token",
	"bearer",
	"apikey",
	"api_key",
	"access_key",
	"private_key",
	"credential"
], defaultHarmless = "_file._path._dir._name._ref._url._uri._endpoint._type._ttl._timeout._enabled._key_id._issuer._audience._key._expiry._expiration._seconds._minutes._hours._days._interval._length._size._limit._count._policy._namespace".split("."), known = new WeakMap();
function namesSecret(name, options) {
	let ofOptions = known.get(options) ?? new Map(), before = ofOptions.get(name);
	if (before !== void 0) return before;
	let found = findOut(name, options);
	return ofOptions.size === 0 && known.set(options, ofOptions), ofOptions.size < 1e4 && ofOptions.set(name, found), found;
}
function findOut(name, { names, harmless }) {
	let text = snake(name), ends = harmless.filter((end) => text.endsWith(end));
	return names.some((part) => text.includes(part)) ? ends.every((end) => names.some((part) => part.endsWith(end) && text.endsWith(part))) : !1;
}
function snake(name) {
	return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[-. /]/g, "_").toLowerCase();
}
// src/checks/secrets/rules.ts
const file = "secrets/rules.ts", rationale = "Everybody who can read the repository can read the secret, and it stays in the history for ever. What was committed is known and has to be changed.", names = {
	names: {
		default: defaultNames,
		description: "Parts of names, in lower case, that say that the value is a secret."
	},
	harmless: {
		default: defaultHarmless,
		description: "Ends of names, in lower case, that say that the value only tells of a secret."
	}
}, pod = (args) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.0
      args:
        - ${args}
`, configMap = (key, value) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  ${key}: ${value}
`, secretRules = [
	{
		id: "secret-committed",
		group: "secrets",
		severity: "error",
		packs: ["recommended"],
		title: "Secret with its value in the repository",
		description: "A Secret has values in the manifest. Encrypted ones (SOPS), placeholders (argocd-vault-plugin, Vault, Flux variables, …), empty values and what is public (certificates) pass; SealedSecret, ExternalSecret and the like are other kinds. Of a Helm chart, what looks random is a warning alone, because the chart may make it anew. So is a configuration file that names no secret.",
		rationale: `${rationale} Base64 is no encryption.`,
		fix: "Encrypt it (SOPS, SealedSecret), or let an operator fetch it (ExternalSecret, Vault), and change the secret.",
		aliases: { gitleaks: ["kubernetes-secret-yaml"] },
		kinds: ["Secret"],
		covers: ["secret-format"],
		options: { "public-keys": {
			default: [
				"type",
				"url",
				"name",
				"project",
				"username",
				"user",
				"host",
				"hostname",
				"port",
				"database",
				"enableOCI",
				"insecure",
				"namespace",
				"region",
				"bucket",
				"endpoint"
			],
			description: "Keys, or last words of keys, whose values are no secrets."
		} },
		file,
		examples: {
			bad: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: correct-horse-battery\n",
			good: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: <path:secret/data/web#password>\n"
		}
	},
	{
		id: "configmap-secret",
		group: "secrets",
		severity: "error",
		packs: ["recommended"],
		title: "Secret in a ConfigMap",
		description: "A key of a ConfigMap says that its value is a secret.",
		rationale: `${rationale} ConfigMaps are readable for many in the cluster, and are not encrypted at rest.`,
		fix: "Move the value into a Secret that is not committed in the clear, and change it.",
		aliases: { polaris: ["sensitiveConfigmapContent"] },
		kinds: ["ConfigMap"],
		covers: ["literal-secret", "secret-format"],
		options: names,
		file,
		examples: {
			bad: configMap("DB_PASSWORD", "correct-horse-battery"),
			good: configMap("DB_PASSWORD_FILE", "/run/secrets/db")
		}
	},
	{
		id: "literal-secret",
		group: "secrets",
		severity: "error",
		packs: ["recommended"],
		title: "Secret in arguments, annotations, a file or an address",
		description: "An argument such as `--password=…`, an annotation whose name says that it is a secret, or an address with a password (`postgres://user:password@host`) has it in the clear. So has a file in a ConfigMap: a line of a `.env`, properties, INI or YAML file, a pair of JSON or a part of a connection string, whose name ends with what is secret. Programs and templates in ConfigMaps are left alone. Environment variables have a rule of their own, but connection strings in them count here.",
		rationale: `${rationale} Arguments can moreover be read by every process of the node.`,
		fix: "Give it to the container by a Secret, as a file or by `valueFrom.secretKeyRef`, and change it.",
		kinds: [],
		options: names,
		file,
		examples: {
			bad: pod("--db-password=correct-horse-battery"),
			good: pod("--db-password=$(DB_PASSWORD)")
		}
	},
	{
		id: "secret-format",
		group: "secrets",
		severity: "error",
		packs: ["recommended"],
		title: "Token or private key of a known format",
		description: "A text has the form of a token, key or password of a known service, or is a private key, by the rules of gitleaks. Secrets are looked through as well, decoded.",
		rationale,
		fix: "Revoke the token, and keep its successor in a Secret that is not committed in the clear. Values that only look like one can be waived, or their format left out (`except`).",
		aliases: { gitleaks: [
			"private-key",
			"jwt",
			"github-pat",
			"gitlab-pat",
			"aws-access-token",
			"gcp-api-key",
			"slack-bot-token",
			"stripe-access-token"
		] },
		covers: ["literal-secret"],
		options: { except: {
			default: [],
			description: "Formats that are left out, by their names in gitleaks: `jwt`."
		} },
		file,
		examples: {
			bad: configMap("config.ini", "\"token = ghp_wB4xT9qZrL2vN8sK5mJ7cY3hP6dF1gA0eUoI\""),
			good: configMap("config.ini", "\"token = $(GITHUB_TOKEN)\"")
		}
	}
], nativeRules = [
	...schemaRules,
	...lifecycleRules,
	...secretRules
].map(toRule);
// src/policy/builtin-policies.ts
async function builtinPolicies(engine, isolated = !1) {
	let [wasm, rules] = await Promise.all([engine.builtin("builtin.wasm"), builtinRules(engine)]), module;
	return {
		module: {
			timed: !1,
			evaluate: async (batch, signal) => await (await (module ??= engine.load(wasm, { isolated }))).evaluate(batch, signal)
		},
		rules,
		sees: new Set(["related"])
	};
}
async function builtinRules(engine) {
	let index = new TextDecoder().decode(await engine.builtin("rules.json"));
	return JSON.parse(index);
}
// src/report/gate-paint.ts
function colour(code) {
	return (text) => `\u001b[${code}m${text}\u001b[0m`;
}
const plain = (text) => text;
function createPaint(coloured) {
	return coloured ? {
		error: colour(31),
		warning: colour(33),
		good: colour(32),
		bold: colour(1),
		dim: colour(2)
	} : {
		error: plain,
		warning: plain,
		good: plain,
		bold: plain,
		dim: plain
	};
}
export { secretRules as a, schemaRuleIds as c, nativeRules as i, aliasTools as l, builtinPolicies as n, namesSecret as o, builtinRules as r, snake as s, createPaint as t, noAliases as u };
