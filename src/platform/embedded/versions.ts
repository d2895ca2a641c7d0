/** What wasm/render/go.mod has; a test asks the module itself. */
export const embeddedVersions = { kustomize: 'v5.8.2', helm: 'v3.20.2' } as const;
