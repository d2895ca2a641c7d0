import { describe, expect, it } from 'vitest';
import { judged, secret } from './secret-samples.ts';

const sops = (rules: Record<string, string> = {}): string =>
  JSON.stringify({ mac: 'ENC[AES256_GCM,data:x]', version: '3.9.0', ...rules });

describe('a Secret that SOPS has written', () => {
  it('passes when it is encrypted', async () => {
    const encrypted = 'ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=,type:str]';
    expect(await judged(`${secret('password', encrypted)}\nsops: ${sops()}`)).toEqual([]);
  });

  it('is told where SOPS would have encrypted its value, and passes where somebody left it out', async () => {
    const clear = secret('password', 'correct-horse');
    for (const rules of [{}, { encrypted_regex: '^(data|stringData)$' }])
      expect(await judged(`${clear}\nsops: ${sops(rules)}`)).toEqual([
        expect.stringContaining('secret-committed stringData.password'),
      ]);
    for (const rules of [
      { encrypted_regex: '^token$' },
      { unencrypted_regex: '^password$' },
      { encrypted_suffix: '_x' },
      { encrypted_comment_regex: '^sops:enc$' },
      { unencrypted_comment_regex: '^sops:clear$' },
    ])
      expect(await judged(`${clear}\nsops: ${sops(rules)}`)).toEqual([]);
    expect(await judged(`${secret('password_unencrypted', 'correct-horse')}\nsops: ${sops()}`)).toEqual([]);
    expect(await judged(`${clear}\nsops: { version: 3.9.0 }`)).toHaveLength(1);
  });
});
