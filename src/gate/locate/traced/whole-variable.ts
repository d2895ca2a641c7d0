/** The variable of Flux's that a text is, and nothing else; a default beside it does not count when it is set. */
export function wholeVariable(text: string): string | undefined {
  return /^\$\{([A-Za-z_]\w*)(?::?[=-][^{}$]*)?\}$/.exec(text)?.[1];
}

/** The key of the parameter that a template of an ApplicationSet is, and nothing else: nested keys where it has `goTemplate`. */
export function wholeParameter(text: string, goTemplate: boolean): readonly string[] | undefined {
  if (goTemplate) return /^\{\{-?\s*\.([\w]+(?:\.\w+)*)\s*-?\}\}$/.exec(text)?.[1]?.split('.');
  const key = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text)?.[1];
  return key === undefined || key === '' ? undefined : [key];
}
