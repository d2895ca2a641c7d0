// src/model/root-id.ts
function isDescribed(root) {
	return /#[A-Z]\w*\//.test(root);
}
function fileOf(root) {
	return isDescribed(root) ? root.slice(0, root.search(/#[A-Z]\w*\//)) : root;
}
function objectOf(root) {
	return root.slice(fileOf(root).length + 1);
}
function foldersOf(root) {
	let file = fileOf(root), names = file.split("/"), folders = names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
	return file === root ? folders : [...folders, file];
}
export { objectOf as i, foldersOf as n, isDescribed as r, fileOf as t };
