import { describe, expect, it } from 'vitest';
import { podSecurityMinor } from '../../src/policy/pod-security.ts';

describe('the version of the Pod Security Standards', () => {
  it('is what a pack says, else the clusters’, else the newest', () => {
    expect(podSecurityMinor(['pss-restricted:v1.30', 'recommended'], '1.33')).toBe(30);
    expect(podSecurityMinor(['pss-baseline', 'pss-restricted:1.30'], undefined)).toBe(30);
    expect(podSecurityMinor(['pss-restricted'], '1.33.2')).toBe(33);
    expect(podSecurityMinor(['pss-restricted'], undefined)).toBeUndefined();
    expect(podSecurityMinor(['pss-restricted:latest'], undefined)).toBeUndefined();
  });

  it('of clusters that are older than the standards is their first one', () => {
    expect(podSecurityMinor(['pss-restricted'], '1.18')).toBe(25);
  });

  it('cannot be one that is none, or two', () => {
    expect(() => podSecurityMinor(['pss-restricted:v1.24'], undefined)).toThrow('is no version of it');
    expect(() => podSecurityMinor(['pss-restricted:yes'], undefined)).toThrow('is no version of it');
    expect(() => podSecurityMinor(['pss-restricted:v1.30', 'pss-baseline:v1.31'], undefined)).toThrow(
      'several versions',
    );
  });
});
