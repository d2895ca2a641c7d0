import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../src/platform/registry/challenge.ts';
import { endpointOf, isLoopback, normaliseServer } from '../../../src/platform/registry/endpoint.ts';

describe('the registry of a repository', () => {
  it('is Docker Hub unless the name begins with a host', () => {
    expect(endpointOf('nginx')).toEqual({
      registry: 'docker.io',
      path: 'library/nginx',
      base: 'https://registry-1.docker.io',
    });
    expect(endpointOf('index.docker.io/acme/web').path).toBe('acme/web');
    expect(endpointOf('ghcr.io/acme/web')).toEqual({ registry: 'ghcr.io', path: 'acme/web', base: 'https://ghcr.io' });
  });

  it('is spoken to without TLS on this machine alone', () => {
    expect(endpointOf('localhost:5000/web').base).toBe('http://localhost:5000');
    expect(endpointOf('127.0.0.1:5000/web').base).toBe('http://127.0.0.1:5000');
    expect(endpointOf('[::1]:5000/web').base).toBe('http://[::1]:5000');
    expect(endpointOf('10.0.0.1:5000/web').base).toBe('https://10.0.0.1:5000');
    expect(isLoopback('localhost.evil.example')).toBe(false);
    expect(isLoopback('127.0.0.1.evil.example')).toBe(false);
  });

  it('has one name for all spellings in a Docker configuration', () => {
    expect(normaliseServer('https://index.docker.io/v1/')).toBe('docker.io');
    expect(normaliseServer('https://ghcr.io')).toBe('ghcr.io');
    expect(normaliseServer('quay.io/acme/web')).toBe('quay.io/acme/web');
    expect(normaliseServer('http://127.0.0.1:5000/v2/')).toBe('127.0.0.1:5000');
  });
});

describe('a challenge', () => {
  it('is read with its parameters, also beside others', () => {
    expect(
      parseChallenges('Basic realm="a, b", Bearer realm="https://x/token",service=y,scope="a:b:pull,push"'),
    ).toEqual([
      { scheme: 'basic', parameters: { realm: 'a, b' } },
      { scheme: 'bearer', parameters: { realm: 'https://x/token', service: 'y', scope: 'a:b:pull,push' } },
    ]);
    expect(parseChallenges('Bearer realm="say \\"hi\\""')[0]?.parameters['realm']).toBe('say "hi"');
    expect(parseChallenges('')).toEqual([]);
  });
});
