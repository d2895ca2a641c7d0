// src/commands/command.ts
function jsonText(document) {
	return `${JSON.stringify(document, null, 2)}\n`;
}
export { jsonText as t };
