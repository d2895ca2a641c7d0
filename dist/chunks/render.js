import { a as exitCodeOf } from "./errors.js";
import { a as chooseRenderer, c as renderRoots, o as renderCache, r as reachOf, t as resolveRoots } from "./resolve-roots.js";
import { r as identify } from "./object.js";
import { a as SCALAR_STYLE, d as dump, n as DEFAULT_SCALAR_STYLE_RULES } from "./js-yaml.js";
import { t as appliedEngines } from "./applied-engines.js";
import { t as jsonText } from "./command.js";
import { t as tellErrors } from "./tell-errors.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { posix } from "node:path";
// src/report/render-json.ts
function renderJson(roots) {
	return {
		schema: "slipway/render/v1",
		command: "render",
		roots: roots.map(({ id, engine, objects, milliseconds }) => ({
			id,
			engine,
			objects: objects.map(({ manifest, origin }) => ({
				object: identify(manifest),
				...origin === void 0 ? {} : { origin },
				manifest
			})),
			milliseconds
		})),
		errors: roots.flatMap((root) => root.errors)
	};
}
// src/report/render-yaml.ts
function renderYaml(roots) {
	return roots.flatMap((root) => root.objects).map(({ manifest }) => `---\n${dump(manifest, options)}`).join("").replaceAll("##[", String.raw`#\x23[`);
}
function quoteCommands(layout) {
	/^\s*::|##\[/m.test(layout.node.value) && (layout.style = SCALAR_STYLE.DOUBLE_QUOTED);
}
const options = {
	lineWidth: -1,
	noRefs: !0,
	scalarStyleRules: [...Object.values(DEFAULT_SCALAR_STYLE_RULES), quoteCommands]
};
// src/commands/render.ts
async function render(context) {
	let { platform, values, positionals } = context, workspace = await openWorkspace(context), typed = (path) => repositoryPath(workspace, platform.host.context.workspace, path), renders = await renderCache(platform), reach = reachOf(context, workspace.config, { renders }), applied = await appliedEngines(platform, workspace.folder, workspace.config, void 0, reach.charts), roots = await resolveRoots(workspace.tree, {
		applied,
		roots: positionals.map((path) => path === "-" ? path : typed(path)),
		values: values.list("values").map(typed),
		allRoots: values.flag("all-roots")
	}), version = values.text("kubernetes-version") ?? workspace.config?.gate?.["kubernetes-version"], rendered = await renderRoots({
		log: platform.host.log,
		applied,
		tree: workspace.tree,
		roots,
		exec: platform.exec,
		renderer: await chooseRenderer(platform, values.text("renderer"), roots),
		signal: platform.signal,
		...reach,
		renders,
		stdin: platform.stdin,
		...version === void 0 ? {} : { kubernetesVersion: version }
	}), errors = rendered.flatMap((root) => root.errors);
	tellErrors(platform.host.log, errors);
	let output = values.text("output");
	return output !== void 0 && errors.length === 0 && await writeFolder(context, output, rendered), {
		exitCode: exitOf(errors),
		formats: {
			text: () => output === void 0 ? renderYaml(rendered) : "",
			json: () => jsonText(renderJson(rendered))
		},
		outputs: {},
		annotations: []
	};
}
async function writeFolder({ platform }, folder, rendered) {
	for (let root of rendered) {
		let name = root.id === "-" ? "stdin" : root.id === "." ? "root" : root.id.replace(/\.ya?ml$/, "");
		await platform.files.write(posix.join(folder, `${name}.yaml`), renderYaml([root]));
	}
}
function exitOf(errors) {
	let [first] = errors;
	return first === void 0 ? 0 : exitCodeOf(first.code);
}
export { render };
