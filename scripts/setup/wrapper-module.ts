export interface WrapperModule {
  /** What the wrapper itself is called. */
  name: string;
  module: string;
  version: string;
  /** The version that the module's nested modules, which it replaces by folders of its repository, are published as. */
  nested: string;
}

/**
 * Makes the go.mod of a module of ours that builds another from the very versions that it was released with: its own
 * go.mod, where folders of its repository, which the module proxy does not serve, become published versions.
 */
export function wrapperModule(goMod: string, { name, module, version, nested }: WrapperModule): string {
  const own = goMod
    .replace(/^module .*$/m, `module ${name}`)
    .replaceAll(/^((?:replace)?[ \t]*)(\S+)( v\S+)? => \.{1,2}\/\S*/gm, `$1$2$3 => $2 ${nested}`);
  return `${own.trimEnd()}\n\nrequire ${module} ${version}\n`;
}
