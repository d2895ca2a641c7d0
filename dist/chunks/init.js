import { n as SlipwayErrors, t as SlipwayError } from "./errors.js";
import { _ as textAt, a as objectNames, c as jobPrefix, g as recordsAt, l as namespaceOf, m as isRecord, s as engineNames, u as revisionAnnotation } from "./names.js";
import { n as groupOf } from "./object.js";
import { f as valueAt, i as parseImageReference } from "./image-reference.js";
import { d as dump } from "./js-yaml.js";
import { a as chooseRenderer, c as renderRoots, n as reachNothing, t as resolveRoots } from "./resolve-roots.js";
import { o as oneLine } from "./escape.js";
import { t as jsonText } from "./command.js";
import { t as documentErrors } from "./document-errors.js";
import { s as scopesOf, t as commitTarget } from "./manifest-target.js";
import { r as requireConfig, t as openWorkspace } from "./workspace.js";
import { posix } from "node:path";
// src/init/access-rules.ts
function compactRules(rules) {
	let merged = new Map();
	for (let rule of rules) {
		let { resources = [], ...rest } = rule, key = JSON.stringify([
			sorted(rest.apiGroups),
			sorted(rest.resourceNames),
			sorted(rest.nonResourceURLs),
			sorted(rest.verbs)
		]), known = merged.get(key)?.resources ?? [], { apiGroups, ...others } = rest;
		merged.set(key, {
			...apiGroups === void 0 ? {} : { apiGroups },
			...resources.length === 0 ? {} : { resources: sorted([...known, ...resources]) },
			...others
		});
	}
	return [...merged.values()];
}
function sorted(words = []) {
	return [...new Set(words)].toSorted();
}
// src/init/resource-name.ts
function resourceName(group, kind, definitions) {
	for (let definition of definitions) {
		if (definition.kind !== "CustomResourceDefinition" || valueAt(definition, ["spec", "group"]) !== group) continue;
		let plural = valueAt(definition, [
			"spec",
			"names",
			"plural"
		]);
		if (valueAt(definition, [
			"spec",
			"names",
			"kind"
		]) === kind && typeof plural == "string") return plural;
	}
	let lower = kind.toLowerCase();
	return lower === "endpoints" ? lower : /(s|x|ch|sh)$/.test(lower) ? `${lower}es` : /[^aeiou]y$/.test(lower) ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}
// src/init/derive-access.ts
const member = [
	"create",
	"delete",
	"get",
	"list",
	"patch",
	"watch"
], named = [
	"create",
	"delete",
	"get",
	"patch"
], read = [
	"get",
	"list",
	"watch"
], diagnosis = [
	{
		apiGroups: [""],
		resources: ["pods", "events"],
		verbs: read
	},
	{
		apiGroups: [""],
		resources: ["pods/log"],
		verbs: ["get"]
	},
	{
		apiGroups: ["apps"],
		resources: ["replicasets", "controllerrevisions"],
		verbs: read
	}
], rbac$1 = "rbac.authorization.k8s.io";
function deriveAccess(objects) {
	let made = new Set(objects.filter((one) => one.kind === "Namespace").map((one) => one.metadata?.name ?? "")), cluster = [], namespaces = new Map(), rulesOf = (namespace) => {
		if (namespace === "" || made.has(namespace)) return cluster;
		let known = namespaces.get(namespace) ?? [...diagnosis];
		return namespaces.set(namespace, known), known;
	};
	[...made].some((name) => objects.some((one) => one.metadata?.namespace === name)) && cluster.push(...diagnosis);
	for (let object of objects) {
		let namespace = object.metadata?.namespace ?? "";
		rulesOf(namespace).push(...memberRules(object, namespace, objects), ...grantedRules(object));
	}
	return {
		cluster: compactRules(cluster),
		namespaces: new Map([...namespaces].map(([name, rules]) => [name, compactRules(rules)])),
		notes: [...[...namespaces.keys()].map((name) => `namespace ${name} has to be there before this is installed`), ...objects.flatMap((object) => noteOn(object, objects))]
	};
}
function memberRules(object, namespace, objects) {
	let group = groupOf(object.apiVersion), resources = [resourceName(group, object.kind, objects)];
	if (namespace !== "") return [{
		apiGroups: [group],
		resources,
		verbs: member
	}];
	let names = objects.filter((one) => one.kind === object.kind && groupOf(one.apiVersion) === group).map((one) => one.metadata?.name ?? "");
	return [{
		apiGroups: [group],
		resources,
		resourceNames: [...new Set(names)].toSorted(),
		verbs: named
	}, {
		apiGroups: [group],
		resources,
		verbs: ["list", "watch"]
	}];
}
function grantedRules(object) {
	return groupOf(object.apiVersion) === rbac$1 ? recordsAt(object, ["rules"]).map((row) => {
		let words = (key) => stringsAt(row, key);
		return {
			...words("apiGroups").length === 0 ? {} : { apiGroups: words("apiGroups") },
			...words("resources").length === 0 ? {} : { resources: words("resources") },
			...words("resourceNames").length === 0 ? {} : { resourceNames: words("resourceNames") },
			...words("nonResourceURLs").length === 0 ? {} : { nonResourceURLs: words("nonResourceURLs") },
			verbs: words("verbs")
		};
	}) : [];
}
function stringsAt(row, key) {
	let value = valueAt(row, [key]);
	return Array.isArray(value) ? value.filter((one) => typeof one == "string") : [];
}
function noteOn(object, objects) {
	if (groupOf(object.apiVersion) !== rbac$1) return [];
	let name = `${object.kind} ${object.metadata?.namespace ?? ""}/${object.metadata?.name ?? ""}`.replace(" /", " ");
	if (isRecord(object.aggregationRule)) return [`${name} gathers the rules of others: nobody but a cluster administrator can apply it`];
	if (!object.kind.endsWith("Binding")) return [];
	let role = {
		kind: textAt(object, ["roleRef", "kind"]),
		name: textAt(object, ["roleRef", "name"])
	};
	return objects.some((one) => one.kind === role.kind && one.metadata?.name === role.name) ? [] : [`${name} hands out ${role.kind} ${role.name}, which is not among the manifests: give the reconciler what that role grants, or apply the binding yourself`];
}
// src/init/access.ts
const rbac = "rbac.authorization.k8s.io";
function ciGroup(environment) {
	return `slipway-ci:${environment}`;
}
function ciAccess({ environment, namespace }) {
	let rules = [
		{
			apiGroups: ["batch"],
			resources: ["jobs"],
			verbs: [
				"create",
				"get",
				"list",
				"watch"
			]
		},
		{
			apiGroups: ["batch"],
			resources: ["cronjobs"],
			resourceNames: [engineNames.cronJob],
			verbs: ["get"]
		},
		{
			apiGroups: [""],
			resources: ["configmaps"],
			resourceNames: [objectNames.status],
			verbs: [
				"get",
				"list",
				"watch"
			]
		}
	];
	return [role(engineNames.ci, namespace, rules), binding(engineNames.ci, namespace, [{
		kind: "ServiceAccount",
		name: engineNames.ci,
		namespace
	}, {
		apiGroup: rbac,
		kind: "Group",
		name: ciGroup(environment)
	}])];
}
function reconcilerAccess({ namespace }, derived) {
	let records = [
		{
			apiGroups: [""],
			resources: ["configmaps"],
			resourceNames: [objectNames.inventory, objectNames.status],
			verbs: [
				"create",
				"get",
				"patch"
			]
		},
		{
			apiGroups: ["coordination.k8s.io"],
			resources: ["leases"],
			verbs: ["create"]
		},
		{
			apiGroups: ["coordination.k8s.io"],
			resources: ["leases"],
			resourceNames: [objectNames.lease],
			verbs: [
				"get",
				"patch",
				"update"
			]
		},
		{
			apiGroups: [""],
			resources: ["events"],
			verbs: ["create"]
		}
	], subjects = [{
		kind: "ServiceAccount",
		name: engineNames.reconciler,
		namespace
	}], applied = `${engineNames.reconciler}-${namespace}`, names = [...derived.namespaces.keys()].toSorted();
	return [
		role(engineNames.reconciler, namespace, records),
		binding(engineNames.reconciler, namespace, subjects),
		...names.flatMap((name) => [role(applied, name, derived.namespaces.get(name) ?? []), binding(applied, name, subjects)]),
		...derived.cluster.length === 0 ? [] : [role(applied, void 0, derived.cluster), binding(applied, void 0, subjects)]
	];
}
function role(name, namespace, rules) {
	return {
		apiVersion: `${rbac}/v1`,
		kind: namespace === void 0 ? "ClusterRole" : "Role",
		metadata: {
			name,
			...namespace === void 0 ? {} : { namespace }
		},
		rules
	};
}
function binding(name, namespace, subjects) {
	let kind = namespace === void 0 ? "ClusterRole" : "Role";
	return {
		apiVersion: `${rbac}/v1`,
		kind: `${kind}Binding`,
		metadata: {
			name,
			...namespace === void 0 ? {} : { namespace }
		},
		roleRef: {
			apiGroup: rbac,
			kind,
			name
		},
		subjects
	};
}
// src/init/cron-job.ts
const limits = {
	render: 240,
	apply: 570,
	job: 900
}, handover = "/handover", restricted = {
	allowPrivilegeEscalation: !1,
	readOnlyRootFilesystem: !0,
	capabilities: { drop: ["ALL"] }
};
function cronJob(settings) {
	let labels = {
		"app.kubernetes.io/name": engineNames.cronJob,
		"app.kubernetes.io/part-of": "slipway"
	};
	return {
		apiVersion: "batch/v1",
		kind: "CronJob",
		metadata: {
			name: engineNames.cronJob,
			namespace: settings.namespace,
			labels
		},
		spec: {
			schedule: "*/10 * * * *",
			concurrencyPolicy: "Forbid",
			startingDeadlineSeconds: 300,
			successfulJobsHistoryLimit: 1,
			failedJobsHistoryLimit: 3,
			jobTemplate: { spec: {
				backoffLimit: 0,
				activeDeadlineSeconds: limits.job,
				ttlSecondsAfterFinished: 3600,
				template: {
					metadata: {
						labels,
						annotations: { [revisionAnnotation]: "" }
					},
					spec: podSpec(settings)
				}
			} }
		}
	};
}
function podSpec(settings) {
	return {
		serviceAccountName: engineNames.reconciler,
		automountServiceAccountToken: !1,
		enableServiceLinks: !1,
		restartPolicy: "Never",
		securityContext: {
			runAsNonRoot: !0,
			runAsUser: 65532,
			runAsGroup: 65532,
			fsGroup: 65532,
			seccompProfile: { type: "RuntimeDefault" }
		},
		initContainers: [renderContainer(settings)],
		containers: [applyContainer(settings)],
		volumes: [
			{
				name: "handover",
				emptyDir: { sizeLimit: "256Mi" }
			},
			{
				name: "render-tmp",
				emptyDir: { sizeLimit: "2Gi" }
			},
			{
				name: "apply-tmp",
				emptyDir: { sizeLimit: "256Mi" }
			},
			{
				name: "cluster-access",
				projected: { sources: clusterAccess }
			}
		]
	};
}
const clusterAccess = [
	{ serviceAccountToken: {
		path: "token",
		expirationSeconds: 3600
	} },
	{ configMap: {
		name: "kube-root-ca.crt",
		items: [{
			key: "ca.crt",
			path: "ca.crt"
		}]
	} },
	{ downwardAPI: { items: [{
		path: "namespace",
		fieldRef: { fieldPath: "metadata.namespace" }
	}] } }
];
function renderContainer(settings) {
	let secret = (variable, key) => ({
		name: variable,
		valueFrom: { secretKeyRef: {
			name: engineNames.gitSecret,
			key,
			optional: !0
		} }
	});
	return {
		name: engineNames.render,
		image: settings.image,
		args: [
			"reconcile",
			"--phase=render",
			`--handover=${handover}/rendering`,
			...pinned(settings),
			"--revision=$(SLIPWAY_REVISION)",
			`--timeout=${limits.render}s`
		],
		env: [
			{
				name: "SLIPWAY_REVISION",
				valueFrom: { fieldRef: { fieldPath: `metadata.annotations['${revisionAnnotation}']` } }
			},
			{
				name: "HOME",
				value: "/tmp"
			},
			secret("SLIPWAY_TOKEN", "token"),
			secret("SLIPWAY_SSH_KEY", "ssh-key")
		],
		securityContext: restricted,
		terminationMessagePolicy: "FallbackToLogsOnError",
		resources: {
			requests: {
				cpu: "100m",
				memory: "128Mi"
			},
			limits: { memory: "1Gi" }
		},
		volumeMounts: [{
			name: "handover",
			mountPath: handover
		}, {
			name: "render-tmp",
			mountPath: "/tmp"
		}]
	};
}
function applyContainer(settings) {
	return {
		name: engineNames.apply,
		image: settings.image,
		args: [
			"reconcile",
			"--phase=apply",
			`--handover=${handover}/rendering`,
			...pinned(settings),
			`--namespace=${settings.namespace}`,
			"--run=$(SLIPWAY_RUN)",
			`--timeout=${limits.apply}s`
		],
		env: [{
			name: "SLIPWAY_RUN",
			valueFrom: { fieldRef: { fieldPath: "metadata.name" } }
		}, {
			name: "HOME",
			value: "/tmp"
		}],
		securityContext: restricted,
		terminationMessagePolicy: "FallbackToLogsOnError",
		resources: {
			requests: {
				cpu: "100m",
				memory: "128Mi"
			},
			limits: { memory: "512Mi" }
		},
		volumeMounts: [
			{
				name: "handover",
				mountPath: handover,
				readOnly: !0
			},
			{
				name: "apply-tmp",
				mountPath: "/tmp"
			},
			{
				name: "cluster-access",
				mountPath: "/var/run/secrets/kubernetes.io/serviceaccount",
				readOnly: !0
			}
		]
	};
}
function pinned({ environment, repository, branch, config }) {
	return Object.entries({
		environment,
		repository,
		branch,
		config
	}).map(([name, value]) => `--${name}=${value.replaceAll("$", "$$$$")}`);
}
// src/init/engine-readme.ts
function secretCommands({ namespace }) {
	let create = `kubectl create secret generic ${engineNames.gitSecret} --namespace ${namespace}`;
	return {
		token: `${create} --from-file=token=/dev/stdin`,
		sshKey: `${create} --from-file=ssh-key=PATH-OF-THE-PRIVATE-KEY`
	};
}
function engineReadme(settings, access) {
	let { environment, namespace, branch, repository } = settings, { token, sshKey } = secretCommands(settings), notes = access.notes.map((note) => `- ${note}`);
	return `# Slipway's engine for ${environment}

Applies \`${branch}\` of ${repository} to this cluster: every ten minutes, and whenever \`slipway sync\` asks. Kubernetes 1.30 or newer.

Install or upgrade, as a cluster administrator:

    kubectl apply -k .

A credential that may read the repository, unless it is public; type or pipe the token, then end the input:

    ${token}
    ${sshKey}

Uninstall; what the engine applied stays:

    kubectl delete -k .

## CI

CI may create Jobs that equal the CronJob's template but for the commit (\`job-policy.yaml\` sees to that), and read the result.
Either give it a token of the ServiceAccount:

    kubectl create token ${engineNames.ci} --namespace ${namespace} --duration 1h

or let the API server trust GitHub's OIDC tokens and map them to the group \`${ciGroup(environment)}\`
(\`apiserver.config.k8s.io/v1\`, kube-apiserver's \`--authentication-config\`; ids, because names can be taken over):

    jwt:
    - issuer:
        url: https://token.actions.githubusercontent.com
        audiences: ["https://CLUSTER/slipway"]
      claimValidationRules:
      - expression: "claims.repository_id in ['ID-OF-THE-REPOSITORY']"
        message: repository not allowed
      - expression: "claims.?environment.orValue('') == '${environment}'"
        message: environment not allowed
      claimMappings:
        username: {expression: "'github:' + claims.repository + ':' + claims.?environment.orValue('')"}
        groups: {expression: "['${ciGroup(environment)}']"}

A job with \`permissions: { id-token: write }\` and \`environment: ${environment}\` then needs no secret: its kubeconfig has the server
and its certificate authority alone, and slipway.yaml says \`sync: { engine: job, targets: [{ name: …, audience: "https://CLUSTER/slipway" }] }\`.

To let \`slipway sync\` also tell why a reconcile pod does not start, allow it to get, list and watch \`pods\` in ${namespace}.
${notes.length === 0 ? "" : `\n## Before you install\n\n${notes.join("\n")}\n`}`;
}
// src/init/engine-settings.ts
function checkEngineSettings(settings) {
	let { namespace, image, repository } = settings;
	if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(namespace)) throw new SlipwayError("OPTION_INVALID", `"${namespace}" cannot be a namespace`, { hint: "Write at most 63 lower-case letters, digits and dashes." });
	if (!/^sha256:[0-9a-f]{64}$/.test(parseImageReference(image).digest ?? "")) throw new SlipwayError("OPTION_INVALID", `--image ${image} names no digest`, { hint: "Write it as REF@sha256:…, so that what runs with rights in the cluster cannot be exchanged." });
	if (/^[a-z+]+:\/\/[^/]*:[^/]*@/i.test(repository)) throw new SlipwayError("OPTION_INVALID", "the URL of the manifest repository holds a password", { hint: "Leave it out: the git Secret has the credential." });
	return settings;
}
// src/init/job-policy.ts
const controllers = ["system:serviceaccount:kube-system:cronjob-controller", "system:serviceaccount:kube-system:job-controller"], serverLabels = [
	"controller-uid",
	"job-name",
	"batch.kubernetes.io/controller-uid",
	"batch.kubernetes.io/job-name"
];
function jobPolicy({ namespace }) {
	let name = `slipway-jobs-${namespace}`;
	return [{
		apiVersion: "admissionregistration.k8s.io/v1",
		kind: "ValidatingAdmissionPolicy",
		metadata: { name },
		spec: {
			failurePolicy: "Fail",
			paramKind: {
				apiVersion: "batch/v1",
				kind: "CronJob"
			},
			matchConstraints: { resourceRules: [{
				apiGroups: ["batch"],
				apiVersions: ["v1"],
				operations: ["CREATE", "UPDATE"],
				resources: ["jobs"]
			}] },
			matchConditions: [{
				name: "not-the-controllers",
				expression: `!(request.userInfo.username in ${list(controllers)})`
			}],
			variables,
			validations
		}
	}, {
		apiVersion: "admissionregistration.k8s.io/v1",
		kind: "ValidatingAdmissionPolicyBinding",
		metadata: { name },
		spec: {
			policyName: name,
			paramRef: {
				name: engineNames.cronJob,
				namespace,
				parameterNotFoundAction: "Deny"
			},
			validationActions: ["Deny", "Audit"],
			matchResources: { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } } }
		}
	}];
}
const variables = [
	{
		name: "want",
		expression: "params.spec.jobTemplate.spec"
	},
	{
		name: "got",
		expression: "object.spec"
	},
	{
		name: "wa",
		expression: "variables.want.template.?metadata.?annotations.orValue({})"
	},
	{
		name: "ga",
		expression: "variables.got.template.?metadata.?annotations.orValue({})"
	},
	{
		name: "wl",
		expression: "variables.want.template.?metadata.?labels.orValue({})"
	},
	{
		name: "gl",
		expression: "variables.got.template.?metadata.?labels.orValue({})"
	}
], validations = [
	{
		expression: "params != null && variables.got.template.spec == variables.want.template.spec",
		message: "the pod spec must equal the CronJob's template"
	},
	{
		expression: `variables.ga.all(k, k in variables.wa && (k == '${revisionAnnotation}' || variables.ga[k] == variables.wa[k]))`,
		message: "the pod annotations must be those of the CronJob's template"
	},
	{
		expression: `variables.ga[?'${revisionAnnotation}'].orValue('').matches('^[0-9a-f]{40}$')`,
		message: `${revisionAnnotation} must be a commit SHA`
	},
	{
		expression: `variables.gl.all(k, k in ${list(serverLabels)} || (k in variables.wl && variables.gl[k] == variables.wl[k]))`,
		message: "the pod labels must be those of the CronJob's template"
	},
	{
		expression: all("!variables.got.?manualSelector.orValue(false)", ...[
			"managedBy",
			"podFailurePolicy",
			"successPolicy",
			"backoffLimitPerIndex",
			"maxFailedIndexes"
		].map((field) => `!has(variables.got.${field})`), "variables.got.?completionMode.orValue('NonIndexed') == 'NonIndexed'", "!variables.got.?suspend.orValue(false)", ...["parallelism", "completions"].map((field) => `variables.got.?${field} == optional.of(1)`), ...[
			"backoffLimit",
			"activeDeadlineSeconds",
			"ttlSecondsAfterFinished"
		].map((field) => `variables.got.?${field} == variables.want.?${field}`)),
		message: "the Job's settings must be those of the CronJob's template"
	},
	{
		expression: all("!has(object.metadata.ownerReferences)", "!has(object.metadata.finalizers)", `object.metadata.name.startsWith('${jobPrefix}')`, `object.metadata.?labels.orValue({}).all(k, k in variables.wl || k in ${list(serverLabels)})`, "object.metadata.?annotations.orValue({}).all(k, k.startsWith('slipway.dev/'))"),
		message: `the Job's metadata: a name that begins with ${jobPrefix}, no owner, no finalizer, no foreign label or annotation`
	}
];
function all(...terms) {
	return terms.join(" && ");
}
function list(words) {
	return `[${words.map((word) => `'${word}'`).join(", ")}]`;
}
// src/init/engine-files.ts
function engineFiles(given, access) {
	let settings = checkEngineSettings(given), manifests = [
		[
			"namespace.yaml",
			"The engine's namespace; one environment is one namespace.",
			[namespaceObject(settings)]
		],
		[
			"accounts.yaml",
			"Accounts of the reconciler and of CI. No pod gets a token but where it is asked for.",
			[engineNames.reconciler, engineNames.ci].map((name) => account(name, settings))
		],
		[
			"job-policy.yaml",
			"Pins every Job in the namespace to the CronJob's template. Without it, whoever may create Jobs owns the namespace,\n# and `slipway sync` refuses to work.",
			jobPolicy(settings)
		],
		[
			"ci-access.yaml",
			"What CI may do: by its ServiceAccount, or by a group from GitHub OIDC.",
			ciAccess(settings)
		],
		[
			"reconciler-access.yaml",
			"What the reconciler may do, derived from the kinds that the manifests had when this was written. After adding a kind,\n# delete this file and run `slipway init` again.",
			reconcilerAccess(settings, access)
		],
		[
			"cron-job.yaml",
			"The reconciler: repairs drift on its schedule, and when `slipway sync` asks.",
			[cronJob(settings)]
		]
	], kustomization = {
		apiVersion: "kustomize.config.k8s.io/v1beta1",
		kind: "Kustomization",
		resources: manifests.map(([file]) => file)
	};
	return new Map([
		["kustomization.yaml", yaml("Installs Slipway’s built-in engine: kubectl apply -k .", [kustomization])],
		...manifests.map(([file, comment, objects]) => [file, yaml(comment, objects)]),
		["README.md", engineReadme(settings, access)]
	]);
}
function yaml(comment, objects) {
	return `# ${comment}\n${objects.map((object) => dump(object, {
		lineWidth: -1,
		noRefs: !0
	})).join("---\n")}`;
}
function namespaceObject({ namespace, environment }) {
	return {
		apiVersion: "v1",
		kind: "Namespace",
		metadata: {
			name: namespace,
			labels: {
				"app.kubernetes.io/part-of": "slipway",
				"slipway.dev/environment": environment,
				"pod-security.kubernetes.io/enforce": "restricted"
			}
		}
	};
}
function account(name, { namespace }) {
	return {
		apiVersion: "v1",
		kind: "ServiceAccount",
		metadata: {
			name,
			namespace
		},
		automountServiceAccountToken: !1
	};
}
// src/report/init.ts
function initDocument(reports) {
	return {
		schema: "slipway/init/v1",
		command: "init",
		engines: reports
	};
}
function initText(reports) {
	return reports.map(({ environment, folder, files, notes, commands }) => {
		let words = {
			written: "wrote",
			kept: "kept ",
			same: "same "
		};
		return [
			...files.map(({ path, state }) => `${words[state]} ${oneLine(path)}`),
			...files.some(({ state }) => state === "kept") ? ["What was kept differs from what would be written now: delete it and run this again to renew it."] : [],
			"",
			`Next, for ${oneLine(environment)}: read ${oneLine(folder)}/README.md, commit the folder, and as a cluster administrator`,
			`  kubectl apply -k ${oneLine(folder)}`,
			"Then, unless the repository is public, the git credential; type or pipe the token, it is not seen by Slipway:",
			`  ${commands.token}`,
			`  or, for a deploy key: ${commands.sshKey}`,
			...notes.map((note) => `note: ${oneLine(note)}`),
			""
		].join("\n");
	}).join("\n");
}
// src/commands/init.ts
async function init(context) {
	let { values } = context;
	if (values.text("engine") !== "job") throw new SlipwayError("NOT_YET", "only `slipway init --engine job` works yet", { hint: "A starter slipway.yaml and workflows are reserved: write them after the quick start." });
	let [image, ...others] = values.list("image");
	if (image === void 0 || others.length > 0) throw new SlipwayError("OPTION_INVALID", "init --engine job needs one --image", { hint: "Name the image of Slipway that shall run in the cluster, by digest: REF@sha256:…." });
	let workspace = await openWorkspace(context), config = requireConfig(workspace), target = await commitTarget(context, workspace), reports = [];
	for (let [environment, namespace] of environmentsOf(context, config)) {
		let settings = {
			environment,
			namespace,
			image,
			repository: target.url,
			branch: target.branch,
			config: workspace.configPath
		};
		reports.push(await writeEngine(context, workspace, config, settings));
	}
	return {
		exitCode: 0,
		formats: {
			text: () => initText(reports),
			json: () => jsonText(initDocument(reports))
		},
		outputs: {},
		annotations: []
	};
}
function environmentsOf({ values }, config) {
	let named = values.list("environment"), known = config.environments ?? {}, chosen = named.length > 0 ? named : Object.keys(known).filter((name) => known[name]?.sync?.engine === "job");
	if (chosen.length === 0) throw new SlipwayError("OPTION_INVALID", "no environment has `sync: { engine: job }`", { hint: "Write it into slipway.yaml, or name the environment with --environment." });
	let namespace = values.text("namespace");
	if (namespace !== void 0 && chosen.length > 1) throw new SlipwayError("OPTION_INVALID", "one namespace is for one environment", { hint: "Give one --environment." });
	return new Map(chosen.flatMap((name) => {
		let configured = new Set(known[name]?.sync?.targets.map((target) => target.namespace ?? namespaceOf(name)));
		if (namespace === void 0 && configured.size > 1) throw new SlipwayError("OPTION_INVALID", `the targets of "${name}" have different namespaces`, { hint: "Say with --namespace which one is meant; the folder is for one namespace." });
		return [[name, namespace ?? [...configured][0] ?? namespaceOf(name)]];
	}));
}
async function writeEngine({ platform }, workspace, config, settings) {
	let { environment } = settings, folder = posix.join(posix.dirname(workspace.configPath), ".slipway/engine", environment), access = deriveAccess(await renderedObjects(platform, workspace, config, environment)), files = [], fresh = new Map();
	for (let [name, text] of engineFiles(settings, access)) {
		let path = posix.join(folder, name), bytes = new TextEncoder().encode(text), there = await workspace.tree.read(path);
		there === void 0 && fresh.set(path, bytes), files.push({
			path,
			state: there === void 0 ? "written" : Buffer.compare(there, bytes) === 0 ? "same" : "kept"
		});
	}
	return await platform.files.writeInto(workspace.folder, fresh), {
		environment,
		folder,
		files,
		notes: access.notes,
		commands: secretCommands(settings)
	};
}
async function renderedObjects(platform, workspace, config, environment) {
	let { tree, configPath } = workspace, path = posix.dirname(configPath), [scope] = await scopesOf({
		tree,
		config,
		path,
		names: [environment],
		paths: [],
		applied: void 0
	}), selected = await resolveRoots(tree, { roots: scope?.roots ?? [] }), roots = await renderRoots({
		log: platform.host.log,
		tree,
		roots: selected,
		exec: platform.exec,
		renderer: await chooseRenderer(platform, void 0, selected),
		signal: platform.signal,
		...reachNothing(platform, config)
	}), errors = roots.flatMap((root) => root.errors);
	if (errors.length > 0) throw new SlipwayErrors(documentErrors(errors));
	return roots.flatMap((root) => root.objects.map((one) => one.manifest));
}
export { init };
