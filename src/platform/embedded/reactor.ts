import { wasiImports } from '../wasi/wasi-imports.ts';
import type { RenderAnswer, RenderCall, Rendered } from './protocol.ts';
import { openRepositoryFiles, type RepositoryFiles } from './repository-files.ts';

/** Helm's messages grow with the depth of templates; what matters is at the end. */
const longestMessage = 64 * 1024;

interface ReactorExports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  render_request(size: number): number;
  render_run(): number;
  render_answer(): number;
}

/** Starts kustomize and Helm's engine (wasm/render) in this process. A call that throws leaves it unusable. */
export async function startReactor(wasm: Uint8Array<ArrayBuffer>): Promise<(call: RenderCall) => RenderAnswer> {
  const module = await WebAssembly.compile(wasm);
  let files: RepositoryFiles | undefined;
  const wasi = wasiImports(module, () => exports.memory);
  const instance = await WebAssembly.instantiate(module, {
    wasi_snapshot_preview1: wasi.imports,
    slipway_files: fileImports(
      () => exports.memory,
      () => files,
    ),
  });
  const exports = instance.exports as unknown as ReactorExports;
  exports._initialize();
  return ({ repository, maxBytes, ...request }) => {
    files = repository === undefined ? undefined : openRepositoryFiles(repository);
    wasi.clear();
    try {
      return { ...render(exports, { ...request, maxBytes }, maxBytes), memory: exports.memory.buffer.byteLength };
    } catch (thrown) {
      const reason = /^(?:fatal error|panic|runtime): .*$/m.exec(wasi.printed())?.[0];
      throw reason === undefined ? thrown : new Error(reason, { cause: thrown });
    } finally {
      files = undefined;
    }
  };
}

function render(exports: ReactorExports, request: object, maxBytes: number): Rendered {
  const text = new TextEncoder().encode(JSON.stringify(request));
  const pointer = exports.render_request(text.byteLength) >>> 0;
  new Uint8Array(exports.memory.buffer).set(text, pointer);
  const size = exports.render_run() >>> 0;
  const answer = exports.render_answer() >>> 0;
  const kind = new Uint8Array(exports.memory.buffer, answer, 1)[0];
  if (kind === 2 || size - 1 > maxBytes) return { tooLarge: true };
  const content = new Uint8Array(exports.memory.buffer, answer + 1, size - 1).slice();
  return kind === 1 ? { stream: content } : { failed: new TextDecoder().decode(content.subarray(-longestMessage)) };
}

/** What wasm/render/repository/host.go imports: a question about a path, and the way to fetch what was found. */
function fileImports(
  memory: () => WebAssembly.Memory,
  files: () => RepositoryFiles | undefined,
): WebAssembly.ModuleImports {
  const operations = ['stat', 'read', 'resolve', 'list'] as const;
  let found = new Uint8Array();
  return {
    call: (operation: number, pointer: number, size: number): number => {
      const path = new TextDecoder().decode(new Uint8Array(memory().buffer, pointer >>> 0, size));
      const name = operations[operation];
      const repository = files();
      if (name === undefined || repository === undefined) return -6;
      const answer = repository[name](path);
      if (typeof answer === 'number') return answer;
      found = new Uint8Array(answer);
      return found.byteLength;
    },
    take: (pointer: number): void => {
      new Uint8Array(memory().buffer).set(found, pointer >>> 0);
      found = new Uint8Array();
    },
  };
}
