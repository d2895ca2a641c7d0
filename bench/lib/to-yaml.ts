export type Manifest = { readonly [key: string]: unknown };

/** Block style with sorted keys, as `kubectl` and Helm's `toYaml` write it; only what the benches need of YAML, because a library would take longer than what is measured. */
export function toYaml(manifest: Manifest): string {
  return mapping(manifest, '');
}

function mapping(map: Manifest, indent: string): string {
  return Object.entries(map)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${indent}${text(key)}:${below(value, indent)}`)
    .join('');
}

function below(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${sequence(value, indent)}`;
  if (value !== null && typeof value === 'object') {
    return Object.keys(value).length === 0 ? ' {}\n' : `\n${mapping(value as Manifest, `${indent}  `)}`;
  }
  if (typeof value === 'string' && value.endsWith('\n')) {
    return ` |\n${value.replaceAll(/^(?=.)/gm, `${indent}  `)}`;
  }
  return ` ${scalar(value)}\n`;
}

function sequence(items: readonly unknown[], indent: string): string {
  return items
    .map((item) => {
      if (item === null || typeof item !== 'object') return `${indent}- ${scalar(item)}\n`;
      // The first key stands behind the dash.
      return `${indent}- ${mapping(item as Manifest, `${indent}  `).slice(indent.length + 2)}`;
    })
    .join('');
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? text(value) : JSON.stringify(value);
}

function text(value: string): string {
  const isPlain = /^[A-Za-z/][\w./ @-]*$/.test(value) || /^https:\/\/[\w./-]+$/.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value) ? value : JSON.stringify(value);
}
