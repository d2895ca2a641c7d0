// src/model/json-path.ts
function formatPath(path) {
	let text = "";
	for (let step of path) typeof step == "number" ? text += `[${step}]` : /^[A-Za-z0-9_-]+$/.test(step) ? text += text === "" ? step : `.${step}` : text += `[${JSON.stringify(step)}]`;
	return text;
}
function parsePath(text) {
	let path = [], step = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
	for (; step.lastIndex < text.length;) {
		let first = step.lastIndex === 0, match = step.exec(text);
		if (!match) return;
		let [whole, key, index, quoted] = match;
		if (key !== void 0 && whole.startsWith(".") === first) return;
		key === void 0 ? index === void 0 ? quoted !== void 0 && path.push(JSON.parse(quoted)) : path.push(Number(index)) : path.push(key);
	}
	return path;
}
function valueAt(root, path) {
	let value = root;
	for (let step of path) {
		if (typeof value != "object" || !value) return;
		value = Object.hasOwn(value, step) ? value[step] : void 0;
	}
	return value;
}
export { parsePath as n, valueAt as r, formatPath as t };
