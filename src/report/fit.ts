/** A part of a report: as wanted, and shorter and shorter ways to say it. The last may be empty. */
export interface Section {
  /** Longest first. Each must make sense by itself. */
  forms: readonly string[];
}

/** Bytes of UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/**
 * Joins sections within a budget of bytes. Sections give way from the last to the first, one form at a time, so that the
 * first (the verdict) stays longest; nothing is ever cut inside a form. When even the shortest forms do not fit, sections
 * are left out from the end.
 */
export function fit(sections: readonly Section[], budget: number): string {
  const chosen = sections.map(() => 0);
  const sizes = sections.map((section) => section.forms.map(byteLength));
  const size = (): number => chosen.reduce((sum, form, index) => sum + (sizes[index]?.[form] ?? 0), 0);
  for (let index = sections.length - 1; index >= 0 && size() > budget; index--) {
    const forms = sections[index]?.forms.length ?? 0;
    while ((chosen[index] ?? 0) < forms && size() > budget) chosen[index] = (chosen[index] ?? 0) + 1;
  }
  return sections.map((section, index) => section.forms[chosen[index] ?? 0] ?? '').join('');
}

/** A part of a report that is never left out. */
export interface LastingSection {
  /** Longest first; made only as far as they are asked for. */
  forms: Iterable<string>;
  /** The shortest of all. */
  least: string;
}

/** Joins sections within a budget of bytes: each in its longest form that leaves the later ones room for their shortest. */
export function fitAll(sections: readonly LastingSection[], budget: number): string {
  let kept = sections.reduce((sum, { least }) => sum + byteLength(least), 0);
  if (kept > budget) return '';
  let text = '';
  let room = budget;
  for (const { forms, least } of sections) {
    kept -= byteLength(least);
    const form = firstWithin(forms, room - kept) ?? least;
    room -= byteLength(form);
    text += form;
  }
  return text;
}

function firstWithin(forms: Iterable<string>, room: number): string | undefined {
  for (const form of forms) if (byteLength(form) <= room) return form;
  return undefined;
}

/**
 * Forms of a list under a heading: all rows, then halves of it down to none, each telling how many are missing.
 * `more(n)` says that n rows are left out.
 */
export function listForms(
  head: string,
  rows: readonly string[],
  tail: string,
  more: (missing: number) => string,
): readonly string[] {
  const forms: string[] = [];
  for (let kept = rows.length; kept > 0; kept = Math.floor(kept / 2)) {
    const missing = rows.length - kept;
    forms.push(head + rows.slice(0, kept).join('') + (missing > 0 ? more(missing) : '') + tail);
  }
  return [...forms, ''];
}
