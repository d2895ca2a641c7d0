import * as fc from 'fast-check';
import { isPlainSafe, writeScalar } from '../../src/yaml/write-scalar.ts';

/** A value as it is written in a generated file. */
interface Written {
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  value: string;
  comment: boolean;
  anchor: boolean;
}

export type Tree = { scalar: Written } | { map: [string, Tree][]; flow: boolean } | { list: Tree[]; flow: boolean };

export interface GeneratedFile {
  text: string;
  /** Paths of its scalars, by document. */
  scalars: { document: number; path: (string | number)[]; style: Written['style'] }[];
}

const words = fc.constantFrom(
  'nginx:1.25',
  'ghcr.io/acme/web',
  'v1',
  '1.10',
  'yes',
  '0x1f',
  'häß',
  '日本',
  '😀 x',
  'a b',
  '',
  "it's",
  '#no',
  '1e3',
  '~',
);

const written: fc.Arbitrary<Written> = fc.record({
  style: fc.constantFrom('plain', 'single', 'double', 'literal', 'folded'),
  value: words,
  comment: fc.boolean(),
  anchor: fc.boolean(),
});

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.record({ scalar: written }),
    fc.record({
      map: fc.uniqueArray(
        fc.tuple(fc.constantFrom('name', 'image', 'newTag', 'tag', 'a.b/c', 'größe', '"q"'), tie('tree')),
        {
          minLength: 1,
          maxLength: 4,
          selector: ([key]) => key,
        },
      ),
      flow: fc.boolean(),
    }),
    fc.record({ list: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }), flow: fc.boolean() }),
  ),
}));

/** Files with every style of scalar in every position, both line endings, byte order mark, and with or without a last line ending. */
export const yamlFiles: fc.Arbitrary<GeneratedFile> = fc
  .record({
    documents: fc.array(
      tree.filter((one) => !('scalar' in one)),
      { minLength: 1, maxLength: 3 },
    ),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    lastLine: fc.boolean(),
    wide: fc.boolean(),
  })
  .map(({ documents, crlf, bom, lastLine, wide }) => {
    const scalars: GeneratedFile['scalars'] = [];
    let anchors = 0;
    const block = (node: Tree, indent: number, document: number, path: (string | number)[]): string => {
      const pad = ' '.repeat(indent);
      if ('scalar' in node) return ` ${scalar(node.scalar, indent, document, path, false)}\n`;
      if (node.flow) return ` ${inline(node, document, path)}\n`;
      if ('map' in node) {
        const lines = node.map.map(
          ([key, value]) =>
            `${pad}${writeScalar(key, 'plain', true)}:${block(value, indent + 2, document, [...path, key])}`,
        );
        return `\n${wide ? '\n' : ''}${lines.join(wide ? `\n${pad}# between\n` : '')}`;
      }
      return `\n${node.list.map((item, index) => `${pad}-${block(item, indent + 2, document, [...path, index])}`).join('')}`;
    };
    const inline = (node: Tree, document: number, path: (string | number)[]): string => {
      if ('scalar' in node) return scalar(node.scalar, 0, document, path, true);
      if ('list' in node)
        return `[${node.list.map((item, index) => inline(item, document, [...path, index])).join(', ')}]`;
      return `{ ${node.map.map(([key, value]) => `${writeScalar(key, 'double', true)}: ${inline(value, document, [...path, key])}`).join(', ')} }`;
    };
    const scalar = (
      { style, value, comment, anchor }: Written,
      indent: number,
      document: number,
      path: (string | number)[],
      flow: boolean,
    ): string => {
      const blocky = (style === 'literal' || style === 'folded') && !flow && value.trim() !== '';
      const used = blocky
        ? style
        : style === 'single'
          ? 'single'
          : style === 'plain' && (isPlainSafe(value, flow) || (flow ? /^[\w.~]+$/ : /^[\w.~]*$/).test(value))
            ? 'plain'
            : 'double';
      scalars.push({ document, path, style: used });
      const mark = anchor ? `&a${anchors++} ` : '';
      if (blocky) {
        const pad = ' '.repeat(Math.max(indent, 1));
        return `${mark}${style === 'literal' ? '|' : '>'}${comment ? '-' : ''}\n${pad}${value}${comment ? '\n' : ''}`;
      }
      const text = used === 'plain' ? value : writeScalar(value, used === 'single' ? 'single' : 'double', flow);
      return `${mark}${text}${comment && !flow ? '  # {"$imagepolicy": "a:b"} ü' : ''}`;
    };
    const body = documents.map((node, index) => `---${block(node, 0, index, [])}`).join('');
    const trimmed = lastLine ? body : body.replace(/\n+$/, '');
    const text = (bom ? '\ufeff' : '') + (crlf ? trimmed.replaceAll('\n', '\r\n') : trimmed);
    return { text, scalars };
  });

/** Values that tags and digests have, with those that a reader may take for something else. */
export const tagValues: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/),
  fc.stringMatching(/^[0-9][0-9_.eExob+-]{0,8}$/),
  fc.constantFrom(
    '1.10',
    '1e3',
    '12e4567',
    '0123',
    '08',
    '6801028',
    '2024_01_01',
    '1_000',
    '0x1f',
    '0o17',
    '0b11',
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    '2024-01-01',
  ),
  fc.constantFrom(
    'null',
    '~',
    'Null',
    'true',
    '.nan',
    '.inf',
    '-.INF',
    '1.',
    '.5',
    '+1',
    '<<',
    '=',
    '1:20',
    '190:20:30',
    '-',
    '---',
    'v1',
    'latest',
  ),
  fc.constantFrom(
    `ghcr.io/acme/web:1.4.2@sha256:${'a'.repeat(64)}`,
    'localhost:5000/a',
    '[::1]:5000/a:1',
    "a'b",
    'a "b" \\ c',
    'a: b',
    'a #b',
    '日本😀',
    'x,y]}',
  ),
);
