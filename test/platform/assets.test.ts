import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assetUrl, distFolder, entryPath } from '../../src/platform/assets.ts';

describe('files beside the bundle', () => {
  it('are found from the sources', () => {
    expect(existsSync(assetUrl('rego.wasm.br'))).toBe(true);
    expect(existsSync(entryPath('rego-worker'))).toBe(true);
  });

  it('are found from the bundle and from its chunks, whatever the folder is called', () => {
    expect(distFolder('file:///x/dist/gate.js').href).toBe('file:///x/dist/');
    expect(distFolder('file:///x/dist/chunks/assets.js').href).toBe('file:///x/dist/');
    expect(distFolder('file:///x/a%20b/dist/cli-main.js').href).toBe('file:///x/a%20b/dist/');
  });
});
