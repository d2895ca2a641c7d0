import { join } from "node:path";
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
// src/platform/cache/content-cache.ts
function contentKey(parts) {
	let hash = createHash("sha256");
	for (let part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
	return hash.digest("hex");
}
function ofProgram(cache, program) {
	let own = (key) => contentKey([program, key]);
	return {
		get: (key) => cache.get(own(key)),
		put: (key, bytes) => cache.put(own(key), bytes)
	};
}
const usualLimits = {
	entries: 256,
	bytes: 268435456
};
function contentCache(place) {
	if (place === void 0) return {
		get: () => Promise.resolve(void 0),
		put: () => Promise.resolve()
	};
	let { folder, secret, limits = usualLimits } = place, held = {
		entries: 1e400,
		bytes: 0
	}, seal = (key, content) => createHmac("sha256", secret).update(key).update(content).digest();
	return {
		get(key) {
			let bytes = isOurs(folder) ? readEntry(join(folder, key)) : void 0, content = bytes?.subarray(32), isSealed = bytes !== void 0 && content !== void 0 && bytes.byteLength >= 32 && timingSafeEqual(seal(key, content), bytes.subarray(0, 32));
			return Promise.resolve(isSealed ? content : void 0);
		},
		async put(key, bytes) {
			let draft = join(folder, `${key}.${randomUUID()}.new`);
			try {
				if (await mkdir(folder, {
					recursive: !0,
					mode: 448
				}), !isOurs(folder)) return;
				await writeFile(draft, Buffer.concat([seal(key, bytes), bytes]), { mode: 384 }), await rename(draft, join(folder, key)), held = {
					entries: held.entries + 1,
					bytes: held.bytes + bytes.byteLength + 32
				}, (held.entries > limits.entries || held.bytes > limits.bytes) && (held = {
					entries: 0,
					bytes: 0
				}, held = await forgetOldest(folder, limits));
			} catch {
				await rm(draft, { force: !0 }).catch(() => void 0);
			}
		}
	};
}
function readEntry(file) {
	try {
		return readFileSync(file);
	} catch {
		return;
	}
}
function isOurs(folder) {
	try {
		let found = lstatSync(folder);
		return found.isDirectory() ? process.getuid === void 0 || found.uid === process.getuid() && !(found.mode & 18) : !1;
	} catch {
		return !1;
	}
}
async function forgetOldest(folder, limits) {
	let files = await Promise.all((await readdir(folder)).map(async (name) => {
		let found = await stat(join(folder, name)).catch(() => void 0);
		return {
			name,
			age: found?.mtimeMs ?? 0,
			size: found?.size ?? 0
		};
	})), total = files.reduce((sum, { size }) => sum + size, 0);
	if (files.length <= limits.entries && total <= limits.bytes) return {
		entries: files.length,
		bytes: total
	};
	let kept = {
		entries: 0,
		bytes: 0
	};
	for (let { name, size } of files.toSorted((a, b) => b.age - a.age)) kept.entries + 1 <= limits.entries / 2 && kept.bytes + size <= limits.bytes / 2 ? (kept.entries++, kept.bytes += size) : await rm(join(folder, name), { force: !0 });
	return kept;
}
export { contentKey as n, ofProgram as r, contentCache as t };
