import { describe, expect, it } from 'vitest';
import { parseInspect } from '../../src/build/docker-buildx.ts';

describe('docker buildx inspect', () => {
  it('tells a builder that runs, and its own platform first', () => {
    const text = `Name:          rk
Driver:        remote
Last Activity: 2026-11-25 08:51:45 +0000 UTC

Nodes:
Name:             rk0
Endpoint:         unix:///tmp/bk.sock
Status:           running
BuildKit version: v0.34.2
Platforms:        linux/arm64*, linux/amd64, linux/amd64/v2
Labels:
 org.mobyproject.buildkit.worker.executor:         oci
`;
    expect(parseInspect(text)).toEqual({ driver: 'remote', running: true, platform: 'linux/arm64', error: undefined });
  });

  it('tells a daemon that is not there, although it exits with 0', () => {
    const text =
      'Name:   default\nDriver: \nError:  failed to connect to the docker API at unix:///var/run/docker.sock\n';
    expect(parseInspect(text)).toMatchObject({
      running: false,
      error: expect.stringContaining('docker.sock') as string,
    });
  });

  it('tells a builder that is not running', () => {
    const text = 'Name: dead\nDriver: docker-container\n\nNodes:\nName: dead0\nStatus:   inactive\n';
    expect(parseInspect(text)).toMatchObject({ driver: 'docker-container', running: false, error: undefined });
  });
});
