import { t as loadConfig } from "./load.js";
import { t as SlipwayError } from "./errors.js";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
// src/commands/workspace.ts
async function openWorkspace({ platform, values }) {
	let directory = platform.host.context.workspace, repository = await platform.git.working(directory), named = values.given("config") ? resolve(directory, values.text("config") ?? "") : void 0, found = named ?? await platform.files.findUp("slipway.yaml", directory), inside = found !== void 0 && (repository === void 0 || isBelow(repository.folder, found)) ? found : void 0;
	if (named !== void 0 && inside === void 0) throw new SlipwayError("PATH_OUTSIDE", `${values.text("config")} is not in the repository ${repository?.folder ?? ""}`);
	let folder = repository?.folder ?? (inside === void 0 ? directory : dirname(inside)), configPath = inside === void 0 ? "slipway.yaml" : relative(folder, inside), tree = platform.files.tree(folder), config = await loadConfig(tree, configPath);
	if (named !== void 0 && config === void 0) throw new SlipwayError("CONFIG_NOT_FOUND", `there is no file ${values.text("config")}`);
	return {
		folder,
		tree,
		repository,
		config,
		configPath
	};
}
function requireConfig(workspace) {
	if (workspace.config !== void 0) return workspace.config;
	throw new SlipwayError("CONFIG_NOT_FOUND", `there is no slipway.yaml in ${workspace.folder} or above the working directory`);
}
function repositoryPath(workspace, directory, typed) {
	let absolute = isAbsolute(typed) ? typed : join(directory, typed);
	if (absolute !== workspace.folder && !isBelow(workspace.folder, absolute)) throw new SlipwayError("PATH_OUTSIDE", `${typed} is outside of ${workspace.folder}`);
	return relative(workspace.folder, absolute) || ".";
}
function isBelow(folder, path) {
	let way = relative(folder, path);
	return way !== "" && !way.startsWith("..") && !isAbsolute(way);
}
export { repositoryPath as n, requireConfig as r, openWorkspace as t };
