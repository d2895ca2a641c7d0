/** What stands where a secret will be put, or is none: nothing that anybody could use. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length === 0) return true;
  return references.some((pattern) => pattern.test(text)) || fillers.test(text);
}

/** Texts that other programs put a secret in place of, or have encrypted. */
const references: readonly RegExp[] = [
  // SOPS
  /^ENC\[[A-Z0-9_]+,/,
  // argocd-vault-plugin: <path:secret/data/db#password>, <password>, <password | base64encode>
  /<[\w.-]+(?::[^<>]*)?(?:\s*\|[^<>]*)?>/,
  // Flux's and envsubst's variables, Kubernetes' own, Helm's and Jinja's
  /\$\{[^}]+\}/,
  /\$\([\w.-]+\)/,
  /\{\{[^}]*\}\}/,
  // vals, bank-vaults, Azure, AWS, GCP, 1Password, Doppler references
  /^ref\+[\w]+:\/\//,
  /^>?>?vault:/,
  /^(?:op|akv|azurekeyvault|awssm|awsssm|gcpsm|secretref|secretsmanager|doppler|keyvault):\/\//i,
  /^arn:aws:(?:secretsmanager|ssm):/,
  /^projects\/[^/]+\/secrets\//,
  /^@Microsoft\.KeyVault\(/,
  /^%[\w.-]+%$/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  // what scripts put in place of by sed: __SERVICEACCOUNT_TOKEN__
  /^__\w+__$/,
  /^@[A-Z0-9_]+@$/,
];

const fillers =
  /^(?:(?:please[-_ ]?)?(?:change|replace|fill|edit|update|insert|enter|set|put|add)[-_ ]?(?:me|it|this|in|here|your|the|with|by|before|via)?\b.*|change_?me.*|replace_?me.*|your[-_ ].*|my[-_](?:secret|password|token|key)|to[-_ ]?do\b.*|tbd|fixme|n\/?a|none|null|nil|undefined|empty|unset|true|false|yes|no|on|off|enabled|disabled|example.*|dummy.*|fake.*|sample.*|placeholder.*|redacted|hidden|masked|\W+|x+|\*+|\.\.\.|0+)$/i;

/** Only what is public: certificates and public keys. */
export function isPublic(value: string): boolean {
  if (!value.includes('-----BEGIN ')) return false;
  const kinds = [...value.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map(([, kind = '']) => kind);
  return kinds.every((kind) =>
    /^(?:TRUSTED |X509 )?(?:CERTIFICATE(?: REQUEST)?|X509 CRL)$|PUBLIC KEY$|PARAMETERS$/.test(kind),
  );
}

/** How long a secret is and how it begins, and of short ones not even that. Never more: what it says is read by many. */
export function masked(secret: string): string {
  const shown = Math.min(4, Math.floor(secret.length / 8));
  const start = secret.slice(0, shown);
  const prefix = shown > 0 && /^[\x21-\x7e]+$/.test(start) ? `"${start.replaceAll('"', '')}…", ` : '';
  return `(${prefix}${secret.length} ${secret.length === 1 ? 'character' : 'characters'})`;
}

/** The text that a Secret's `data` holds; undefined for what is no text. */
export function decoded(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a value can be of a chart's `randAlphaNum`, `uuidv4`, `genPrivateKey` and the like. */
export function looksGenerated(text: string): boolean {
  if (/^-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/.test(text) || /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text))
    return true;
  return (
    /^[A-Za-z\d]{8,128}$/.test(text) &&
    text.length % 2 === 0 &&
    /\d/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text)
  );
}

/** Names, paths, addresses, numbers and durations tell where a secret is or how long it counts. */
export function tellsOnly(value: string): boolean {
  return (
    /^\d+(?:\.\d+)?(?:ms|[smhd])?$/.test(value) ||
    /^(?:\/|\.\/|~\/|https?:\/\/|file:|env:|secret:)/.test(value) ||
    /^[a-z0-9-]+\/[a-z0-9./-]+$/.test(value) ||
    isName(value)
  );
}

/** Of an object that holds the secret. */
function isName(value: string): boolean {
  return /-(?:secret|secrets|token|tokens|tls|cert|certs|key|keys|credentials|creds|password|passwords|auth)$/.test(
    value,
  );
}
