import { gzipSync } from 'node:zlib';

export interface TarEntry {
  name: string;
  content?: string | Uint8Array;
  /** `0` a file, `1` a hard link, `2` a link, `3` a device, `5` a folder, `x` a pax header, `L` a long name. */
  type?: string;
  /** What the header says, where it lies. */
  size?: number;
}

/** An archive with any entries, also those that no honest program writes. */
export function tarOf(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap(({ name, content = '', type = '0', size }) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('target', 157);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export function tarGzOf(entries: readonly TarEntry[]): Uint8Array {
  return gzipSync(tarOf(entries));
}
