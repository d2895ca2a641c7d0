import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { SecretPatterns } from '../../src/checks/secrets/scanner.ts';
import { evaluateBounded } from '../harness/bounded.ts';
import { base64, config, judged, keyText, only, pod, secret, token } from './secret-samples.ts';
import { checksOf, rootOf } from './support.ts';

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
    ['to be filled in by a script', '__DB_PASSWORD__'],
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

  it.each([
    ['[date_formats]\ndefault_timezone = UTC\n', 'warning'],
    ['route:\n  receiver: Default\nreceivers:\n  - name: Default\n', 'warning'],
    ['"global":\n  "resolve_timeout": "5m"\n"route":\n- "receiver": "Default"\n', 'warning'],
    ['receivers:\n  - name: team\n    password: a\n', 'error'],
    ['a: b\nurl: https://web:horse@example.com\n', 'error'],
    ['a: b\nslack: https://example.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX\n', 'error'],
    ['a: b\ncorrect horse battery\n', 'error'],
    ['a: b\n', 'error'],
    ['[auth]\nb = c\n', 'error'],
  ])('is a warning where it is a configuration file that names no secret: %j', async (text, severity) => {
    const checks = await checksOf({ only });
    const root = rootOf(secret('alertmanager.yaml', text));
    expect(checks.evaluate(root, [root]).map((each) => `${each.rule.id} ${each.severity}`)).toEqual([
      `secret-committed ${severity}`,
    ]);
  });

  it('is told by its format where only formats are looked for', async () => {
    const checks = await checksOf({ only: ['secret-format'] });
    const root = rootOf(secret('password', base64(`token=${token}`), 'data'));
    expect(checks.evaluate(root, [root]).map(({ rule }) => rule.id)).toEqual(['secret-format']);
  });

  it('passes when it is another kind', async () => {
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
    const checks = await checksOf({
      only: ['secret-format'],
      options: { 'secret-format': { except: ['github-pat'] } },
    });
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

  it('are looked for in megabytes, in time linear to them', async () => {
    const patterns = JSON.parse(
      await readFile(new URL('../../dist/policies/secret-patterns.json', import.meta.url), 'utf8'),
    ) as SecretPatterns;
    const text = 'the quick brown fox = "jumps over" the-lazy_dog; secretkey: eyJ sk_ api.key\n'.repeat(56_000);
    const module = new URL('../../src/checks/secrets/scanner.ts', import.meta.url);
    const scan = 'module.createScanner(given.patterns).scan(given.text)';
    const found = await evaluateBounded(module, scan, { patterns, text: `${text}${token}\n` });
    expect(found).toEqual([{ id: 'github-pat', secret: token }]);
  });
});

describe('files in ConfigMaps', () => {
  it('are looked at also where they are encoded', async () => {
    const text = config('server.pem', base64(keyText)).replace('\ndata:', '\nbinaryData:');
    expect(await judged(text)).toEqual([expect.stringContaining('secret-format binaryData["server.pem"]')]);
  });

  const clear = 'correct-h0rse';
  it.each([
    ['.env', `MODE=production\nexport DB_PASSWORD=${clear}\n`, '"DB_PASSWORD" in line 2'],
    ['.env', `DB_PASSWORD="${clear}" # of production\n`, '"DB_PASSWORD" in line 1'],
    [
      'application.properties',
      `a=b\nspring.datasource.password = ${clear}\n`,
      '"spring.datasource.password" in line 2',
    ],
    ['application.yaml', `db:\n  user: web\n  password: ${clear}\n`, '"password" in line 3'],
    ['application.yaml', `clients:\n  - clientSecret: '${clear}'\n`, '"clientSecret" in line 2'],
    ['grafana.ini', `[security]\nadmin_password = ${clear}\n`, '"admin_password" in line 2'],
    ['config.json', JSON.stringify({ db: { password: clear }, n: 1 }), '"password" has'],
    ['config.json', JSON.stringify({ api: { accessKey: 'x9', apiKey: clear } }, null, 2), '"apiKey" in line 4'],
    ['connection', `Server=db;User Id=sa;Password=${clear};Encrypt=true`, '"Password" has'],
    ['JAVA_OPTS', `-Xmx1g -Ddb.password=${clear} -Da=b`, '"db.password" has'],
    ['settings', `one=1\naddress=postgres://web:${clear}@db/web\n`, 'an address has a password'],
  ])('%s %#', async (key, text, expected) => {
    const found = await judged(config(key, text));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('literal-secret data');
    expect(found[0]).toContain(expected);
    expect(found[0]).toContain('("c…", 13 characters)');
    expect(found[0]).not.toContain(clear);
  });

  it('tells of each, once', async () => {
    const found = await judged(config('a.env', `A_PASSWORD=${clear}\nB_TOKEN=t0k3n-t0k3n\nA_PASSWORD=${clear}\n`));
    expect(found.map((each) => /"\w+" in line \d/.exec(each)?.[0])).toEqual([
      '"A_PASSWORD" in line 1',
      '"B_TOKEN" in line 2',
    ]);
  });

  it('of an environment variable count as well', async () => {
    const value = `Server=db;Password=${clear}`;
    const found = await judged(pod({ env: [{ name: 'ConnectionStrings__web', value }] }));
    expect(found).toEqual([
      'literal-secret spec.containers[0].env[0].value: "Password" has a secret in the clear ("c…", 13 characters)',
    ]);
  });

  it.each([
    ['.env', '#DB_PASSWORD=correct-h0rse\n; TOKEN=correct-h0rse\n// token: correct-h0rse\n'],
    ['.env', 'DB_PASSWORD=$DB_PASSWORD\nTOKEN=${TOKEN}\nSECRET=$(cat /run/s)\nPASSWORD=\nPASSWORD=<password>\n'],
    ['.env', 'PASSWORD_FILE=/run/secrets/db\nTOKEN_PATH=/run/token\nPASSWORD=/run/secrets/db\nTOKEN_URL=https://a/b\n'],
    ['application.yaml', 'password: {{ .Values.password }}\ntoken: "{{ t }}"\nsecret: "%{env:S}"\n'],
    ['application.yaml', 'tokenType: bearer\npasswordEncryption: scram-sha-256\npasswordAttribute: userPassword\n'],
    [
      'application.yaml',
      'tls:\n  secret: web-tls\n  credentials: same-origin\n  token: vault.token\n  secretName: x9x9\n',
    ],
    [
      'application.yaml',
      'passwordPolicy: a1b2\npassword_min_length: 12\npassword: true\ntoken_ttl: 24h\ntoken: 3600\n',
    ],
    ['application.yaml', 'description: the password: is asked for\nhelp: a token=thing is needed\n'],
    ['messages.json', '{"password": "Password", "token": "Token", "resetPassword": "Reset your password"}'],
    ['messages.json', '{"password": "Passwort", "newPassword": "Kennwort"}'],
    ['run.sh', 'PASSWORD=correct-h0rse\n'],
    ['page.html.tpl', 'token = "correct-h0rse"\n'],
    ['nginx.conf', 'proxy_set_header X-Token $http_token;\nset $token "";\nauth_basic_user_file /etc/passwd;\n'],
    ['prometheus.yml', 'authorization:\n  type: Bearer\n  credentials_file: /run/token\nbearer_token_file: /run/t\n'],
    ['ldap.conf', 'bind_password_attr = userPassword\nlogin_attribute: uid\n'],
    ['sed', 's/password=.*/password=xxxx/\n'],
  ])('that only tell of secrets pass: %s %#', async (key, text) => {
    expect(await judged(config(key, text))).toEqual([]);
  });

  it('are read in linear time', async () => {
    const hostile = `${'password: '.repeat(200_000)}\n${'"password":'.repeat(100_000)}\n${' '.repeat(1_000_000)}password=`;
    // What is not linear takes minutes here, and the test ends before.
    expect(await judged(config('a', hostile))).toEqual([]);
  });
});
