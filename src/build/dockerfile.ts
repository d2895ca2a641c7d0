interface Instruction {
  name: string;
  rest: string;
}

/**
 * The images that a Dockerfile takes from outside with the build arguments given: in `FROM`, `COPY --from` and `RUN --mount=from=`, as far
 * as their variables are known; stages and `scratch` are left out. Lenient: whether the file is valid is the builder's to say.
 */
export function imagesOf(text: string, args: Readonly<Record<string, string>>): readonly string[] {
  const variables = new Map<string, string>();
  const stages = new Set<string>();
  const images = new Set<string>();
  const note = (reference: string | undefined): void => {
    const inside = reference === undefined || stages.has(reference.toLowerCase()) || /^\d+$/.test(reference);
    if (!inside && reference !== '' && reference !== 'scratch' && !/[$\s]/.test(reference)) images.add(reference);
  };

  let inStage = false;
  for (const { name, rest } of instructions(text)) {
    if (name === 'ARG' && !inStage) declare(rest, variables, args);
    else if (name === 'FROM') {
      inStage = true;
      const words = rest.split(/\s+/).filter((word) => !word.startsWith('--'));
      note(expand(words[0] ?? '', variables));
      if (words[1]?.toLowerCase() === 'as' && words[2] !== undefined) stages.add(words[2].toLowerCase());
    } else if (name === 'COPY' || name === 'ADD') {
      note(/^(?:--\S+\s+)*--from=(\S+)/.exec(rest)?.[1]);
    } else if (name === 'RUN') {
      for (const [, mount = ''] of rest.matchAll(/(?<!\S)--mount=(\S+)/g)) note(/(?:^|,)from=([^,]+)/.exec(mount)?.[1]);
    }
  }
  return [...images].sort();
}

/** The instructions with their continuation lines joined; comments and here-documents left out. */
function* instructions(text: string): Generator<Instruction> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const escape = /^#\s*escape\s*=\s*`/im.test(lines.slice(0, 5).join('\n')) ? '`' : '\\';
  let pending = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]?.trim() ?? '';
    if (line === '' || line.startsWith('#')) continue;
    if (line.endsWith(escape)) {
      pending += `${line.slice(0, -1)} `;
      continue;
    }
    const [, name = '', rest = ''] = /^(\S+)\s*([^]*)$/.exec(pending + line) ?? [];
    pending = '';
    const upper = name.toUpperCase();
    if (upper === 'RUN' || upper === 'COPY' || upper === 'ADD') at = afterHereDocuments(lines, at, rest);
    yield { name: upper, rest };
  }
}

/** The line on which the last here-document of an instruction ends. */
function afterHereDocuments(lines: readonly string[], at: number, rest: string): number {
  let end = at;
  for (const [, dash, , word = ''] of rest.matchAll(/(?<!\S)\d*<<(-?)(["']?)([A-Za-z_][\w.]*)\2/g)) {
    const closes = (line: string): boolean => (dash === '-' ? line.replace(/^\t+/, '') : line) === word;
    let next = end + 1;
    while (next < lines.length && !closes(lines[next] ?? '')) next++;
    if (next === lines.length) return end;
    end = next;
  }
  return end;
}

function declare(rest: string, variables: Map<string, string>, args: Readonly<Record<string, string>>): void {
  for (const [, name = '', quoted, bare] of rest.matchAll(/([A-Za-z_]\w*)(?:=(?:["']([^"']*)["']|(\S*)))?/g)) {
    const value = Object.hasOwn(args, name) ? args[name] : (quoted ?? bare);
    const known = value === undefined ? undefined : expand(value, variables);
    if (known !== undefined) variables.set(name, known);
  }
}

/** Puts variables in; undefined when one is not known, such as those that only the builder sets. */
function expand(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  let known = true;
  const result = text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g,
    (_, plain: string | undefined, braced: string | undefined, operator: string | undefined, word = '') => {
      const value = variables.get(plain ?? braced ?? '');
      const isSet = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
      if (operator?.endsWith('+')) return isSet ? String(word) : '';
      if (operator?.endsWith('-')) return isSet ? (value ?? '') : String(word);
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? result.replace(/^(["'])(.*)\1$/, '$2') : undefined;
}
