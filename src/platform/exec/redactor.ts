/** Known secrets, and their removal from everything that is shown or returned. */
export interface Redactor {
  add(secret: string): void;
  redact(text: string): string;
  /** The same bytes when they hold no secret. */
  redactBytes(bytes: Buffer): Buffer;
  /** Whether a text holds a secret that is long enough not to be there by chance. */
  holdsSecret(text: string): boolean;
  /** This redactor with more secrets, for one call. */
  with(secrets: readonly string[]): Redactor;
}

const replacement = '***';
/** A shorter "secret" would blot out ordinary words. */
const shortest = 4;
/** Below this length an argument may equal a secret by chance. */
const unmistakable = 8;

/** Hides secrets whole, line by line (a private key's text comes back in lines), and URL-encoded. */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const known = new Set<string>();
  let ordered: readonly string[] = [];

  function add(secret: string): void {
    for (const form of formsOf(secret)) known.add(form);
    // Longest first: a secret that contains another must not leave its rest behind.
    ordered = [...known].sort((a, b) => b.length - a.length);
  }

  function redactBytes(bytes: Buffer): Buffer {
    let result = bytes;
    for (const secret of ordered) result = replaceBytes(result, Buffer.from(secret));
    return result;
  }

  for (const secret of secrets) add(secret);
  return {
    add,
    redact: (text) => ordered.reduce((result, secret) => result.replaceAll(secret, replacement), text),
    redactBytes,
    holdsSecret: (text) => ordered.some((secret) => secret.length >= unmistakable && text.includes(secret)),
    with(more) {
      return more.length === 0 ? this : createRedactor([...ordered, ...more]);
    },
  };
}

function formsOf(secret: string): readonly string[] {
  const whole = secret.trim();
  const lines = whole.split(/\r?\n/u).map((line) => line.trim());
  const parts = lines.length > 1 ? lines.filter((line) => line.length >= 16 && !line.startsWith('-----')) : [];
  return [whole, ...parts, encodeURIComponent(whole.toWellFormed())].filter((form) => form.length >= shortest);
}

function replaceBytes(bytes: Buffer, secret: Buffer): Buffer {
  let at = bytes.indexOf(secret);
  if (at < 0) return bytes;
  const pieces: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = bytes.indexOf(secret, from)) {
    pieces.push(bytes.subarray(from, at), Buffer.from(replacement));
    from = at + secret.length;
  }
  pieces.push(bytes.subarray(from));
  return Buffer.concat(pieces);
}
