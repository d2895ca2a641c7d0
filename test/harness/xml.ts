export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** A strict reader of XML 1.0 without DTD, comments and CDATA: throws for whatever is not well-formed. */
export function parseXml(source: string): XmlElement {
  if (!source.isWellFormed() || forbidden.test(source)) throw new Error('a character that XML cannot hold');
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(declaration)) throw new Error('no declaration');
  const reader = { source, position: declaration.length };
  const element = readElement(reader);
  if (source.slice(reader.position).trim() !== '') throw new Error('text after the document');
  return element;
}

interface Reader {
  source: string;
  position: number;
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = reader.position;
  const match = sticky.exec(reader.source);
  if (match === null) throw new Error(`not well-formed: ${reader.source.slice(reader.position, reader.position + 40)}`);
  reader.position = sticky.lastIndex;
  return match;
}

function readElement(reader: Reader): XmlElement {
  const [, name = ''] = take(reader, /<([a-z]+)/);
  const attributes: Record<string, string> = {};
  while (/\s/.test(reader.source.charAt(reader.position))) {
    const [, key = '', value = ''] = take(reader, /\s+([a-z]+)="([^"<]*)"/);
    if (Object.hasOwn(attributes, key)) throw new Error(`twice: ${key}`);
    attributes[key] = decode(value);
  }
  const [close] = take(reader, /\/?>/);
  if (close === '/>') return { name, attributes, children: [], text: '' };
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    text += decode(take(reader, /[^<]*/)[0]);
    if (reader.source.startsWith('</', reader.position)) break;
    children.push(readElement(reader));
  }
  const [, end] = take(reader, /<\/([a-z]+)>/);
  if (end !== name) throw new Error(`${name} ended as ${end}`);
  return { name, attributes, children, text };
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error('not well-formed: ]]>');
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const value = entities[name];
    if (value === undefined || !whole.endsWith(';')) throw new Error(`no entity: ${whole}`);
    return value;
  });
}
