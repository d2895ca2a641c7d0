import { t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { a as readImageReference, f as valueAt, n as formatReference, r as normalizeRepository, s as splitReference, u as formatPath } from "./image-reference.js";
import { i as require_dist } from "./load.js";
import { n as RegexpError } from "./parse.js";
import { s as createMatches } from "./resolve-roots.js";
import { a as getNode, c as getText, d as textOf, i as getMap, l as mapsOf, n as asScalar, o as getScalar, r as asSeq, s as getSeq, t as asMap } from "./nodes.js";
import { t as expandRoots } from "./expand-roots.js";
import { posix } from "node:path";
// src/yaml/operation.ts
var import_dist = require_dist(), Refusal = class extends Error {
	offset;
	constructor(reason, offset) {
		super(reason), this.name = "Refusal", this.offset = offset;
	}
};
// src/yaml/geometry.ts
function startOf(node) {
	return (0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0;
}
function endOf(node) {
	if ((0, import_dist.isScalar)(node) || (0, import_dist.isAlias)(node)) return node.range?.[1] ?? 0;
	if ((0, import_dist.isMap)(node) && node.flow !== !0) {
		let last = node.items.at(-1);
		return last ? endOfPair(last) : startOf(node);
	}
	return (0, import_dist.isSeq)(node) && node.flow !== !0 ? Math.max(startOf(node) + 1, endOf(node.items.at(-1))) : (0, import_dist.isNode)(node) ? node.range?.[1] ?? 0 : 0;
}
function endOfPair(pair) {
	return Math.max(endOf(pair.key), pair.value === null ? 0 : endOf(pair.value));
}
function pairOf(map, key) {
	let pair = map.items.find((item) => (0, import_dist.isScalar)(item.key) && item.key.value === key);
	if (!pair) throw new Refusal(`the key "${key}" comes from elsewhere by "<<"`, startOf(map));
	return pair;
}
function lineStart(text, offset) {
	return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}
function lineEnd(text, offset) {
	let from = offset > 0 && text[offset - 1] === "\n" ? offset - 1 : offset, newline = text.indexOf("\n", from), end = newline < 0 ? text.length : newline;
	return end > 0 && text[end - 1] === "\r" ? end - 1 : end;
}
function skipLineEnding(text, end) {
	return text.startsWith("\r\n", end) ? end + 2 : text[end] === "\n" ? end + 1 : end;
}
function lineEndingAt(text, offset) {
	let newline = text.indexOf("\n", offset), near = newline < 0 ? text.lastIndexOf("\n") : newline;
	return near > 0 && text[near - 1] === "\r" ? "\r\n" : "\n";
}
function columnOf(text, offset) {
	let start = lineStart(text, offset);
	return offset - start - (start === 0 && text.startsWith("﻿") ? 1 : 0);
}
// src/bump/place.ts
function regionsOf(source) {
	return source.documents.map((document) => ({
		source,
		document,
		index: document.index
	}));
}
function placeIn(region, finding) {
	let { within, outer } = region, { node, nodes, path, change, ...rest } = finding;
	return {
		...rest,
		file: region.source.file,
		source: region.source,
		document: region.index,
		path: outer ?? path,
		offset: outerOffset(region, startOf(node)),
		nodes: nodes ?? [node],
		change(intent) {
			try {
				let changes = change(intent);
				return within ? changes.map((one) => inside(within, outer ?? [], one)) : changes;
			} catch (thrown) {
				throw within && thrown instanceof Refusal ? new Refusal(thrown.message, outerOffset(region, thrown.offset)) : thrown;
			}
		}
	};
}
function outerOffset({ within }, offset) {
	return within ? within.toOuter({
		start: offset,
		end: offset,
		text: ""
	}).start : offset;
}
function inside(within, outer, change) {
	let where = `inside the text, at ${formatPath(change.path)}`, note = change.note === void 0 ? where : `${where}; ${change.note}`;
	return {
		...change,
		path: outer,
		note,
		operation: {
			...change.operation,
			within
		}
	};
}
// src/bump/scalar-change.ts
const imageKey = /image|tag|version|digest|ref|repo|^x-/i;
function changeScalar(document, node, path, value) {
	let target = (0, import_dist.isAlias)(node) ? document.aliases.get(node) : node;
	if (!(0, import_dist.isScalar)(target)) return;
	let old = textOf(target) ?? null;
	if (target.value === value) return;
	let sites = document.sites.get(target) ?? [], shared = {
		path,
		old,
		new: value
	};
	if ((0, import_dist.isAlias)(node) && !sites.every((site) => imageKey.test(lastKey$1(site)))) {
		let note = `the alias *${node.source} is replaced: ${formatPath(sites[0] ?? [])} has its anchor and stays`;
		return {
			...shared,
			operation: {
				kind: "replace-alias",
				document,
				node,
				value
			},
			note
		};
	}
	let operation = {
		kind: "replace",
		document,
		node: target,
		value
	};
	if (sites.length === 0) return {
		...shared,
		operation
	};
	let others = sites.map(formatPath).filter((site) => site !== formatPath(path));
	return {
		...shared,
		operation,
		note: `shared by anchor &${target.anchor ?? ""}: ${others.join(", ")} follows`
	};
}
function lastKey$1(path) {
	return path.findLast((step) => typeof step == "string") ?? "";
}
// src/bump/whole-reference.ts
function changeReference(text, intent) {
	let parts = splitReference(text), name = intent.newRepository ?? parts.name, kept = keepsDigest(parts, intent) ? parts.digest : void 0, digest = intent.digest ?? kept, renameOnly = intent.tag === void 0 && intent.digest === void 0, sameDigest = intent.digest !== void 0 && intent.digest === parts.digest, tag = intent.tag ?? (renameOnly || sameDigest ? parts.tag : void 0);
	return formatReference({
		name,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	});
}
function keepsDigest(now, intent) {
	return intent.digest === void 0 ? intent.tag === void 0 || intent.tag === now.tag : !1;
}
function isImage(name, intent) {
	return name === intent.repository || sameRepository(name, intent.repository);
}
function sameRepository(one, other) {
	let normalized = normalizeRepository(one);
	return normalized !== void 0 && normalized === normalizeRepository(other);
}
// src/bump/apply-markers.ts
const fluxSetters = {
	id: "flux-setters",
	title: "Values with a Flux `$imagepolicy` comment, which says whose image they are."
}, bumpTargets = {
	id: "bump-targets",
	title: "Values that `bump.targets` of the configuration names, with whose image they are."
};
function applyMarkers(convention, places, markers, policies) {
	if (markers.length === 0) return [...places];
	let byNode = new Map(markers.map((marker) => [marker.node, marker])), known = new Set();
	return [...places.map((place) => {
		let marks = place.nodes.flatMap((node) => byNode.get(node) ?? []);
		for (let { node } of marks) known.add(node);
		let image = marks.flatMap(({ policy }) => policies.get(policy) ?? [])[0];
		return image === void 0 || sameRepository(image, place.image) ? place : selectedBy(place, image, marks);
	}), ...markers.filter(({ node }) => !known.has(node)).flatMap((marker) => markedPlace(convention, marker, policies) ?? [])];
}
function selectedBy(place, image, marks) {
	let renames = marks.some(({ part }) => part === "all" || part === "name");
	return {
		...place,
		aliases: [...place.aliases ?? [], image],
		change(intent) {
			let newRepository = intent.newRepository ?? (renames && sameRepository(image, intent.repository) ? image : void 0);
			return place.change({
				...intent,
				...newRepository === void 0 ? {} : { newRepository }
			});
		}
	};
}
function markedPlace(convention, marker, policies) {
	let { region, node, path, part } = marker, text = textOf(node) ?? "", own = part === "all" ? splitReference(text).name : part === "name" ? text : siblingName(marker), image = policies.get(marker.policy) ?? own;
	if (image !== void 0 && readImageReference(image)) return placeIn(region, {
		convention,
		path,
		node,
		image,
		value: part === "all" ? text : formatReference({ name: image }),
		change(intent) {
			let value = newValue(part, text, image, intent, node), change = value === void 0 ? void 0 : changeScalar(region.document, node, path, value);
			return change ? [change] : [];
		}
	});
}
function siblingName({ map, region, policy }) {
	if (map) {
		for (let { value } of map.items) if ((0, import_dist.isScalar)(value) && (value.comment ?? "").includes(`"${policy}:name"`)) return textOf(value);
		return [
			"repository",
			"newName",
			"image",
			"name"
		].map((key) => getText(region.document, map, key)).find((text) => text !== void 0);
	}
}
function newValue(part, text, image, intent, node) {
	let name = intent.newRepository ?? image;
	switch (part) {
		case "all": return changeReference(text, sameRepository(splitReference(text).name, name) ? intent : {
			...intent,
			newRepository: name
		});
		case "name": return sameRepository(text, name) ? void 0 : name;
		case "tag": return intent.tag;
		case "digest":
			if (intent.digest === void 0 && intent.tag !== void 0) throw new Refusal("the digest here belongs to the old tag: give the digest as well", node.range?.[0] ?? 0);
			return intent.digest;
	}
}
// src/bump/argocd-image.ts
function parseArgoImage(text) {
	let equals = text.indexOf("="), at = text.indexOf("@");
	if (equals < 0 || at >= 0 && at < equals) return splitReference(text);
	let { name: newName, ...version } = splitReference(text.slice(equals + 1));
	return {
		name: text.slice(0, equals),
		newName,
		...version
	};
}
function formatArgoImage(image) {
	let { name, newName, ...version } = image, long = newName ?? (name.includes(":") ? name : void 0);
	return long === void 0 ? formatReference({
		name,
		...version
	}) : `${name}=${formatReference({
		name: long,
		...version
	})}`;
}
function changeArgoImage(image, intent) {
	let renameOnly = intent.tag === void 0 && intent.digest === void 0, sameDigest = intent.digest !== void 0 && intent.digest === image.digest, newName = intent.newRepository ?? image.newName, tag = intent.tag ?? (renameOnly || sameDigest ? image.tag : void 0), digest = intent.digest ?? (keepsDigest(image, intent) ? image.digest : void 0);
	return {
		name: image.name,
		...newName === void 0 ? {} : { newName },
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	};
}
// src/bump/split-reference.ts
function splitMap(document, map, path, keys) {
	return {
		offset: startOf(map),
		bareDigest: keys.digest !== void 0 && /sha$/i.test(keys.digest),
		text(role) {
			let key = keys[role];
			if (key !== void 0 && getNode(document, map, key)) return getText(document, map, key) ?? "";
		},
		set(role, value) {
			let key = keys[role] ?? role, node = getNode(document, map, key);
			if (node) {
				let change = changeScalar(document, node, [...path, key], value);
				return change ? [change] : [];
			}
			if (keys[role] === void 0 && !/^(?:repository|image)$/.test(keys.name ?? "")) throw new Refusal(`there is no key for the ${role}`, startOf(map));
			let after = keys.name ?? keys.tag;
			return [{
				operation: {
					kind: "insert-key",
					document,
					map,
					key,
					value,
					...after === void 0 ? {} : { after }
				},
				path: [...path, key],
				old: null,
				new: value
			}];
		}
	};
}
function splitVersion(split) {
	let own = split.text("digest") ?? "", [tag = "", carried = ""] = (split.text("tag") ?? "").split("@", 2), digest = own === "" ? carried : own.includes(":") ? own : `sha256:${own}`;
	return {
		...tag === "" ? {} : { tag },
		...digest === "" ? {} : { digest }
	};
}
function changeSplit(split, intent) {
	let now = splitVersion(split);
	return [...changeName(split, intent), ...split.text("digest") === void 0 ? changeTag(split, now, intent) : changeBoth(split, now, intent)];
}
function changeTag(split, now, intent) {
	if (intent.tag === void 0 && intent.digest === void 0 || intent.tag === void 0 && intent.digest === now.digest) return [];
	if (intent.tag === void 0) throw new Refusal("there is no key for a digest here: give the tag as well", split.offset);
	let digest = intent.digest ?? (intent.tag === now.tag ? now.digest : void 0);
	return split.set("tag", digest === void 0 ? intent.tag : `${intent.tag}@${digest}`);
}
function changeBoth(split, now, intent) {
	let changes = intent.tag === void 0 ? [] : split.set("tag", intent.tag);
	return intent.digest === void 0 ? intent.tag !== void 0 && intent.tag !== now.tag && now.digest !== void 0 ? [...changes, ...split.set("digest", "")] : changes : [...changes, ...split.set("digest", bare(split, intent.digest))];
}
function bare(split, digest) {
	if (!split.bareDigest) return digest;
	if (!digest.startsWith("sha256:")) throw new Refusal("the key holds the digits of a sha256 digest", split.offset);
	return digest.slice(7);
}
function changeName(split, intent) {
	if (intent.newRepository === void 0) return [];
	if (split.text("name") === void 0) throw new Refusal("the name comes from elsewhere", split.offset);
	let registry = split.text("registry");
	if (registry === void 0 || registry === "") return split.set("name", intent.newRepository);
	let reference = readImageReference(intent.newRepository);
	return reference ? [...split.set("registry", reference.domain), ...split.set("name", reference.path)] : [];
}
// src/bump/split-names.ts
function splitNames(keys, texts, global) {
	let name = (keys.name === void 0 ? void 0 : texts.get(keys.name)) ?? keys.defaultName ?? "";
	if (!readImageReference(name)) return;
	let own = keys.registry === void 0 ? "" : texts.get(keys.registry) ?? "", registry = own === "" ? keys.defaultRegistry ?? "" : own, [image = name, ...aliases] = [...[global, registry].filter((one) => one !== "").map((one) => `${one.replace(/\/$/, "")}/${name}`), ...registry === "" ? [name] : []];
	return {
		image,
		aliases
	};
}
function changeBelowRegistry(split, global, intent) {
	if (intent.newRepository === void 0 || global === "") return changeSplit(split, intent);
	let prefix = `${global.replace(/\/$/, "")}/`;
	if (!intent.newRepository.startsWith(prefix)) throw new Refusal(`global.imageRegistry puts "${global}" in front of every name`, split.offset);
	return changeSplit({
		...split,
		text: (role) => role === "registry" ? void 0 : split.text(role)
	}, {
		...intent,
		newRepository: intent.newRepository.slice(prefix.length)
	});
}
// src/bump/value-keys.ts
const registryNames = [
	"registry",
	"imageRegistry",
	"hostname"
], tagNames = ["tag", "imageTag"], digestNames = [
	"digest",
	"imageDigest",
	"sha"
];
function imageKeys(texts, defaults, parent) {
	let found = [];
	for (let [key, value] of texts) {
		let keys = keysFor(key, value, texts, defaults, parent);
		keys && found.push(keys);
	}
	let covered = new Set(found.flatMap(({ tag, digest }) => [tag, digest])), prefixes = new Set([...texts.keys()].filter((key) => !covered.has(key)).map(prefixOf));
	for (let prefix of prefixes) {
		let inherited = inheritedKeys(prefix, texts, defaults, parent);
		inherited && !covered.has(inherited.tag ?? inherited.digest) && found.push(inherited);
	}
	return found;
}
function prefixOf(key) {
	return key.slice(0, key.lastIndexOf(".") + 1);
}
function ownerOf(prefix, parent) {
	return prefix === "" ? parent : prefix.split(".").at(-2) ?? "";
}
function keysFor(key, value, texts, defaults, parent) {
	let { name, tag, digest } = splitReference(value);
	if (name === "" || !readImageReference(name)) return;
	let prefix = prefixOf(key), last = key.slice(prefix.length), about = /image$/i.test(ownerOf(prefix, parent));
	if (tag !== void 0 || digest !== void 0) return /image|^ref(erence)?$|^repository$/i.test(last) || about ? { name: key } : void 0;
	let stem = stemOf(last, about);
	if (stem === void 0) return;
	let names = (base) => base.map((one) => prefix + (stem === "" ? one : stem + one[0]?.toUpperCase() + one.slice(1))), tags = [
		...names(tagNames),
		...about ? [`${prefix}version`] : [],
		`${prefix}${last}Tag`
	], pick = (candidates) => candidates.find((one) => texts.has(one)), registry = pick(names(registryNames)), tagKey = pick(tags) ?? (tags.some((one) => defaults.has(one)) ? tags.find((one) => defaults.has(one)) : void 0), digestKey = pick([...names(digestNames), `${prefix}${last}Digest`]);
	if (tagKey === void 0 && digestKey === void 0) return;
	let defaultRegistry = names(registryNames).flatMap((one) => defaults.get(one) ?? [])[0];
	return {
		name: key,
		...registry === void 0 ? {} : { registry },
		...tagKey === void 0 ? {} : { tag: tagKey },
		...digestKey === void 0 ? {} : { digest: digestKey },
		...defaultRegistry === void 0 ? {} : { defaultRegistry }
	};
}
function stemOf(last, about) {
	return last === "repository" || last === "image" || last === "imageRepository" || last === "imageName" || last === "name" && about ? "" : /^(.+?)(?:Image)?(?:Repository|Image|ImageName)$/.exec(last)?.[1];
}
function inheritedKeys(prefix, texts, defaults, parent) {
	let about = /image$/i.test(ownerOf(prefix, parent)), pick = (from, names) => names.map((name) => prefix + name).find((key) => from.has(key)), tag = pick(texts, [...tagNames, ...about ? ["version"] : []]), digest = pick(texts, digestNames), nameKeys = [
		"repository",
		"image",
		...about ? ["name"] : []
	], nameKey = pick(defaults, nameKeys);
	if (tag === void 0 && digest === void 0 || nameKey === void 0 || pick(texts, nameKeys) !== void 0) return;
	let registry = pick(texts, registryNames), defaultRegistryKey = pick(defaults, registryNames), defaultName = defaults.get(nameKey), defaultRegistry = defaultRegistryKey === void 0 ? void 0 : defaults.get(defaultRegistryKey);
	return {
		...registry === void 0 ? {} : { registry },
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest },
		...defaultName === void 0 ? {} : { defaultName },
		...defaultRegistry === void 0 ? {} : { defaultRegistry }
	};
}
// src/bump/workload-walk.ts
const containerLists = new Set([
	"containers",
	"initContainers",
	"ephemeralContainers"
]);
function startWalk(convention, region, object = "") {
	return {
		convention,
		region,
		places: [],
		seen: new Set(),
		object
	};
}
function objectName(region, object) {
	let metadata = getMap(region.document, object, "metadata"), name = metadata ? getText(region.document, metadata, "name") ?? "" : "";
	return `${getText(region.document, object, "kind") ?? ""}/${name}`;
}
function findBelow(walk, node, path) {
	let { document } = walk.region, map = asMap(document, node);
	if (map && !walk.seen.has(map)) {
		walk.seen.add(map);
		for (let pair of map.items) {
			if (!(0, import_dist.isScalar)(pair.key)) continue;
			let key = String(pair.key.value), inner = [...path, key];
			containerLists.has(key) ? findContainers(walk, pair.value, inner, key) : key === "volumes" && findVolumes(walk, pair.value, inner), findBelow(walk, pair.value, inner);
		}
	}
	let seq = map ? void 0 : asSeq(document, node);
	if (seq && !walk.seen.has(seq)) {
		walk.seen.add(seq);
		for (let [index, item] of seq.items.entries()) findBelow(walk, item, [...path, index]);
	}
	return walk.places;
}
function findContainers(walk, list, path, field) {
	for (let { index, map } of mapsOf(walk.region.document, asSeq(walk.region.document, list))) findContainer(walk, map, [...path, index], field);
}
function findContainer(walk, map, path, field) {
	let name = getText(walk.region.document, map, "name");
	addReference(walk, map, "image", [...path, "image"], name === void 0 ? void 0 : `${field}/${name}`);
}
function findVolumes(walk, list, path) {
	let { document } = walk.region;
	for (let { index, map } of mapsOf(document, asSeq(document, list))) {
		let inner = asMap(document, getNode(document, map, "image")), name = getText(document, map, "name");
		(0, import_dist.isMap)(inner) && addReference(walk, inner, "reference", [
			...path,
			index,
			"image",
			"reference"
		], name === void 0 ? void 0 : `volumes/${name}`);
	}
}
function addReference(walk, map, key, path, slot) {
	let { region, places, seen, convention, object } = walk, node = getNode(region.document, map, key), text = textOf(getScalar(region.document, map, key));
	if (!node || text === void 0 || seen.has(node)) return;
	seen.add(node);
	let place = referencePlace(convention, region, node, path, text);
	if (!place) return;
	let slots = object === "" ? [] : [...slot === void 0 ? [] : [`${object}/${slot}`], pointerSlot(object, path)];
	places.push({
		...place,
		slots
	});
}
function pointerSlot(object, path) {
	return `${object}#/${path.join("/")}`;
}
function referencePlace(convention, region, node, path, text) {
	let { name } = splitReference(text);
	if (readImageReference(name)) return placeIn(region, {
		convention,
		path,
		node,
		image: name,
		value: text,
		change(intent) {
			let change = changeScalar(region.document, node, path, changeReference(text, intent));
			return change ? [change] : [];
		}
	});
}
// src/bump/argocd-parameters.ts
function findInParameters(parameters) {
	let { region, helm, path } = parameters, { document } = region, byName = new Map(), texts = new Map();
	for (let { index, map } of mapsOf(document, getSeq(document, helm, "parameters"))) {
		let name = getText(document, map, "name"), node = getNode(document, map, "value");
		name !== void 0 && node && (byName.set(name, {
			map,
			node,
			path: [
				...path,
				index,
				"value"
			]
		}), texts.set(name, getText(document, map, "value") ?? ""));
	}
	if (byName.size === 0) return [];
	let defaults = dottedStrings(parameters.defaults);
	return imageKeys(texts, defaults, "").flatMap((keys) => toPlace(parameters, keys, byName, texts, defaults) ?? []);
}
function toPlace({ convention, region }, keys, byName, texts, defaults) {
	let whole = keys.tag === void 0 && keys.digest === void 0 && keys.name !== void 0 ? byName.get(keys.name) : void 0;
	if (whole && keys.name !== void 0) return referencePlace(convention, region, whole.node, whole.path, texts.get(keys.name) ?? "");
	let global = texts.get("global.imageRegistry") ?? defaults.get("global.imageRegistry") ?? "", names = splitNames(keys, texts, global), present = [
		keys.tag,
		keys.digest,
		keys.name
	].flatMap((key) => key === void 0 ? [] : byName.get(key) ?? []), [first] = present;
	if (!names || !first) return;
	let split = splitParameters(region, keys, byName, texts);
	return placeIn(region, {
		convention,
		path: first.path,
		node: first.node,
		nodes: present.map(({ node }) => node),
		...names,
		value: formatReference({
			name: names.image,
			...splitVersion(split)
		}),
		change: (intent) => changeBelowRegistry(split, global, intent)
	});
}
function splitParameters(region, keys, byName, texts) {
	let offset = [...byName.values()][0]?.map.range?.[0] ?? 0;
	return {
		offset,
		bareDigest: keys.digest !== void 0 && /sha$/i.test(keys.digest),
		text: (role) => keys[role] === void 0 ? void 0 : texts.get(keys[role]),
		set(role, value) {
			let parameter = keys[role] === void 0 ? void 0 : byName.get(keys[role]);
			if (!parameter) throw new Refusal(`there is no parameter for the ${role}`, offset);
			return setParameter(region, parameter, value);
		}
	};
}
function setParameter({ document }, { map, node, path }, value) {
	let change = changeScalar(document, node, path, value), changes = change ? [change] : [];
	if (!/^(?:[+-]?\d+|true|false|null)$/.test(value)) return changes;
	let force = getScalar(document, map, "forceString");
	if (force?.value === !0) return changes;
	if (force) throw new Refusal("forceString is not true: Helm would read the value as a number", force.range?.[0] ?? 0);
	let operation = {
		kind: "insert-key",
		document,
		map,
		after: "value",
		key: "forceString",
		value: { flag: !0 }
	};
	return [...changes, {
		operation,
		path: [...path.slice(0, -1), "forceString"],
		old: null,
		new: "true"
	}];
}
function dottedStrings(values, prefix = "", into = new Map()) {
	if (typeof values != "object" || !values || Array.isArray(values)) return into;
	for (let [key, value] of Object.entries(values)) typeof value == "string" || typeof value == "number" ? into.set(prefix + key, String(value)) : value === null ? into.set(prefix + key, "") : dottedStrings(value, `${prefix}${key}.`, into);
	return into;
}
// src/bump/kustomization-file.ts
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
function isKustomizationFile(path) {
	return kustomizationNames.some((name) => path === name || path.endsWith(`/${name}`));
}
function folderOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function resolvePath(folder, relative) {
	if (relative.startsWith("/")) return;
	let steps = [];
	for (let step of [...folder.split("/"), ...relative.split("/")]) if (step !== "" && step !== ".") {
		if (step === "..") {
			if (steps.pop() === void 0) return;
		} else steps.push(step);
	}
	return steps.join("/");
}
// src/bump/plain-data.ts
function plainData(source) {
	let document = source?.documents[0];
	return document ? toPlain(document, document.root, { left: maxNodes }) : void 0;
}
const maxNodes = 2e5;
function toPlain(document, node, budget) {
	if (--budget.left < 0) return;
	if ((0, import_dist.isAlias)(node)) return toPlain(document, document.aliases.get(node), budget);
	if ((0, import_dist.isScalar)(node)) return node.value;
	if ((0, import_dist.isSeq)(node)) return node.items.map((item) => toPlain(document, item, budget));
	if (!(0, import_dist.isMap)(node)) return;
	let map = Object.create(null);
	for (let { key, value } of node.items) (0, import_dist.isScalar)(key) && (map[String(key.value)] = toPlain(document, value, budget));
	return map;
}
// src/bump/values-walk.ts
function findInValues(values) {
	let seen = new Set(), places = [];
	return walk(values.root, []), places;
	function walk(node, at) {
		let { document } = values.region, map = asMap(document, node), seq = map ? void 0 : asSeq(document, node), container = map ?? seq;
		if (container && !seen.has(container)) {
			if (seen.add(container), map) {
				places.push(...findInMap(values, map, at));
				for (let pair of map.items) (0, import_dist.isScalar)(pair.key) && walk(pair.value, [...at, String(pair.key.value)]);
			}
			for (let [index, item] of (seq?.items ?? []).entries()) {
				let text = textOf(asScalar(document, item));
				text !== void 0 && /images?$/i.test(lastKey(at)) && places.push(...single(values, item, [...at, index], text)), walk(item, [...at, index]);
			}
		}
	}
}
function lastKey(path) {
	return path.findLast((step) => typeof step == "string") ?? "";
}
function findInMap(values, map, at) {
	let { document } = values.region, texts = new Map();
	for (let pair of map.items) {
		if (!(0, import_dist.isScalar)(pair.key)) continue;
		let scalar = asScalar(document, pair.value);
		scalar && texts.set(String(pair.key.value), textOf(scalar) ?? "");
	}
	return imageKeys(texts, stringsOf(values.defaults === void 0 ? void 0 : valueAt(values.defaults, at)), lastKey(at)).flatMap((keys) => {
		let own = keys.name === void 0 ? void 0 : texts.get(keys.name);
		if (own !== void 0 && keys.name !== void 0 && isWhole(own)) {
			let node = getNode(document, map, keys.name);
			return node ? single(values, node, [...at, keys.name], own) : [];
		}
		return split(values, map, at, keys, texts);
	});
}
function isWhole(text) {
	let parts = splitReference(text);
	return parts.tag !== void 0 || parts.digest !== void 0;
}
function single(values, node, at, text) {
	if (!isWhole(text)) return [];
	let place = referencePlace(values.convention, values.region, node, [...values.path, ...at], text);
	return place ? [place] : [];
}
function split(values, map, at, keys, texts) {
	let { document } = values.region, global = globalRegistry(values), names = splitNames(keys, texts, global), present = [
		keys.tag,
		keys.digest,
		keys.name
	].filter((key) => key !== void 0 && getNode(document, map, key)), nodes = present.flatMap((key) => getNode(document, map, key ?? "") ?? []), [first, node] = [present[0], nodes[0]];
	if (!names || first === void 0 || !node) return [];
	let written = splitMap(document, map, [...values.path, ...at], splitKeys(keys));
	return [placeIn(values.region, {
		convention: values.convention,
		path: [
			...values.path,
			...at,
			first
		],
		node,
		nodes,
		...names,
		value: formatReference({
			name: names.image,
			...splitVersion(written)
		}),
		change: (intent) => changeBelowRegistry(written, global, intent)
	})];
}
function splitKeys(keys) {
	let { defaultName: _name, defaultRegistry: _registry, ...own } = keys;
	return own;
}
function globalRegistry({ region, root, defaults }) {
	let global = getMap(region.document, root, "global"), own = global ? getText(region.document, global, "imageRegistry") : void 0, fallback = defaults === void 0 ? void 0 : valueAt(defaults, ["global", "imageRegistry"]);
	return own ?? (typeof fallback == "string" ? fallback : "");
}
function stringsOf(map) {
	let texts = new Map();
	if (typeof map != "object" || !map || Array.isArray(map)) return texts;
	for (let [key, value] of Object.entries(map)) typeof value == "string" || value === null ? texts.set(key, value ?? "") : typeof value == "number" && texts.set(key, String(value));
	return texts;
}
// src/bump/argocd-source.ts
function findInSource(convention, region, source, path, context) {
	let { document } = region, kustomize = getMap(document, source, "kustomize"), helm = getMap(document, source, "helm"), places = kustomize ? findImages(convention, region, kustomize, [
		...path,
		"kustomize",
		"images"
	]) : [];
	if (!helm) return places;
	let folder = resolvePath("", getText(document, source, "path") ?? ""), defaults = folder === void 0 ? void 0 : plainData(context.valuesOf(folder)), shared = {
		convention,
		...defaults === void 0 ? {} : { defaults }
	};
	places.push(...findInParameters({
		...shared,
		region,
		helm,
		path: [
			...path,
			"helm",
			"parameters"
		]
	}));
	let object = getMap(document, helm, "valuesObject");
	object && places.push(...findInValues({
		...shared,
		region,
		root: object,
		path: [
			...path,
			"helm",
			"valuesObject"
		]
	}));
	let inline = getScalar(document, helm, "values");
	if (!inline) return places;
	for (let inner of context.open(region.source, document, inline, [
		...path,
		"helm",
		"values"
	])) {
		let root = asMap(inner.document, inner.document.root);
		root && places.push(...findInValues({
			...shared,
			region: inner,
			root,
			path: []
		}));
	}
	return places;
}
function findImages(convention, region, kustomize, path) {
	let { document } = region;
	return (getSeq(document, kustomize, "images")?.items ?? []).flatMap((node, index) => {
		let text = textOf(asScalar(document, node));
		if (text === void 0) return [];
		let image = parseArgoImage(text), name = image.newName ?? image.name;
		if (!readImageReference(name)) return [];
		let at = [...path, index];
		return placeIn(region, {
			convention,
			path: at,
			node,
			image: name,
			value: formatReference({
				...image,
				name
			}),
			change(intent) {
				let change = changeScalar(document, node, at, formatArgoImage(changeArgoImage(image, intent)));
				return change ? [change] : [];
			}
		});
	});
}
// src/bump/conventions/argocd-application.ts
const id$8 = "argocd-application", argocdApplication = {
	id: id$8,
	title: "Argo CD Applications and ApplicationSets: kustomize.images, helm.parameters, valuesObject and values of their sources.",
	find: (source, context) => regionsOf(source).flatMap((region) => applicationSources(region).flatMap(({ map, path }) => findInSource(id$8, region, map, path, context)))
};
function applicationSources(region) {
	let { document } = region, root = asMap(document, document.root), kind = root ? getText(document, root, "kind") : void 0;
	if (!root || kind !== "Application" && kind !== "ApplicationSet" || getText(document, root, "apiVersion")?.startsWith("argoproj.io/") !== !0) return [];
	let outer = getMap(document, root, "spec"), template = kind === "ApplicationSet" && outer ? getMap(document, outer, "template") : void 0, spec = kind === "ApplicationSet" ? template && getMap(document, template, "spec") : outer;
	if (!spec) return [];
	let path = kind === "ApplicationSet" ? [
		"spec",
		"template",
		"spec"
	] : ["spec"], single = getMap(document, spec, "source"), list = mapsOf(document, getSeq(document, spec, "sources")).map(({ index, map }) => ({
		map,
		path: [
			...path,
			"sources",
			index
		]
	}));
	return [...single ? [{
		map: single,
		path: [...path, "source"]
	}] : [], ...list];
}
// src/bump/conventions/argocd-source-file.ts
const id$7 = "argocd-source-file", argocdSourceFile = {
	id: id$7,
	title: "Parameter overrides beside an Argo CD source: `.argocd-source.yaml` and `.argocd-source-<application>.yaml`.",
	find: (source, context) => isArgocdSourceFile(source.file) ? regionsOf(source).flatMap((region) => {
		let root = asMap(region.document, region.document.root);
		return root ? findInSource(id$7, region, root, [], context) : [];
	}) : []
};
function isArgocdSourceFile(file) {
	return /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/.test(file);
}
// src/bump/kustomize-image.ts
function isLiteral(name) {
	return normalizeRepository(name) !== void 0;
}
function isDottedName(name) {
	return /^[a-zA-Z0-9/:_.-]+$/.test(name);
}
function createMatcher(name) {
	if (/^[a-zA-Z0-9/:_.-]+$/.test(name)) return (image) => beginsLike(image, name) && rest.test(image.slice(name.length));
	try {
		let matches = createMatches(`^${name}${rest.source.slice(1)}`);
		return (image) => matches(image) === !0;
	} catch (thrown) {
		if (thrown instanceof RegexpError) return () => !1;
		throw thrown;
	}
}
function beginsLike(image, name) {
	if (image.length < name.length) return !1;
	for (let index = 0; index < name.length; index++) if (image[index] !== name[index] && name[index] !== ".") return !1;
	return !0;
}
const rest = /^(?::[a-zA-Z0-9_.{}-]*)?(?:@[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$/;
function splitImage(image) {
	let slash = image.indexOf("/"), search = slash < 0 ? image : image.slice(slash), shift = slash < 0 ? 0 : slash, at = search.indexOf("@"), colon = search.indexOf(":"), digest = at < 0 ? "" : image.slice(shift + at + 1);
	if (colon >= 0 && (at < 0 || colon < at)) {
		let tag = image.slice(shift + colon + 1, at < 0 ? void 0 : shift + at);
		return {
			name: image.slice(0, shift + colon),
			tag,
			digest
		};
	}
	return {
		name: at < 0 ? image : image.slice(0, shift + at),
		tag: "",
		digest
	};
}
function setImage(image, change) {
	let old = splitImage(image), name = change.newName ?? old.name, { tag, digest } = old;
	return change.newTag !== void 0 && change.digest !== void 0 ? [tag, digest] = [change.newTag, change.digest] : change.newTag === void 0 ? change.digest === void 0 ? change.tagSuffix !== void 0 && ([tag, digest] = [tag + change.tagSuffix, ""]) : [tag, digest] = ["", change.digest] : [tag, digest] = [change.newTag, ""], `${name}${tag === "" ? "" : `:${tag}`}${digest === "" ? "" : `@${digest}`}`;
}
// src/bump/kustomize-entry.ts
function isKustomizeEntry(place) {
	return "entry" in place;
}
function readEntry(convention, region, map, path) {
	let { document } = region, name = getText(document, map, "name");
	if (name === void 0) return;
	let fields = { name };
	for (let key of [
		"newName",
		"newTag",
		"digest",
		"tagSuffix"
	]) {
		let text = getText(document, map, key);
		text !== void 0 && text !== "" && (fields[key] = text);
	}
	let image = fields.newName ?? name, { newTag: tag, digest } = fields, keys = [
		"newTag",
		"digest",
		"newName",
		"name"
	], nodes = keys.flatMap((key) => getNode(document, map, key) ?? []), primary = keys.find((key) => getNode(document, map, key)) ?? "name";
	return {
		...placeIn(region, {
			convention,
			path: [...path, primary],
			node: nodes[0] ?? map,
			nodes,
			image,
			value: formatReference({
				name: image,
				...tag === void 0 ? {} : { tag },
				...digest === void 0 ? {} : { digest }
			}),
			change: (intent) => changeEntry(document, map, path, fields, intent)
		}),
		entry: {
			...fields,
			matches: createMatcher(name),
			literal: isLiteral(name),
			map
		}
	};
}
function transformImage(entry, image) {
	return entry.matches(image) ? setImage(image, entry) : image;
}
function changeEntry(document, map, path, now, intent) {
	if (now.tagSuffix !== void 0 && now.newTag === void 0 && now.digest === void 0) throw new Refusal(`tagSuffix "${now.tagSuffix}" is added to whatever tag the base has`, startOf(map));
	let renameOnly = intent.tag === void 0 && intent.digest === void 0, sameDigest = intent.digest !== void 0 && intent.digest === now.digest;
	return setEntry(document, map, path, {
		newName: intent.newRepository ?? now.newName,
		newTag: intent.tag ?? (renameOnly || sameDigest ? now.newTag : void 0),
		digest: intent.digest ?? (keepsDigest({ tag: now.newTag }, intent) ? now.digest : void 0)
	});
}
function setEntry(document, map, path, wanted) {
	let behind = "name";
	return [
		"newName",
		"newTag",
		"digest"
	].flatMap((key) => {
		let node = getNode(document, map, key), value = wanted[key], inner = [...path, key];
		if (node && value !== void 0) {
			behind = key;
			let change = changeScalar(document, node, inner, value);
			return change ? [change] : [];
		}
		if (node) {
			let old = getText(document, map, key) ?? "";
			return [{
				operation: {
					kind: "delete-key",
					document,
					map,
					key
				},
				path: inner,
				old,
				new: null
			}];
		}
		return value === void 0 ? [] : [{
			operation: {
				kind: "insert-key",
				document,
				map,
				after: behind,
				key,
				value
			},
			path: inner,
			old: null,
			new: value
		}];
	});
}
// src/bump/conventions/flux-helm-release.ts
const id$6 = "flux-helm-release", fluxHelmRelease = {
	id: id$6,
	title: "Flux HelmReleases: spec.values, and the images of their post renderers.",
	find: (source, context) => regionsOf(source).flatMap((region) => {
		let { document } = region, root = asMap(document, document.root), spec = root && getText(document, root, "kind") === "HelmRelease" ? getMap(document, root, "spec") : void 0;
		if (!spec) return [];
		let values = getMap(document, spec, "values"), folder = chartFolder(region, spec), defaults = folder === void 0 ? void 0 : plainData(context.valuesOf(folder)), shared = {
			convention: id$6,
			region,
			path: ["spec", "values"],
			...defaults === void 0 ? {} : { defaults }
		}, found = values ? findInValues({
			...shared,
			root: values
		}) : [], rendered = mapsOf(document, getSeq(document, spec, "postRenderers")).flatMap(({ index, map }) => {
			let kustomize = getMap(document, map, "kustomize"), path = [
				"spec",
				"postRenderers",
				index,
				"kustomize",
				"images"
			];
			return mapsOf(document, kustomize && getSeq(document, kustomize, "images")).flatMap((entry) => readEntry(id$6, region, entry.map, [...path, entry.index]) ?? []);
		});
		return [...found, ...rendered];
	})
};
function chartFolder({ document }, spec) {
	let chart = getMap(document, spec, "chart"), inner = chart && getMap(document, chart, "spec"), path = inner && getText(document, inner, "chart");
	return path?.includes("/") === !0 ? resolvePath("", path) : void 0;
}
// src/bump/conventions/flux-kustomization.ts
const id$5 = "flux-kustomization", fluxKustomization = {
	id: id$5,
	title: "The `spec.images` of Flux Kustomizations, written like those of kustomize.",
	find: (source) => regionsOf(source).flatMap((region) => {
		let { document } = region, root = asMap(document, document.root);
		if (!root || getText(document, root, "kind") !== "Kustomization" || getText(document, root, "apiVersion")?.startsWith("kustomize.toolkit.fluxcd.io/") !== !0) return [];
		let spec = getMap(document, root, "spec");
		return mapsOf(document, spec && getSeq(document, spec, "images")).flatMap(({ index, map }) => readEntry(id$5, region, map, [
			"spec",
			"images",
			index
		]) ?? []);
	})
}, id$4 = "helm-values", helmValues = {
	id: id$4,
	title: "Values files of Helm charts: split over repository, tag, registry and digest, or one string.",
	find: (source, context) => context.isValues(source.file) ? regionsOf(source).flatMap((region) => {
		let root = asMap(region.document, region.document.root);
		if (!root || getText(region.document, root, "kind") !== void 0) return [];
		let defaults = plainData(context.defaults(source.file));
		return findInValues({
			convention: id$4,
			region,
			root,
			path: [],
			...defaults === void 0 ? {} : { defaults }
		});
	}) : []
}, id$3 = "image-fields", imageFields = {
	id: id$3,
	title: "Fields of custom objects that the configuration or a kustomization names as holding an image.",
	find: (source, context) => regionsOf(source).flatMap((region) => {
		let root = asMap(region.document, region.document.root), kind = root ? getText(region.document, root, "kind") : void 0;
		if (!root || kind === void 0) return [];
		let object = objectName(region, root);
		return context.fields.filter((field) => field.kind === void 0 || field.kind === kind).flatMap((field) => follow(region, root, field.path, [])).flatMap(({ node, path }) => {
			let text = textOf(asScalar(region.document, node)), place = text === void 0 ? void 0 : referencePlace(id$3, region, node, path, text);
			return place ? [{
				...place,
				slots: [pointerSlot(object, path)]
			}] : [];
		});
	})
};
function follow(region, node, steps, path) {
	let [step, ...rest] = steps;
	if (!node) return [];
	if (step === void 0) return [{
		node,
		path
	}];
	if (step.endsWith("[]") && step !== "[]") return follow(region, node, [
		step.slice(0, -2),
		"[]",
		...rest
	], path);
	let seq = asSeq(region.document, node);
	if (seq) {
		let inner = step === "[]" ? rest : steps;
		return seq.items.flatMap((item, index) => follow(region, item, inner, [...path, index]));
	}
	let map = step === "[]" ? void 0 : asMap(region.document, node);
	return map ? follow(region, getNode(region.document, map, step), rest, [...path, step]) : [];
}
// src/bump/conventions/kustomize-images.ts
const id$2 = "kustomize-images", kustomizeImages = {
	id: id$2,
	title: "The `images` of a kustomization: newName, newTag and digest of each entry.",
	find: (source) => isKustomizationFile(source.file) ? findEntries(source) : []
};
function findEntries(source) {
	let [region] = regionsOf(source), root = region ? asMap(region.document, region.document.root) : void 0;
	return !region || !root ? [] : mapsOf(region.document, getSeq(region.document, root, "images")).flatMap(({ index, map }) => readEntry(id$2, region, map, ["images", index]) ?? []);
}
// src/bump/json-patch.ts
function findJsonPatch(convention, region, operations, object) {
	let { document } = region;
	return mapsOf(document, operations).flatMap(({ index, map }) => {
		let op = getText(document, map, "op"), pointer = getText(document, map, "path"), node = getNode(document, map, "value");
		return op !== "add" && op !== "replace" || pointer === void 0 || !node ? [] : findInValue(convention, region, node, [index, "value"], readPointer(pointer), object);
	});
}
function readPointer(pointer) {
	return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function findInValue(convention, region, node, path, pointer, object) {
	let { document } = region, last = pointer.at(-1) ?? "", text = textOf(asScalar(document, node));
	if (text !== void 0) {
		if (last !== "image" && last !== "reference") return [];
		let place = referencePlace(convention, region, node, path, text);
		return place ? [{
			...place,
			slots: object === "" ? [] : [pointerSlot(object, pointer)]
		}] : [];
	}
	let walk = startWalk(convention, region, object), map = asMap(document, node);
	return containerLists.has(last) ? findContainers(walk, node, path, last) : map && containerLists.has(pointer.at(-2) ?? "") && findContainer(walk, map, path, pointer.at(-2) ?? ""), findBelow(walk, node, path), walk.places;
}
// src/bump/conventions/kustomize-patches.ts
const id$1 = "kustomize-patches", kustomizePatches = {
	id: id$1,
	title: "Images in patches of a kustomization, strategic merge and JSON 6902, inline or in files of their own.",
	find(source, context) {
		return isKustomizationFile(source.file) ? regionsOf(source).flatMap((region) => findInline(source, region, context)) : context.isPatch(source.file) ? regionsOf(source).flatMap((region) => findInPatch(region, context.patchTarget(source.file))) : [];
	}
};
function findInline(source, region, context) {
	let { document } = region, root = asMap(document, document.root);
	if (!root) return [];
	let places = [];
	for (let field of ["patches", "patchesJson6902"]) for (let { index, map } of mapsOf(document, getSeq(document, root, field))) {
		let path = [
			field,
			index,
			"patch"
		], target = targetName(region, map), node = getNode(document, map, "patch"), scalar = asScalar(document, node);
		scalar && places.push(...context.open(source, document, scalar, path).flatMap((inner) => findInPatch(inner, target)));
	}
	for (let [index, item] of (getSeq(document, root, "patchesStrategicMerge")?.items ?? []).entries()) {
		let scalar = asScalar(document, item), inline = typeof scalar?.value == "string" && scalar.value.includes("\n") ? scalar : void 0;
		if (!inline) continue;
		let regions = context.open(source, document, inline, ["patchesStrategicMerge", index]);
		places.push(...regions.flatMap((inner) => findInPatch(inner, void 0)));
	}
	return places;
}
function targetName(region, patch) {
	let target = getMap(region.document, patch, "target"), [kind, name] = target ? ["kind", "name"].map((key) => getText(region.document, target, key)) : [];
	return kind === void 0 || name === void 0 ? void 0 : `${kind}/${name}`;
}
function findInPatch(region, target) {
	let { document } = region, operations = asSeq(document, document.root);
	if (operations) return findJsonPatch(id$1, region, operations, target ?? "");
	let root = asMap(document, document.root);
	if (!root) return [];
	let byName = (slot) => !slot.includes("#/");
	return findBelow(startWalk(id$1, region, target ?? objectName(region, root)), root, []).map((place) => ({
		...place,
		slots: (place.slots ?? []).filter(byName)
	}));
}
// src/bump/conventions/workload.ts
const foreignKinds = new Set([
	"CustomResourceDefinition",
	"ConfigMap",
	"Secret",
	"Kustomization",
	"Component"
]), id = "workload", workload = {
	id,
	title: "Containers, init and ephemeral containers and image volumes of any Kubernetes object, also in lists.",
	find: (source, context) => regionsOf(source).flatMap((region) => {
		let root = asMap(region.document, region.document.root);
		return root && !context.isPatch(source.file) ? findInObject(id, region, root, []) : [];
	})
};
function findInObject(convention, region, object, path) {
	let { document } = region, kind = getText(document, object, "kind");
	if (kind === void 0 || getText(document, object, "apiVersion") === void 0 || foreignKinds.has(kind)) return [];
	let items = kind.endsWith("List") ? asSeq(document, getNode(document, object, "items")) : void 0;
	return items ? mapsOf(document, items).flatMap(({ index, map }) => findInObject(convention, region, map, [
		...path,
		"items",
		index
	])) : findBelow(startWalk(convention, region, objectName(region, object)), object, path).map((place) => relative(place, path));
}
function relative(place, object) {
	if (object.length === 0) return place;
	let prefix = `#/${object.join("/")}/`;
	return {
		...place,
		slots: (place.slots ?? []).map((slot) => slot.replace(prefix, "#/"))
	};
}
// src/bump/conventions/all.ts
const conventions = [
	kustomizeImages,
	kustomizePatches,
	argocdSourceFile,
	argocdApplication,
	fluxHelmRelease,
	fluxKustomization,
	helmValues,
	imageFields,
	workload
], conventionList = [
	...conventions,
	fluxSetters,
	bumpTargets
];
// src/commands/environments.ts
async function scopesOf(request) {
	let { applied, config, names, paths, path, tree } = request, everything = {
		takes: () => !0,
		namesImages: !1
	};
	if (paths.length > 0) return [{
		name: void 0,
		roots: paths,
		...everything
	}];
	let environments = Object.entries(config?.environments ?? {});
	for (let name of names) checkEnvironmentName(name, environments.map(([known]) => known));
	if (environments.length === 0) return [{
		name: void 0,
		roots: path === "." ? void 0 : [path],
		...everything
	}];
	let wanted = environments.filter(([name]) => names.length === 0 || names.includes(name));
	return await Promise.all(wanted.map(async ([name, environment]) => ({
		name,
		roots: await expandRoots(tree, {
			path,
			key: `environments.${name}.roots`,
			patterns: environment.roots,
			applied
		}),
		takes: imageFilter(environment.images, config),
		namesImages: environment.images !== void 0
	})));
}
function checkEnvironmentName(name, known) {
	if (known.includes(name)) return;
	let near = nearest(name, known), hint = near === void 0 ? `The manifest repository has: ${known.join(", ") || "none"}.` : `Did you mean "${near}"?`;
	throw new SlipwayError("OPTION_INVALID", `there is no environment "${name}"`, { hint });
}
function imageFilter(images, config) {
	if (images === void 0) return () => !0;
	let repositories = new Set(images.map((image) => normalizeRepository(config?.images?.[image]?.repository ?? image)));
	return (intent) => repositories.has(normalizeRepository(intent.repository));
}
function onMissingOf(values, config) {
	return values.text("on-missing") ?? config?.bump?.["on-missing"] ?? "fail";
}
function placesOf(config) {
	let { without = [], fields = [], targets = [] } = config?.bump ?? {}, known = conventionList.map(({ id }) => id);
	for (let id of without) {
		if (known.includes(id)) continue;
		let near = nearest(id, known), hint = near === void 0 ? `There are: ${known.join(", ")}.` : `Did you mean "${near}"?`;
		throw new SlipwayError("CONFIG_INVALID", `bump.without: there is no convention "${id}"`, { hint });
	}
	return {
		without,
		targets,
		fields: fields.map(({ kind, path }) => kind === void 0 ? { path } : {
			kind,
			path
		})
	};
}
// src/commands/manifest-target.ts
function namedTarget({ platform, values }, workspace) {
	let repository = values.text("repository") ?? workspace.config?.manifests?.repository;
	if (repository !== void 0) return {
		url: repositoryUrl(repository, platform.host.context.serverUrl),
		branch: values.text("branch") ?? workspace.config?.manifests?.branch ?? "main",
		path: workspace.config?.manifests?.path ?? "."
	};
}
async function commitTarget(context, workspace) {
	let named = namedTarget(context, workspace);
	if (named !== void 0) return named;
	let { host } = context.platform, url = host.context.repositoryUrl ?? await workspace.repository?.originUrl();
	if (url === void 0) throw new SlipwayError("LAYOUT_INVALID", "there is no manifest repository to commit to", { hint: "Name it with --repository or manifests.repository, or work in a clone that has an origin." });
	return {
		url,
		branch: context.values.text("branch") ?? workspace.config?.manifests?.branch ?? branchOf(host.context.ref) ?? await workspace.repository?.branch() ?? "main",
		path: workspace.config?.manifests?.path ?? posix.dirname(workspace.configPath)
	};
}
function branchOf(ref) {
	return ref?.startsWith("refs/heads/") === !0 ? ref.slice(11) : void 0;
}
function repositoryUrl(text, serverUrl) {
	if (/^[\w.-]+\/[\w.-]+$/.test(text) && !text.startsWith(".")) return `${serverUrl}/${text}`;
	if (/^(https?|ssh|file):\/\/\S+$/.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text)) return text;
	throw new SlipwayError("OPTION_INVALID", `"${text}" is not a repository`, { hint: "Write OWNER/NAME, or a URL that begins with https://, ssh://, or git@." });
}
export { regionsOf as A, Refusal as B, kustomizationNames as C, fluxSetters as D, bumpTargets as E, lineEndingAt as F, lineStart as I, pairOf as L, endOf as M, endOfPair as N, isImage as O, lineEnd as P, skipLineEnding as R, isKustomizationFile as S, applyMarkers as T, isLiteral as _, onMissingOf as a, applicationSources as b, conventions as c, kustomizeImages as d, isKustomizeEntry as f, isDottedName as g, createMatcher as h, checkEnvironmentName as i, columnOf as j, sameRepository as k, targetName as l, transformImage as m, namedTarget as n, placesOf as o, setEntry as p, repositoryUrl as r, scopesOf as s, commitTarget as t, findEntries as u, splitImage as v, resolvePath as w, folderOf as x, isArgocdSourceFile as y, startOf as z };
