import { t as formatLocation } from "./location.js";
import { o as oneLine, s as plainLines } from "./escape.js";
// src/health/diagnosis/clean-text.ts
function cleanText(text, maxLength) {
	let clean = text.replaceAll(/\u001B\[[0-?]*[ -/]*[@-~]/g, "").replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, "");
	return clean.length <= maxLength ? clean : `${clean.slice(0, maxLength - 1)}…`;
}
function cleanTail(log, lines, maxLength) {
	let tail = cleanText(log, log.length + 1).trimEnd().split("\n").slice(-lines).join("\n");
	return tail.length <= maxLength ? tail : `…${tail.slice(tail.length - maxLength + 1)}`;
}
// src/health/watch/wake.ts
function createWake(clock) {
	let rung = !1, bell = new AbortController();
	return {
		ring() {
			rung = !0, bell.abort();
		},
		async sleep(milliseconds, ...signals) {
			rung || await clock.sleep(milliseconds, AbortSignal.any([bell.signal, ...signals])).catch(() => void 0), rung = !1, bell = new AbortController();
		}
	};
}
// src/report/sync-paint.ts
const colours = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	cyan: 36
};
function painter(colour) {
	return (name, text) => colour ? `\x1b[${colours[name]}m${text}\x1b[0m` : text;
}
function unhealthyLines(one, paint) {
	let { source } = one, place = source === void 0 ? "" : `  at ${formatLocation(source)}`;
	return [
		`${paint("red", "✗")} ${paint("bold", oneLine(one.object))}: ${oneLine(one.reason)}: ${oneLine(one.message)}`,
		...place === "" ? [] : [paint("dim", oneLine(place))],
		...one.events.map((event) => `  event ${oneLine(event.reason)} ×${event.count} ${oneLine(event.about)}: ${oneLine(event.message)}`),
		...one.logs.flatMap((log) => [paint("dim", `  log of ${oneLine(log.pod ?? "")}/${oneLine(log.container)}:`), ...plainLines(log.tail.replace(/\n$/, "")).split("\n").map((line) => `  | ${line}`)])
	];
}
function errorLines(error, paint) {
	let place = error.location === void 0 ? "" : `${oneLine(formatLocation(error.location))}: `;
	return [
		`${paint("red", `error[${oneLine(error.code)}]`)}: ${place}${oneLine(error.message)}`,
		...error.hint === void 0 ? [] : [`  hint: ${oneLine(error.hint)}`],
		...error.docs === "" ? [] : [`  docs: ${oneLine(error.docs)}`]
	];
}
function duration(milliseconds) {
	let seconds = milliseconds / 1e3;
	return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} m ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}
function countsLine(counts) {
	let rows = Object.entries(counts).filter(([, count]) => count > 0), changed = rows.filter(([action]) => action !== "unchanged");
	return (changed.length === 0 ? rows : changed).map(([action, count]) => `${count} ${oneLine(action)}`).join(", ");
}
export { unhealthyLines as a, cleanText as c, painter as i, duration as n, createWake as o, errorLines as r, cleanTail as s, countsLine as t };
