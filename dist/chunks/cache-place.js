import { dirname, isAbsolute, join } from "node:path";
import { homedir } from "node:os";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
// src/platform/cache/cache-place.ts
const limitsOf = {
	policies: {},
	renders: { limits: {
		entries: 8192,
		bytes: 536870912
	} },
	evaluations: { limits: {
		entries: 16384,
		bytes: 268435456
	} }
};
async function cachePlace({ env, runner, untrusted }, kind) {
	let [named, key] = [env.SLIPWAY_CACHE, env.SLIPWAY_CACHE_KEY ?? ""];
	if (untrusted || named === "" || named === "off" || runner && (named === void 0 || key === "")) return;
	let home = env.HOME ?? homedir(), folder = named ?? join(folderOf(env.XDG_CACHE_HOME, home, ".cache"), "slipway"), state = join(folderOf(env.XDG_STATE_HOME, home, ".local/state"), "slipway"), secret = key === "" ? await ownSecret(join(state, "cache-key")) : new TextEncoder().encode(key);
	return secret === void 0 ? void 0 : {
		folder: join(folder, kind),
		secret,
		...limitsOf[kind]
	};
}
function folderOf(variable, home, otherwise) {
	return variable !== void 0 && isAbsolute(variable) ? variable : join(home, otherwise);
}
async function ownSecret(file) {
	try {
		await mkdir(dirname(file), {
			recursive: !0,
			mode: 448
		}), await writeFile(file, randomBytes(32), {
			mode: 384,
			flag: "wx"
		}).catch((thrown) => {
			if (thrown.code !== "EEXIST") throw thrown;
		});
		let secret = await readFile(file);
		return secret.byteLength === 32 ? secret : void 0;
	} catch {
		return;
	}
}
export { cachePlace };
