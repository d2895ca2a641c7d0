// src/options/commands.ts
const commandRows = [
	{
		name: "ship",
		summary: "The whole line: build, bump, render, gate, then commit",
		positionals: "",
		formats: [
			"text",
			"json",
			"markdown"
		],
		examples: ["slipway ship", "slipway ship --environment staging --write commit"]
	},
	{
		name: "build",
		summary: "Build and push the images of the configuration, and check what the registry holds",
		positionals: "",
		formats: [
			"text",
			"json",
			"markdown"
		],
		examples: ["slipway build", "slipway build --release-file release.json"],
		action: !0
	},
	{
		name: "bump",
		summary: "Plan image changes in the manifest repository, and write them when asked",
		positionals: "",
		formats: [
			"text",
			"json",
			"markdown"
		],
		examples: ["slipway bump --image ghcr.io/acme/web:1.4.2", "slipway bump --image ghcr.io/acme/web:1.4.2 --repository acme/deploy --write commit"],
		action: !0
	},
	{
		name: "render",
		summary: "Render roots to a YAML stream",
		positionals: "[ROOT…]",
		formats: ["text", "json"],
		examples: ["slipway render overlays/prod", "slipway render --format json overlays/prod"]
	},
	{
		name: "gate",
		summary: "Render, lint and evaluate policies: findings, semantic diff, verdict",
		positionals: "[ROOT…]",
		formats: [
			"text",
			"json",
			"github",
			"sarif",
			"junit",
			"markdown",
			"html",
			"baseline"
		],
		examples: [
			"slipway gate",
			"slipway gate overlays/prod --base origin/main",
			"kustomize build . | slipway gate -"
		],
		action: !0
	},
	{
		name: "sync",
		summary: "Confirm that the cluster runs exactly this commit",
		positionals: "",
		formats: [
			"text",
			"json",
			"markdown"
		],
		examples: ["slipway sync --environment prod", "slipway sync --environment prod --revision SHA --timeout 15m"],
		action: !0
	},
	{
		name: "reconcile",
		summary: "The in-cluster step of the built-in engine: fetch, render, apply, prune, wait",
		positionals: "",
		formats: ["text", "json"],
		examples: ["slipway reconcile --environment prod --repository https://github.com/acme/deploy"]
	},
	{
		name: "doctor",
		summary: "Check tokens, permissions, tools and rights, and say what to change",
		positionals: "",
		formats: ["text", "json"],
		examples: [],
		reserved: !0
	},
	{
		name: "init",
		summary: "Write what installs the built-in engine; a starter configuration and workflows not yet",
		positionals: "",
		formats: ["text", "json"],
		examples: ["slipway init --engine job --image ghcr.io/slipway-ci/slipway@sha256:DIGEST --environment prod"]
	},
	{
		name: "policy",
		summary: "Test or time policies",
		positionals: "test|bench [DIR…]",
		formats: ["text", "json"],
		examples: ["slipway policy test policy/", "slipway policy bench policy/"]
	},
	{
		name: "explain",
		summary: "A rule's page, or the list of rules",
		positionals: "[RULE]",
		formats: ["text", "json"],
		examples: ["slipway explain", "slipway explain no-privileged"]
	}
];
function commandRow(name) {
	return commandRows.find((row) => row.name === name);
}
// src/options/bump-options.ts
const writers = ["ship", "bump"], bumpOptions = [
	{
		name: "image",
		type: "text",
		list: !0,
		placeholder: "REF",
		commands: ["bump", "init"],
		description: "Image to set: NAME:TAG, NAME@DIGEST, NAME:TAG@DIGEST, or OLD=NEW to change the name too; repeatable. For init: the one of Slipway, by digest."
	},
	{
		name: "path",
		type: "text",
		list: !0,
		placeholder: "PATH",
		commands: ["bump"],
		description: "Look only below these folders or files of the manifest repository."
	},
	{
		name: "repository",
		type: "text",
		placeholder: "URL|OWNER/NAME",
		commands: [
			...writers,
			"reconcile",
			"init"
		],
		key: "manifests.repository",
		description: "The manifest repository; default: the configuration, else the working directory."
	},
	{
		name: "branch",
		type: "text",
		placeholder: "BRANCH",
		commands: [
			...writers,
			"reconcile",
			"init"
		],
		key: "manifests.branch",
		description: "Its branch; default: main."
	},
	{
		name: "write",
		type: "choice",
		choices: [
			"plan",
			"files",
			"commit",
			"pull-request"
		],
		commands: [...writers],
		key: "environments.*.write",
		description: "What to do with the plan; the command line's default is plan, the Action's the environment's."
	},
	{
		name: "on-missing",
		type: "choice",
		choices: ["fail", "ignore"],
		commands: [...writers],
		key: "bump.on-missing",
		description: "When no manifest uses an image: fail (default) or ignore."
	},
	{
		name: "set",
		type: "text",
		list: !0,
		placeholder: "FILE:PATH=VALUE",
		commands: ["bump"],
		description: "Set one value at an explicit place."
	},
	{
		name: "set-image",
		type: "text",
		list: !0,
		placeholder: "ARG",
		commands: ["bump"],
		description: "Like kustomize edit set image; may insert an entry."
	},
	{
		name: "no-proof",
		type: "flag",
		commands: [...writers],
		description: "Do not prove by rendering that exactly the wanted images change."
	},
	{
		name: "explain",
		type: "text",
		placeholder: "IMAGE",
		only: "command-line",
		commands: ["bump"],
		description: "Show every place that could hold the image, what it reaches, and why it would not be edited."
	},
	{
		name: "from",
		type: "text",
		placeholder: "ENVIRONMENT",
		commands: ["bump"],
		reserved: !0,
		description: "Promote the digests of this environment."
	},
	{
		name: "accept-diverged",
		type: "flag",
		commands: [...writers],
		reserved: !0,
		description: "Write although the source history diverged."
	},
	{
		name: "rollback",
		type: "text",
		placeholder: "TO",
		commands: ["bump"],
		reserved: !0,
		description: "Return to an earlier release and hold it."
	},
	{
		name: "release-hold",
		type: "text",
		placeholder: "IMAGE",
		commands: ["bump"],
		reserved: !0,
		description: "End the hold of an image."
	}
], judges = ["ship", "gate"], renderers = [
	"ship",
	"bump",
	"render",
	"gate"
], gateOptions = [
	{
		name: "root",
		type: "text",
		list: !0,
		only: "input",
		commands: ["gate"],
		description: "Roots to judge: folders, charts or files; default: the configuration, else all that are discovered."
	},
	{
		name: "base",
		type: "text",
		placeholder: "REVISION|DIR",
		commands: ["gate"],
		description: "What to compare with; default: the event's merge base on a pull request or merge group, else nothing."
	},
	{
		name: "values",
		type: "text",
		list: !0,
		placeholder: "FILE",
		commands: ["render", "gate"],
		description: "Helm values files for charts named as roots."
	},
	{
		name: "all-roots",
		type: "flag",
		commands: ["render", "gate"],
		description: "Also judge roots that other roots include."
	},
	{
		name: "kubernetes-version",
		type: "text",
		placeholder: "VERSION",
		form: {
			pattern: /^v?1\.\d+(\.\d+)?$/,
			hint: "Write the version as 1.33 or 1.33.2."
		},
		commands: [...renderers],
		key: "gate.kubernetes-version",
		description: "The version of the clusters, for rendering and rules: 1.33."
	},
	{
		name: "pack",
		type: "text",
		list: !0,
		placeholder: "NAME",
		commands: [...judges],
		key: "gate.packs",
		description: "Packs of rules: recommended (default), pss-baseline, pss-restricted, all, none."
	},
	{
		name: "enable",
		type: "text",
		list: !0,
		placeholder: "RULE",
		commands: [...judges],
		key: "gate.enable",
		description: "Rules, groups, or other tools' names for them, to add."
	},
	{
		name: "disable",
		type: "text",
		list: !0,
		placeholder: "RULE",
		commands: ["gate"],
		key: "gate.disable",
		description: "Rules or groups to leave out; only the command line and the configuration may loosen."
	},
	{
		name: "policy",
		type: "text",
		list: !0,
		placeholder: "DIR|FILE|BUNDLE",
		commands: [...judges],
		key: "gate.policies",
		description: "Policies: folders, .rego and .wasm files, bundles, Gatekeeper templates and constraints, oci://registry/repository@sha256:…."
	},
	{
		name: "combine",
		type: "flag",
		only: "command-line",
		commands: ["gate"],
		key: "gate.combine",
		description: "Give policies all objects of a root at once, as conftest's --combine."
	},
	{
		name: "explain-location",
		type: "flag",
		commands: ["gate"],
		description: "Say with each finding how its line was found, and why it is not exact where it is not."
	},
	{
		name: "fail-on",
		type: "choice",
		choices: [
			"error",
			"warning",
			"never"
		],
		commands: [...judges],
		key: "gate.fail-on",
		description: "The least severity of a new finding that fails the gate: error (default), warning, or never."
	},
	{
		name: "renderer",
		type: "choice",
		choices: [
			"auto",
			"native",
			"embedded"
		],
		default: "auto",
		commands: [...renderers],
		description: "What renders: kustomize and helm on PATH (native), their code inside Slipway in a sandbox (embedded), or auto: native where they are installed and the change is trusted."
	},
	{
		name: "network",
		type: "choice",
		choices: [
			"none",
			"base-hosts",
			"any"
		],
		commands: ["render", "gate"],
		key: "gate.network",
		description: "What trusted runs may fetch while they render: kustomize bases, charts. Default: gate.network, else none."
	},
	{
		name: "output",
		type: "text",
		placeholder: "FOLDER",
		only: "command-line",
		commands: ["render"],
		description: "Write one file per root into this folder."
	},
	{
		name: "fix",
		type: "flag",
		only: "command-line",
		commands: ["gate"],
		reserved: !0,
		description: "Write the fixes of findings that have one."
	}
], syncOptions = [
	{
		name: "engine",
		type: "choice",
		choices: [
			"argocd",
			"flux",
			"job"
		],
		only: "command-line",
		commands: ["sync", "init"],
		description: "What applies the manifests in the cluster; default: the configuration. For now: job, the built-in engine."
	},
	{
		name: "application",
		type: "text",
		list: !0,
		placeholder: "NAME",
		commands: ["sync"],
		reserved: !0,
		description: "Applications to confirm."
	},
	{
		name: "target",
		type: "text",
		list: !0,
		placeholder: "NAME",
		commands: ["sync"],
		description: "Only these targets of the environments."
	},
	{
		name: "namespace",
		type: "text",
		placeholder: "NS",
		commands: [
			"sync",
			"reconcile",
			"init"
		],
		description: "The engine's namespace; default: the target's, else slipway-ENVIRONMENT."
	},
	{
		name: "context",
		type: "text",
		placeholder: "CTX",
		commands: ["sync", "reconcile"],
		description: "Context of the kubeconfig; default: the target's, else the current one."
	},
	{
		name: "revision",
		type: "text",
		placeholder: "SHA",
		commands: ["sync", "reconcile"],
		description: "The manifest commit to confirm; default: this checkout's, or the branch's head in another repository."
	},
	{
		name: "phase",
		type: "choice",
		choices: ["render", "apply"],
		only: "command-line",
		commands: ["reconcile"],
		description: "Only this half: render needs no access to the cluster, apply none to git. Default: both."
	},
	{
		name: "handover",
		type: "text",
		placeholder: "FILE",
		only: "command-line",
		commands: ["reconcile"],
		description: "What the render phase leaves for the apply phase."
	},
	{
		name: "run",
		type: "text",
		placeholder: "NAME",
		only: "command-line",
		commands: ["reconcile"],
		description: "This run's name, unlike any other's; in a cluster the pod's."
	}
], optionRows = [
	{
		name: "config",
		type: "text",
		placeholder: "FILE",
		default: "slipway.yaml",
		description: "Configuration file; found upwards from the working directory."
	},
	{
		name: "format",
		type: "text",
		placeholder: "FORMAT",
		default: "text",
		only: "command-line",
		description: "What is printed on stdout."
	},
	{
		name: "report",
		type: "text",
		list: !0,
		placeholder: "FORMAT=FILE",
		description: "Also write the result to a file, in that format; repeatable."
	},
	{
		name: "quiet",
		type: "flag",
		only: "command-line",
		description: "Print the result and errors alone."
	},
	{
		name: "verbose",
		type: "flag",
		description: "Print what is run, and with what result."
	},
	{
		name: "color",
		type: "choice",
		choices: [
			"auto",
			"always",
			"never"
		],
		default: "auto",
		only: "command-line",
		description: "Colours; auto follows the terminal and NO_COLOR."
	},
	{
		name: "timeout",
		type: "duration",
		placeholder: "DURATION",
		default: "30m",
		description: "End the run after this time: 90s, 10m, 1h30m."
	},
	{
		name: "token",
		type: "text",
		only: "input",
		inputDefault: "${{ github.token }}",
		environment: ["SLIPWAY_TOKEN", "GITHUB_TOKEN"],
		commands: [
			"ship",
			"bump",
			"gate",
			"sync",
			"reconcile"
		],
		permissions: "contents: write on the manifest repository to commit; contents: read is enough for gate, sync and reconcile",
		description: "Token for the manifest repository and the API; an App token when the manifests live in another repository."
	},
	{
		name: "ssh-key",
		type: "text",
		only: "input",
		environment: ["SLIPWAY_SSH_KEY"],
		commands: [
			"ship",
			"bump",
			"sync",
			"reconcile"
		],
		permissions: "a deploy key of the manifest repository, with write access to commit",
		description: "Private deploy key for a manifest repository that is reached over SSH."
	},
	{
		name: "environment",
		type: "text",
		list: !0,
		placeholder: "NAME",
		commands: [
			"ship",
			"bump",
			"sync",
			"reconcile",
			"init"
		],
		description: "Environments of the manifest repository to work on; default: all. sync takes \"changed\" too: those that the commit changed."
	},
	{
		name: "release-file",
		type: "text",
		placeholder: "FILE",
		commands: [
			"ship",
			"build",
			"bump"
		],
		description: "The release document: where build writes it (slipway-release.json), and what bump takes its images from."
	},
	{
		name: "engine",
		type: "choice",
		choices: [
			"auto",
			"docker-buildx",
			"buildah"
		],
		default: "auto",
		commands: ["ship", "build"],
		description: "What builds the images; auto takes docker buildx, else buildah."
	},
	...bumpOptions,
	...gateOptions,
	...syncOptions
];
function optionsOf(command) {
	return optionRows.filter((row) => row.commands === void 0 || row.commands.includes(command));
}
export { commandRows as i, optionsOf as n, commandRow as r, optionRows as t };
