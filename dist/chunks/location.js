// src/model/location.ts
function formatLocation(location) {
	let { file, line, column } = location;
	return line === void 0 ? file : column === void 0 ? `${file}:${line}` : `${file}:${line}:${column}`;
}
export { formatLocation as t };
