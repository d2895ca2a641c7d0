import { describe, expect, it } from 'vitest';
import { imagesOf } from '../../src/build/dockerfile.ts';

describe('the images that a Dockerfile takes from outside', () => {
  it('are those of FROM, COPY --from and RUN --mount, without its own stages', () => {
    const text = [
      'FROM --platform=$BUILDPLATFORM node:24 AS build',
      'RUN --mount=type=bind,from=alpine:3,target=/x --mount=type=cache,target=/y npm ci',
      'FROM scratch AS empty',
      'from gcr.io/distroless/nodejs24@sha256:abc as Final',
      'COPY --from=build --chown=1:1 /app /app',
      'COPY --chown=1:1 --from=ghcr.io/acme/tools:1 /t /t',
      'COPY --from=0 /a /b',
      'FROM final',
    ].join('\n');
    expect(imagesOf(text, {})).toEqual([
      'alpine:3',
      'gcr.io/distroless/nodejs24@sha256:abc',
      'ghcr.io/acme/tools:1',
      'node:24',
    ]);
  });

  it('follow the build arguments, given or default', () => {
    const text = [
      'ARG VERSION=24 VARIANT="slim"',
      'ARG REGISTRY',
      'FROM ${REGISTRY:-docker.io}/node:$VERSION-${VARIANT:+x}${VARIANT}',
      'ARG VERSION=99',
      'FROM app:${VERSION}',
    ].join('\n');
    expect(imagesOf(text, {})).toEqual(['app:24', 'docker.io/node:24-xslim']);
    expect(imagesOf(text, { VERSION: '26', REGISTRY: 'ghcr.io' })).toEqual(['app:26', 'ghcr.io/node:26-xslim']);
  });

  it('do not hold what only the builder can know', () => {
    expect(imagesOf('FROM base:$TARGETARCH\nFROM $NONE\nCOPY --from=$x a b', {})).toEqual([]);
  });

  it('are not found in comments, continued lines and here-documents', () => {
    const text = [
      '# FROM a:1',
      'FROM \\',
      '  # a comment between',
      '  b:2 \\',
      '  AS one',
      'RUN <<EOF cat <<-"END"',
      'FROM c:3',
      'EOF',
      'FROM d:4',
      '\tEND',
      'RUN echo \\',
      'FROM e:5',
      'FROM f:6',
    ].join('\r\n');
    expect(imagesOf(text, {})).toEqual(['b:2', 'f:6']);
    expect(imagesOf('# escape=`\nFROM `\n g:7\nRUN echo \\\nFROM h:8', {})).toEqual(['g:7', 'h:8']);
  });

  it('are none in an empty or broken file', () => {
    expect(imagesOf('', {})).toEqual([]);
    expect(imagesOf('\uFEFFFROM\n<<<\nRUN <<EOF\nFROM x:1', {})).toEqual(['x:1']);
  });
});
