import { describe, expect, it } from 'vitest';
import { createNumbering } from '../../src/gate/numbering.ts';
import type { KubernetesObject } from '../../src/model/object.ts';

const object = (name: string): KubernetesObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

describe('numbers of fingerprints', () => {
  it('tell equal ones of a rule apart, in the order they come', () => {
    const number = createNumbering();
    const web = object('web');
    const given = ['a', 'b', 'a', 'a', 'b'].map((one) => number(web, 'rule', one));
    expect(given).toEqual(['a', 'b', 'a#2', 'a#3', 'b#2']);
    expect(number(web, 'zone', 'c')).toBe('c');
    expect(number(web, 'zone', 'c')).toBe('c#2');
  });

  it('go on where an object is rendered twice, also after others', () => {
    const number = createNumbering();
    expect(number(object('web'), 'rule', 'a')).toBe('a');
    expect(number(object('api'), 'rule', 'b')).toBe('b');
    const again = object('web');
    expect(number(again, 'rule', 'a')).toBe('a#2');
    expect(number(again, 'rule', 'a')).toBe('a#3');
    expect(number(object('web'), 'rule', 'a')).toBe('a#4');
  });

  it('are those of a count where a rule finds much in one object', () => {
    const number = createNumbering();
    const web = object('web');
    const fingerprints = Array.from({ length: 100 }, (_, index) => `f${index % 30}`);
    const given = fingerprints.map((one) => number(web, 'rule', one));
    expect(given.slice(28, 32)).toEqual(['f28', 'f29', 'f0#2', 'f1#2']);
    expect(given.at(-1)).toBe('f9#4');
    expect(new Set(given).size).toBe(100);
    expect(number(web, 'zone', 'z')).toBe('z');
  });
});
