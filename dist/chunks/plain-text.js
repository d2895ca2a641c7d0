// src/model/report-text.ts
function piecesOf(text) {
	return typeof text == "string" ? [text] : text;
}
function wholeText(text) {
	return typeof text == "string" ? text : [...text].join("");
}
function createPhases(view, clock) {
	let depth = 0;
	return async (title, phase) => {
		let own = depth, started = clock.now(), elapsed = () => clock.now() - started, ended = new AbortController();
		view.started(title, own), depth += 1, beat(() => view.lasts(title, elapsed(), own), clock, ended.signal);
		let outcome = "failed";
		try {
			let result = await phase();
			return outcome = "done", result;
		} finally {
			ended.abort(), --depth, view.ended(title, outcome, elapsed(), own);
		}
	};
}
async function beat(show, clock, signal) {
	try {
		for (;;) {
			if (await clock.sleep(2e4, signal), signal.aborted) return;
			show();
		}
	} catch {}
}
// src/platform/host/plain-text.ts
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-OQ-WYZ\\])/gu, dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
function plainLines(text) {
	return text.toWellFormed().replaceAll(sequences, "").split(/\r\n|\n|\r/u).map((line) => line.replaceAll(dangerous, visible));
}
function plainLine(text) {
	return plainLines(text).join(" ").trim();
}
function visible(character) {
	let code = character.charCodeAt(0);
	return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
function withoutCommand(line) {
	return line.replace(/^(\s*)::/u, String.raw`$1\::`).replaceAll("##[", String.raw`#\#[`);
}
function seconds(milliseconds) {
	if (milliseconds < 6e4) return `${(milliseconds / 1e3).toFixed(1)} s`;
	let whole = Math.round(milliseconds / 1e3);
	return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
export { createPhases as a, withoutCommand as i, plainLines as n, piecesOf as o, seconds as r, wholeText as s, plainLine as t };
