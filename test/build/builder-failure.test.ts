import { describe, expect, it } from 'vitest';
import { explainFailure, type OutputLine } from '../../src/build/builder-failure.ts';
import type { BuildOrder } from '../../src/build/engine.ts';
import { spec } from './build-ports.ts';

const order = {
  spec: spec('ghcr.io/acme/web'),
  layout: { dockerfilePath: 'services/web/Dockerfile' },
  reference: 'ghcr.io/acme/web:sha-1',
} as unknown as BuildOrder;

/** Lines as a builder printed them; those that begin with `1:` were on stdout. */
function explain(output: string) {
  const lines = output.split('\n').map((line): OutputLine => {
    return line.startsWith('1:') ? { text: line.slice(2), stream: 'stdout' } : { text: line, stream: 'stderr' };
  });
  const { code, message, location } = explainFailure(order, lines);
  return { code, message, location };
}

describe('what BuildKit printed', () => {
  it('tells the instruction, its line, and what it said last', () => {
    const output = `#5 [2/2] RUN ["/bin/busybox","sh","-c","echo hi; echo 401 Unauthorized; exit 7"]
#5 0.057 hi
#5 ERROR: process "/bin/busybox sh -c echo hi; exit 7" did not complete successfully: exit code: 7
------
 > [2/2] RUN ["/bin/busybox","sh","-c","echo hi; echo 401 Unauthorized; exit 7"]:
0.057 hi
0.057 401 Unauthorized
------
Dockerfile:3
--------------------
   1 |     FROM scratch
   3 | >>> RUN ["/bin/busybox","sh","-c","echo hi; echo 401 Unauthorized; exit 7"]
--------------------
ERROR: failed to build: failed to solve: process "/bin/busybox sh -c echo hi; exit 7" did not complete successfully: exit code: 7`;
    expect(explain(output)).toEqual({
      code: 'BUILD_FAILED',
      message:
        'image web: process "/bin/busybox sh -c echo hi; exit 7" did not complete successfully: exit code: 7 (it said last: 401 Unauthorized)',
      location: { file: 'services/web/Dockerfile', line: 3 },
    });
  });

  it('tells a registry that refuses, that is not there, and that takes nothing', () => {
    const failed = 'ERROR: failed to build: failed to solve: failed to push ghcr.io/acme/web:sha-1: ';
    expect(
      explain(`${failed}unexpected status from HEAD request to https://ghcr.io/v2/x: 401 Unauthorized`),
    ).toMatchObject({
      code: 'REGISTRY_AUTH',
      message: expect.stringContaining('the registry of ghcr.io/acme/web:sha-1 refused') as string,
    });
    expect(explain(`${failed}denied: permission_denied: write_package`).code).toBe('REGISTRY_AUTH');
    expect(
      explain(`${failed}failed to do request: Head "https://x": dial tcp 1.2.3.4:443: connect: connection refused`),
    ).toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
    expect(explain(`${failed}unexpected status: 405 Method Not Allowed`).code).toBe('REGISTRY_FAILED');
  });

  it('names the base image whose registry is at fault', () => {
    const base =
      'ERROR: failed to build: failed to solve: 127.0.0.1:5999/nope:1: failed to resolve source metadata for 127.0.0.1:5999/nope:1: failed to do request: Head "http://127.0.0.1:5999/v2/nope/manifests/1": dial tcp 127.0.0.1:5999: connect: connection refused';
    expect(explain(base)).toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining('the registry of 127.0.0.1:5999/nope:1 cannot be reached') as string,
    });
  });

  it('is no registry’s fault when a file may not be read or is missing', () => {
    const denied = 'ERROR: failed to build: failed to solve: error from sender: open /x/secret: permission denied';
    expect(explain(denied).code).toBe('BUILD_FAILED');
    expect(explain('ERROR: failed to build: failed to solve: "/busybo": not found').code).toBe('BUILD_FAILED');
  });
});

describe('what buildah printed', () => {
  it('tells the instruction and what it said last', () => {
    const output = `1:STEP 3/3: RUN ["/bin/busybox","sh","-c","exit 7"]
1:hi
1:401 Unauthorized
subprocess exited with status 7
Error: building at STEP "RUN /bin/busybox sh -c exit 7": exit status 7`;
    expect(explain(output)).toEqual({
      code: 'BUILD_FAILED',
      message:
        'image web: building at STEP "RUN /bin/busybox sh -c exit 7": exit status 7 (it said last: 401 Unauthorized)',
      location: { file: 'services/web/Dockerfile' },
    });
  });

  it('tells a registry that refuses or is not there', () => {
    const push =
      'Error: pushing image "sha256:6ca" to "docker://127.0.0.1:5902/b:1": trying to reuse blob sha256:09d at destination: ';
    expect(
      explain(`${push}checking whether a blob sha256:09d exists in 127.0.0.1:5902/b: authentication required`),
    ).toMatchObject({
      code: 'REGISTRY_AUTH',
      message: expect.stringContaining('127.0.0.1:5902/b:1') as string,
    });
    expect(explain(`${push}pinging container registry 127.0.0.1:5902: connect: connection refused`).code).toBe(
      'REGISTRY_UNREACHABLE',
    );
    const base =
      'Error: creating build container: initializing source docker://127.0.0.1:5901/nope:1: reading manifest 1 in 127.0.0.1:5901/nope: manifest unknown: manifest unknown';
    expect(explain(base).code).toBe('BUILD_FAILED');
  });
});

describe('whatever a builder printed', () => {
  it('becomes one clean, short line', () => {
    const { message } = explain(`ERROR: \u001b[31mboom\r${'x'.repeat(5000)}`);
    expect(message).not.toMatch(/[\u001b\r\n]/);
    expect(message.length).toBeLessThan(600);
    expect(explain('').message).toBe('image web: no output');
  });
});
