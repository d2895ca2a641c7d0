import { I as createClosureReader, et as createTreeReader, g as sameInputs, t as resolveRoots } from "./resolve-roots.js";
// src/render/changed-roots.ts
async function changedRoots(before, after, selection) {
	let cache = new Map(), side = (tree) => {
		let reader = createTreeReader(tree, cache);
		return {
			reader,
			closures: createClosureReader(reader)
		};
	}, [one, other] = [side(before), side(after)], roots = [];
	for (let root of await resolveRoots(after, selection)) await sameInputs(one, other, root, selection.applied) || roots.push(root);
	return {
		base: {
			tree: before,
			roots
		},
		head: {
			tree: after,
			roots
		}
	};
}
export { changedRoots as t };
