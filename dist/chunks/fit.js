// src/report/fit.ts
function byteLength(text) {
	return Buffer.byteLength(text, "utf8");
}
function fit(sections, budget) {
	let chosen = sections.map(() => 0), sizes = sections.map((section) => section.forms.map(byteLength)), size = () => chosen.reduce((sum, form, index) => sum + (sizes[index]?.[form] ?? 0), 0);
	for (let index = sections.length - 1; index >= 0 && size() > budget; index--) {
		let forms = sections[index]?.forms.length ?? 0;
		for (; (chosen[index] ?? 0) < forms && size() > budget;) chosen[index] = (chosen[index] ?? 0) + 1;
	}
	return sections.map((section, index) => section.forms[chosen[index] ?? 0] ?? "").join("");
}
function fitAll(sections, budget) {
	let kept = sections.reduce((sum, { least }) => sum + byteLength(least), 0);
	if (kept > budget) return "";
	let text = "", room = budget;
	for (let { forms, least } of sections) {
		kept -= byteLength(least);
		let form = firstWithin(forms, room - kept) ?? least;
		room -= byteLength(form), text += form;
	}
	return text;
}
function firstWithin(forms, room) {
	for (let form of forms) if (byteLength(form) <= room) return form;
}
function listForms(head, rows, tail, more) {
	let forms = [];
	for (let kept = rows.length; kept > 0; kept = Math.floor(kept / 2)) {
		let missing = rows.length - kept;
		forms.push(head + rows.slice(0, kept).join("") + (missing > 0 ? more(missing) : "") + tail);
	}
	return [...forms, ""];
}
export { listForms as i, fit as n, fitAll as r, byteLength as t };
