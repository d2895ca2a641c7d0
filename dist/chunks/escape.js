// src/report/escape.ts
const dangerous = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function visible(character) {
	if (character === "\n") return "\\n";
	if (character === "\r") return "\\r";
	if (character === "	") return " ";
	let code = character.charCodeAt(0);
	return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
function oneLine(text) {
	return noCommand(text.replace(dangerous, visible));
}
function plainLines(text) {
	return text.split(/\r\n|\n/).map(oneLine).join("\n");
}
function noCommand(line) {
	return line.replace(/^(\s*):(?=:)/, "$1\\:").replaceAll("##[", "#\\#[");
}
function shorten(text, limit) {
	if (text.length <= limit) return text;
	let cut = text.slice(0, Math.max(0, limit - 1));
	return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
function escapeMarkdown(text) {
	return withoutLinks(oneLine(text).trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/[\\`*_[\]|~]/g, "\\$&").replace(/^(?:[-+=>#]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`).replace(/[@#](?=\w)/g, "$&&#8203;"));
}
function inlineCode(text) {
	return `<code>${withoutLinks(escapeHtml(oneLine(text)).replace(/[\\`*_[\]|~@]/g, entity))}</code>`;
}
function markupText(text) {
	return withoutLinks(oneLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[@#](?=\w)/g, "$&&#8203;").replace(/[\\`*_[\]|~]/g, entity));
}
function withoutLinks(text) {
	return text.replace(/:(?=\/\/|[\w+-]+:)/g, entity).replace(/\b(www)\./gi, "$1&#46;").replaceAll("$", "&#36;");
}
function entity(character) {
	return `&#${character.charCodeAt(0)};`;
}
function codeBlock(text, language = "") {
	let inside = plainLines(text), longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map((run) => run[0].length)), fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${inside}\n${fence}`;
}
function escapeHtml(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
export { markupText as a, shorten as c, inlineCode as i, escapeHtml as n, oneLine as o, escapeMarkdown as r, plainLines as s, codeBlock as t };
