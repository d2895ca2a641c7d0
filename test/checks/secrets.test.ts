import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createScanner, type SecretPatterns } from '../../src/checks/secrets/scanner.ts';
import { checksOf, rootOf, told } from './support.ts';

const only = ['secret-committed', 'configmap-secret', 'literal-secret', 'secret-format'];

async function judged(text: string): Promise<readonly string[]> {
  const checks = await checksOf({ only });
  const root = rootOf(text);
  return told(checks.evaluate(root, [root]));
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const secret = (key: string, value: string, field = 'stringData'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: web }\n${field}: ${JSON.stringify({ [key]: value })}`;
const config = (key: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: ${JSON.stringify({ [key]: value })}`;
const pod = (container: Record<string, unknown>, annotations: Record<string, string> = {}): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', annotations },
    spec: { containers: [{ name: 'web', ...container }] },
  });
/** Written in parts, so that no scanner finds them here. */
const token = ['ghp', 'wB4xT9qZrL2vN8sK5mJ7cY3hP6dF1gA0eUoI'].join('_');
const keyText = [
  '-----BEGIN RSA PRIVATE',
  ` KEY-----\n${'MIIEowIBAAKCAQEA7bq98s'.repeat(8)}\n-----END RSA PRIVATE`,
  ' KEY-----',
].join('');

describe('a Secret', () => {
  it('with a value is told, with its length and no more than its beginning', async () => {
    expect(await judged(secret('password', 'correct-horse-battery-staple!!!!'))).toEqual([
      'secret-committed stringData.password: the value of "password" is in the repository ("corr…", 32 characters)',
    ]);
    expect(await judged(secret('password', base64('tiny'), 'data'))).toEqual([
      'secret-committed data.password: the value of "password" is in the repository (4 characters)',
    ]);
  });

  it.each([
    ['empty', ''],
    ['SOPS', 'ENC[AES256_GCM,data:p673w==,iv:YY=,aad:UQ=,tag:A=,type:str]'],
    ['argocd-vault-plugin', '<path:secret/data/db#password>'],
    ['argocd-vault-plugin by name', '<password | base64encode>'],
    ['Flux', '${DB_PASSWORD:=}'],
    ['vals', 'ref+vault://secret/db#/password'],
    ['bank-vaults', 'vault:secret/data/db#PASSWORD'],
    ['1Password', 'op://vault/item/field'],
    ['to be filled in', 'CHANGEME'],
    ['to be filled in, too', 'your-password-here'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
  ])('passes when the value is %s, as it is or encoded', async (_, value) => {
    expect(await judged(secret('password', value))).toEqual([]);
    expect(await judged(secret('password', base64(value), 'data'))).toEqual([]);
  });

  it('is a warning where a chart may have made its value at random', async () => {
    const checks = await checksOf({ only });
    const chart = {
      ...rootOf(`${secret('a', 'wB4xT9qZrL2vN8sK')}\n---\n${secret('b', 'correct-horse')}`),
      engine: 'helm' as const,
    };
    expect(checks.evaluate(chart, [chart]).map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });

  it('is told by its format where only formats are looked for', async () => {
    const checks = await checksOf({ only: ['secret-format'] });
    const root = rootOf(secret('password', base64(`token=${token}`), 'data'));
    expect(checks.evaluate(root, [root]).map(({ rule }) => rule.id)).toEqual(['secret-format']);
  });

  it('passes when SOPS has encrypted it, and when it is another kind', async () => {
    expect(
      await judged(`${secret('password', 'clear')}\nsops: { mac: "ENC[AES256_GCM,data:x]", version: 3.9.0 }`),
    ).toEqual([]);
    expect(await judged(secret('password', 'AgBy3i4OJSWK').replace('kind: Secret', 'kind: SealedSecret'))).toEqual([]);
  });

  it('with a private key beside its certificate is told', async () => {
    const found = await judged(secret('tls.key', keyText));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('secret-committed stringData["tls.key"]');
  });
});

describe('names', () => {
  it.each([
    [config('DB_PASSWORD', 'correct-horse'), 'configmap-secret data.DB_PASSWORD'],
    [config('apiKey', 'k3yk3yk3y'), 'configmap-secret data.apiKey'],
    [config('AWS_SECRET_ACCESS_KEY', 'abcdef0123'), 'configmap-secret data.AWS_SECRET_ACCESS_KEY'],
    [pod({ args: ['--password=correct-horse'] }), 'literal-secret spec.containers[0].args[0]'],
    [pod({ command: ['run', '--api-key', 'k3yk3yk3y'] }), 'literal-secret spec.containers[0].command[2]'],
    [pod({ args: ['-Dspring.datasource.password=correct-horse'] }), 'literal-secret spec.containers[0].args[0]'],
    [
      pod({}, { 'example.com/auth-token': 'k3yk3yk3y' }),
      'literal-secret metadata.annotations["example.com/auth-token"]',
    ],
    [config('url', 'postgres://web:correct-horse@db:5432/web'), 'literal-secret data.url'],
    [
      pod({ env: [{ name: 'DSN', value: 'amqp://web:correct-horse@mq/' }] }),
      'literal-secret spec.containers[0].env[0].value',
    ],
  ])('that say what a value is are understood: %#', async (text, expected) => {
    const found = await judged(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
    expect(found[0]).not.toMatch(/correct-horse|k3yk3yk3y|abcdef0123/);
  });

  it.each([
    config('PASSWORD_FILE', '/run/secrets/db'),
    config('TOKEN_TTL', '3600'),
    config('PASSWORD_MIN_LENGTH', '12'),
    config('secretName', 'web-tls'),
    config('DB_PASSWORD', '$(DB_PASSWORD)'),
    config('enable_token_auth', 'true'),
    config('token-expiry', '24h'),
    config('url', 'postgres://$(DB_USER):$(DB_PASSWORD)@db/web'),
    config('url', 'https://example.com/a@b:c'),
    config(
      'image',
      'registry.example.com:5000/web@sha256:4b1d8f0a8f8d4e0fb0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d',
    ),
    pod({ args: ['--token-file=/var/run/token', '--secret-name=web', '--password', '--verbose'] }),
    pod({ args: ['--default-ssl-certificate-secret=ingress/default-tls', '--authentication-token-webhook=true'] }),
    pod({}, { 'cert-manager.io/secret-name': 'web-tls', 'nginx.ingress.kubernetes.io/auth-secret': 'basic-auth' }),
    pod({ args: ['--set=checksum=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] }),
    pod({}, { 'checksum/secret': '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
  ])('that only tell of a secret are none: %#', async (text) => {
    expect(await judged(text)).toEqual([]);
  });
});

describe('formats', () => {
  it.each([
    [
      config('a', `token: ${token}`),
      'secret-format data.a: a text has the form of a github pat ("ghp_…", 40 characters)',
    ],
    [config('a', `one\ntwo\n${keyText}`), 'secret-format data.a: a text has the form of a private key in line 3'],
    [
      pod({ env: [{ name: 'X', value: ['AKIA', 'QYLPMN5HHHFPZAM2'].join('') }] }),
      'secret-format spec.containers[0].env[0].value: a text has the form of a aws access token ("AK…", 20 characters)',
    ],
    [
      pod({ args: [['glpat', 'x7Kd9QvRw2LmNp4TzYsB'].join('-')] }),
      'secret-format spec.containers[0].args[0]: a text has the form of a gitlab pat',
    ],
  ])('are recognised wherever they are: %#', async (text, expected) => {
    const found = await judged(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it('can be left out', async () => {
    const checks = await checksOf({ only, options: { 'secret-format': { except: ['github-pat'] } } });
    const root = rootOf(config('a', `token: ${token}`));
    expect(checks.evaluate(root, [root])).toEqual([]);
  });

  it('are expressions that this Node.js reads, each with a keyword', async () => {
    const patterns = JSON.parse(
      await readFile(new URL('../../dist/policies/secret-patterns.json', import.meta.url), 'utf8'),
    ) as SecretPatterns;
    expect(patterns.patterns.length).toBeGreaterThan(200);
    expect(patterns.licence).toContain('MIT License');
    for (const { id, regex, keywords } of patterns.patterns) {
      expect({ id, keywords: keywords.length > 0 && keywords.every((each) => each.length > 1) }).toEqual({
        id,
        keywords: true,
      });
      expect(() => new RegExp(regex.source, regex.flags)).not.toThrow();
    }
  });

  it('are looked for in a megabyte within a second', async () => {
    const patterns = JSON.parse(
      await readFile(new URL('../../dist/policies/secret-patterns.json', import.meta.url), 'utf8'),
    ) as SecretPatterns;
    const scanner = createScanner(patterns);
    const text = 'the quick brown fox = "jumps over" the-lazy_dog; secretkey: eyJ sk_ api.key\n'.repeat(14_000);
    const start = performance.now();
    expect(scanner.scan(`${text}${token}\n`)).toEqual([{ id: 'github-pat', secret: token }]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
