/** What a registry asks for in `WWW-Authenticate`. */
export interface Challenge {
  /** Lower case: `bearer`, `basic`. */
  scheme: string;
  parameters: Readonly<Record<string, string>>;
}

/** Reads `WWW-Authenticate` of RFC 9110; several challenges may stand in one header. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  const words = /([A-Za-z][A-Za-z0-9_-]*)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;
  for (const [, name = '', quoted, bare] of header.slice(0, 8192).matchAll(words)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} });
    else {
      const current = challenges.at(-1);
      if (current) current.parameters[name.toLowerCase()] = value;
    }
  }
  return challenges;
}
