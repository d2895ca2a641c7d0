import { instant, instants, text, values, zones } from './known.ts';
import { joined, pick, quoted, random } from './random.ts';

const layouts = [
  '2006',
  '06',
  '01',
  '1',
  'Jan',
  'January',
  'Mon',
  'Monday',
  '02',
  '2',
  '_2',
  '002',
  '__2',
  '15',
  '03',
  '3',
  '04',
  '4',
  '05',
  '5',
  '.000',
  '.999',
  ',00',
  'PM',
  'pm',
  'Z07:00',
  '-0700',
  '-07',
  'Z0700',
  '-07:00:00',
];
const separators = [' ', '-', ':', 'T', '/', '  ', 'at ', ''];
const writtenTimes = [
  '2024',
  '24',
  '02',
  '2',
  '29',
  '12',
  '1',
  ' ',
  '-',
  ':',
  'Feb',
  'may',
  'March',
  'Mon',
  'PM',
  'am',
  'Z',
  '+02:00',
  '-0130',
  '.5',
  'T',
  '60',
  '366',
];
const layout = (): string =>
  random(4) === 0
    ? quoted(pick(['ANSIC', 'RFC822Z', 'RFC1123Z', 'RFC3339', 'RFC3339Nano', 'RubyDate']))
    : quoted(Array.from({ length: 1 + random(5) }, () => pick(layouts) + pick(separators)).join(''));
/** Values for the parts of a layout, most of them right. */
const examples: Readonly<Record<string, readonly string[]>> = {
  '2006': ['2024', '1999', '24'],
  '06': ['24', '70'],
  '01': ['02', '12', '13'],
  '1': ['2', '12', '0'],
  Jan: ['Feb', 'dec'],
  January: ['February'],
  Mon: ['Tue', 'mon'],
  Monday: ['Sunday'],
  '02': ['29', '03', '31'],
  '2': ['3', '29'],
  _2: [' 3', '29', '3'],
  '002': ['060', '366'],
  __2: [' 60', '  5'],
  '15': ['23', '7', '24'],
  '03': ['11', '12'],
  '3': ['3', '12'],
  '04': ['59', '60'],
  '4': ['9'],
  '05': ['07', '07.25'],
  '5': ['5', '59'],
  '.000': ['.123', '.12'],
  '.999': ['.5', '', '.123456'],
  ',00': [',25'],
  PM: ['PM', 'AM', 'pm'],
  pm: ['am'],
  'Z07:00': ['Z', '+02:00', '-01:30'],
  '-0700': ['+0530'],
  '-07': ['-03'],
  Z0700: ['Z', '+0100'],
  '-07:00:00': ['+01:00:30'],
};
const joinedLayout = (): { layout: string; value: string } => {
  const chosen = Array.from({ length: 1 + random(6) }, () => [pick(layouts), pick(separators)] as const);
  return {
    layout: chosen.flat().join(''),
    value: chosen.flatMap(([part, separator]) => [pick(examples[part] ?? ['x']), separator]).join(''),
  };
};
const address = (): string =>
  pick([
    '10.0.0.1',
    '10.0.0.2',
    '10.0.1.0',
    '192.168.1.255',
    '0.0.0.0',
    '255.255.255.255',
    '1.2.3',
    '01.2.3.4',
    '::',
    '::1',
    'fe80::1',
    '2001:db8::10',
    '2001:DB8:0:0:1::1',
    '1:2:3:4:5:6:7:8',
    '1::2::3',
    '::1.2.3.4',
    'x',
    'fe80::1%eth0',
  ]);
const network = (): string =>
  random(6) === 0
    ? address()
    : `${address()}/${pick(['0', '1', '8', '24', '31', '32', '33', '64', '127', '128', '08', '-1', ''])}`;
const networks = (): string => {
  const list = Array.from({ length: random(5) }, () => quoted(network())).join(', ');
  return random(2) === 0 || list === '' ? `[${list}]` : `{${list}}`;
};
const nodes = (): string =>
  pick(['["a", "b"]', '{"c"}', '["d", "a"]', '[]', 'set()', '{"x", "b"}', '1', 'null', '["b", "c", "d"]']);
const uriParts = [
  'http',
  'HTTPS',
  ':',
  '//',
  '/',
  '?',
  '#',
  'a.b',
  'user',
  '@',
  ':80',
  ':x',
  '[::1]',
  '[',
  ']',
  '%20',
  '%2F',
  '%',
  '%zz',
  'é',
  ' ',
  '*',
  '&',
  '=',
  'mailto:',
  ';',
  '!',
  '"',
  '\n',
  'x y',
];
const yamlParts = [
  'a: 1\n',
  'b: [1, "x"]\n',
  '- 1\n',
  '- a: b\n  c: true\n',
  'x',
  ': ',
  'null',
  '"',
  '{a: 1.5}',
  '0x1f',
  'yes',
  '~',
  '[',
  '|\n  text\n',
];

export const moreArguments: Readonly<Record<string, () => readonly string[]>> = {
  'time.format': () => [random(3) === 0 ? instant() : `[${pick(instants)}, ${quoted(pick(zones))}, ${layout()}]`],
  'time.parse_ns': () => {
    const written = joinedLayout();
    return [quoted(written.layout), quoted(random(4) === 0 ? joined(writtenTimes, 4) : written.value)];
  },
  'net.cidr_is_valid': () => [quoted(network())],
  'net.cidr_expand': () => [
    quoted(
      random(2) === 0
        ? `${pick(['10.0.0.1', '192.168.1.255', '0.0.0.0', '255.255.255.255', '1.2.3'])}/${pick(['29', '30', '32', '33'])}`
        : `${pick(['::', 'fe80::1', '2001:DB8:0:0:1::1', '::ffff:1.2.3.4'])}/${pick(['126', '128', '129'])}`,
    ),
  ],
  'net.cidr_merge': () => [networks()],
  'net.cidr_contains_matches': () => [
    pick([networks(), quoted(network()), `{"a": ${quoted(network())}, "b": [${quoted(network())}, 1]}`]),
    pick([networks(), quoted(address()), `[${quoted(address())}, [${quoted(network())}]]`]),
  ],
  'graph.reachable_paths': () => [
    `{${['a', 'b', 'c', 'd'].map((node) => `"${node}": ${nodes()}`).join(', ')}}`,
    nodes(),
  ],
  'uri.parse': () => [quoted(joined(uriParts, 7))],
  'uri.is_valid': () => [quoted(joined(uriParts, 7))],
  'json.marshal_with_options': () => [
    pick([...values, '{"b": "<&>", "a": [{}, [], [1]]}']),
    pick([
      '{}',
      '{"pretty": true}',
      '{"indent": "  ", "prefix": "> "}',
      '{"pretty": false, "indent": " "}',
      '{"x": 1}',
    ]),
  ],
  'base64url.encode_no_pad': () => [text()],
  'yaml.unmarshal': () => [quoted(joined(yamlParts, 6))],
  'yaml.is_valid': () => [quoted(joined(yamlParts, 6))],
  ...Object.fromEntries(
    ['array', 'set', 'string', 'boolean', 'null', 'object'].map((name) => [`cast_${name}`, () => [pick(values)]]),
  ),
};
