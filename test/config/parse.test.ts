import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { allThrownBy, thrownBy } from '../harness/thrown.ts';

function problems(text: string): string[] {
  return allThrownBy(() => parseConfig(text, 'slipway.yaml')).map(
    ({ code, message, location }) => `${code} ${location?.line}:${location?.column} ${message}`,
  );
}

test('the smallest useful file has five lines', () => {
  const config = parseConfig(
    'version: 1\nimages:\n  web: { repository: ghcr.io/acme/web }\nenvironments:\n  staging: { roots: [overlays/staging] }\n',
    'slipway.yaml',
  );
  expect(config.images?.['web']).toMatchObject({ repository: 'ghcr.io/acme/web', context: '.', tags: ['sha-{sha12}'] });
  expect(config.environments?.['staging']).toMatchObject({ roots: ['overlays/staging'], write: 'commit' });
});

test('all problems come at once, each at its line and column', () => {
  expect(
    problems('version: 2\nimags: {}\nimages:\n  Web: { repository: x }\n  web: { contxt: a, platforms: [amd64] }\n'),
  ).toEqual([
    'CONFIG_INVALID 1:10 version: must be 1',
    'CONFIG_INVALID 2:1 unknown key "imags"',
    'CONFIG_INVALID 4:3 "Web" must be lower-case letters, digits and dashes',
    'CONFIG_INVALID 5:8 images.web.repository: is required',
    'CONFIG_INVALID 5:10 unknown key "contxt" in images.web',
    'CONFIG_INVALID 5:33 images.web.platforms[0]: must be os/arch, for instance linux/arm64',
  ]);
});

test('an entry for an environment that there is not is told, because it would count nowhere', () => {
  const text = `version: 1
environments: { production: { roots: [a] } }
gate: { rules: [{ rule: no-privileged, environments: [production, prodution] }] }
`;
  expect(problems(text)).toEqual([
    'CONFIG_INVALID 3:67 gate.rules[0].environments[1]: there is no environment "prodution"',
  ]);
  expect(thrownBy(() => parseConfig(text, 'slipway.yaml')).hint).toBe('Did you mean "production"?');
});

test('an unknown key names the nearest known one', () => {
  expect(thrownBy(() => parseConfig('version: 1\ngate: { policys: [a] }\n', 'slipway.yaml')).hint).toBe(
    'Did you mean "policies"?',
  );
});

test('syntax errors have their place', () => {
  expect(problems('version: 1\nimages: [\n')[0]).toMatch(/^CONFIG_SYNTAX 3:1 /);
  expect(problems('version: 1\nversion: 1\n')[0]).toMatch(/^CONFIG_SYNTAX 2:1 /);
});

test.each([
  ['environments: { prod: { roots: [a], write: pull-request } }', 'environments.prod.write'],
  ['environments: { prod: { roots: [a], promote-from: { environment: x } } }', 'environments.prod.promote-from'],
  ['gate: { prices: {} }', 'gate.prices'],
  [
    'environments: { prod: { roots: [a], sync: { engine: flux, targets: [{ name: eu }] } } }',
    'environments.prod.sync.engine',
  ],
  [
    'environments: { prod: { roots: [a], sync: { engine: job, targets: [{ name: eu, wave: 1 }] } } }',
    'environments.prod.sync.targets[0].wave',
  ],
])('what is reserved answers NOT_YET: %s', (text, path) => {
  expect(problems(`version: 1\n${text}\n`)[0]).toContain(`${path} is reserved and does not work yet`);
});

test('what the built-in engine goes by is checked before it reaches a cluster', () => {
  const text = (keys: string): string => `version: 1\nenvironments: { prod: { roots: [a], reconcile: { ${keys} } } }\n`;
  const parsed = parseConfig(text('prune: { limit: { count: 0 }, confirm: [v1/Namespace//old] }'), 'slipway.yaml');
  expect(parsed.environments?.['prod']?.reconcile).toEqual({
    prune: { limit: { count: 0, percent: 30 }, confirm: ['v1/Namespace//old'] },
    'wait-for-addresses': false,
    settle: '5s',
  });
  expect(
    problems(text('allow-rewind: true, default-namespace: A_b, settle: soon, prune: { confirm: [Namespace/old] }')),
  ).toEqual([
    expect.stringContaining('reconcile.allow-rewind: must be of type string'),
    expect.stringContaining('reconcile.default-namespace: must be the name of a namespace'),
    expect.stringContaining('reconcile.settle: must be a duration of at most 5m'),
    expect.stringContaining('reconcile.prune.confirm[0]: must be like v1/Namespace//shop'),
  ]);
});

test('an alias bomb is refused', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghij'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`),
  ].join('\n');
  expect(problems(bomb)[0]).toMatch(/^CONFIG_SYNTAX/);
});

test('takes what is in the clusters without being rendered', () => {
  const external = (entries: string): string => `version: 1\ngate: { external: [${entries}] }\n`;
  const entries = '{ kind: Secret, namespace: "shop-*", name: [db, "tls-*"] }, { kind: Pod, labels: { app: web } }';
  expect(parseConfig(external(entries), 'slipway.yaml').gate?.external).toHaveLength(2);
  expect(problems(external('{ knd: Secret }'))[0]).toContain('kind');
});
