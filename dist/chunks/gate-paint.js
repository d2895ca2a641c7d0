// src/report/gate-paint.ts
function colour(code) {
	return (text) => `\u001b[${code}m${text}\u001b[0m`;
}
const plain = (text) => text;
function createPaint(coloured) {
	return coloured ? {
		error: colour(31),
		warning: colour(33),
		good: colour(32),
		bold: colour(1),
		dim: colour(2)
	} : {
		error: plain,
		warning: plain,
		good: plain,
		bold: plain,
		dim: plain
	};
}
export { createPaint as t };
