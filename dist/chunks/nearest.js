// src/model/nearest.ts
function nearest(word, candidates) {
	let limit = Math.max(2, Math.floor(word.length / 3)), best, bestDistance = limit + 1;
	for (let candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
		let distance = editDistance(word, candidate);
		distance < bestDistance && ([best, bestDistance] = [candidate, distance]);
	}
	return best;
}
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		let current = [i];
		for (let j = 1; j <= b.length; j++) {
			let substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
export { nearest as t };
