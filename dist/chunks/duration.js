// src/model/duration.ts
const units = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
function parseDuration(text) {
	if (!/^(\d+(ms|s|m|h))+$/.test(text)) return;
	let total = 0;
	for (let [, amount, unit] of text.matchAll(/(\d+)(ms|s|m|h)/g)) total += Number(amount) * (units[unit ?? ""] ?? 0);
	return total;
}
function formatDuration(milliseconds) {
	if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 6e4) return `${(milliseconds / 1e3).toFixed(1)} s`;
	let seconds = Math.round(milliseconds / 1e3);
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
export { parseDuration as n, formatDuration as t };
