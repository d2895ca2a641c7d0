import { randomInt } from 'node:crypto';
import { run } from './run.ts';

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Hashes a password for an htpasswd file, by the C library's crypt through perl, which every Debian has. */
export async function bcrypt(password: string): Promise<string> {
  const salt = Array.from({ length: 21 }, () => ALPHABET[randomInt(64)]).join('');
  // The last of 22 characters carries 2 bits only, so not every letter is a canonical one; cost 4 is the least.
  const setting = `$2b$04$${salt}u`;
  const program = 'my $p = <STDIN>; chomp $p; print crypt($p, $ARGV[0]) // ""';
  const { stdout } = await run('perl', ['-e', program, setting], { input: `${password}\n` });
  if (!stdout.startsWith('$2b$')) throw new Error('the C library here has no bcrypt');
  return stdout;
}
