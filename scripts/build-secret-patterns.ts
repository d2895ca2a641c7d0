/**
 * Makes dist/policies/secret-patterns.json of gitleaks' rules (MIT), from the Go module. `--verify` fails if the module does not give what is committed.
 * Left out are rules about files, which have no names here, and those that guess by names alone: Secrets and names have rules of their own.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SecretPattern, SecretPatterns } from '../src/checks/secrets/scanner.ts';
import { downloadModule } from './lib/go-module.ts';
import { fromGo } from './lib/go-pattern.ts';
import { root } from './lib/root.ts';
import { readToml, type Table } from './lib/toml-subset.ts';

const version = 'v8.30.1';
const path = join(root, 'dist/policies/secret-patterns.json');
/** They guess by names, look for `kind: Secret` in text, or find what is public: identifiers, and curl's options, which are arguments here. */
const leftOut = [
  'generic-api-key',
  'kubernetes-secret-yaml',
  'curl-auth-header',
  'curl-auth-user',
  'sourcegraph-access-token',
];

const module = await downloadModule(`github.com/zricethezav/gitleaks/v8@${version}`);
const toml = readToml(await readFile(join(module, 'config/gitleaks.toml'), 'utf8'));
const licence = (await readFile(join(module, 'LICENSE'), 'utf8')).trim();
const text = `${JSON.stringify(convert(), null, 1)}\n`;

const committed = await readFile(path, 'utf8').catch(() => '');
if (process.argv.includes('--verify')) {
  if (committed !== text) {
    console.error('dist/policies/secret-patterns.json is stale: run node scripts/build-secret-patterns.ts and commit');
    process.exitCode = 1;
  }
} else if (committed !== text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`dist/policies/secret-patterns.json ${text.length} bytes`);
}

function convert(): SecretPatterns {
  const [allowed] = toml.tables.get('allowlist') ?? [];
  return {
    source: `gitleaks ${version}, config/gitleaks.toml`,
    licence,
    allow: { regexes: texts(allowed, 'regexes').map(fromGo), stopwords: texts(allowed, 'stopwords') },
    patterns: (toml.tables.get('rules') ?? [])
      .filter((rule) => typeof rule['regex'] === 'string' && rule['path'] === undefined)
      .filter((rule) => !leftOut.includes(String(rule['id'])))
      .map(patternOf),
  };
}

function patternOf(rule: Table): SecretPattern {
  const allow = (rule['allowlists'] as readonly Table[] | undefined) ?? [];
  return {
    id: String(rule['id']),
    keywords: texts(rule, 'keywords').map((keyword) => keyword.toLowerCase()),
    regex: fromGo(withoutLead(String(rule['regex']))),
    ...(typeof rule['entropy'] === 'number' ? { entropy: rule['entropy'] } : {}),
    ...(typeof rule['secretGroup'] === 'number' ? { group: rule['secretGroup'] } : {}),
    allow: allow.map((each) => ({
      regexes: texts(each, 'regexes').map(fromGo),
      stopwords: texts(each, 'stopwords'),
      ...(each['regexTarget'] === undefined ? {} : { target: 'match' as const }),
    })),
  };
}

/** What may stand before a name decides nothing about the secret, and makes V8 try thousands of ways at every place, where Go needs one. */
function withoutLead(regex: string): string {
  return regex.replace(/^(\(\?i\))?\[\\w\.-\]\{0,50\}\?/, '$1').replace(/^(\(\?i:)\[\\w\.-\]\{0,50\}\?/, '$1');
}

function texts(table: Table | undefined, key: string): readonly string[] {
  const value = table?.[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
