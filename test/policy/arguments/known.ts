import { joined, pick, quoted, random } from './random.ts';

const words = ['a', 'b', 'ab', 'B', '1', '-', '.', ' ', 'é', '😀', '/', '$', '_', '\n', ''];
const patterns = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '(a|b)',
  '(?:ab)',
  '(?P<n>b)',
  'a*',
  'b+?',
  '\\d',
  '\\w+',
  '\\s',
  '\\S',
  '^',
  '$',
  '\\b',
  'x?',
  '[[:alpha:]]',
  '\\pL',
  '[\\d-]',
  '(?i:B)',
  '(?s:.)',
  '\\.',
  '{',
  '}',
  ']',
  'a{2}',
  '|',
  '(?m:$)',
  '\\Qa.b\\E',
  '\\x61',
  '(',
  '[',
  '(?=a)',
  '\\1',
  '*',
];
const replacements = ['', 'X', '$1', '${1}x', '$1x', '$n', '$$', '$', '${n}', '$0', '$9', '-'];
const digits = ['0', '1', '2', '10', '.', '5', '00', 'e', 'E', '-', '+', '"'];
const units = ['', 'm', 'k', 'K', 'ki', 'Ki', 'KI', 'M', 'Mi', 'mib', 'g', 'GB', 'T', 'pi', 'E', 'ei', 'b', 'x', ' '];
const versions = ['1', '0', '10', '.', '1.2.3', 'v', '-', '+', 'alpha', '01', 'rc.1', '.', '9223372036854775808'];
const durations = ['1', '2.5', '.5', 'h', 'm', 's', 'ms', 'us', 'µs', 'ns', 'd', 'w', 'y', '-', '+', '0', ' '];
export const values = [
  '1',
  '"a"',
  'null',
  'true',
  '[1, 2]',
  '{"a": 1}',
  '{"a": {"b": [1, 2]}}',
  '{1, 2}',
  '{"a", 1}',
  '[]',
  '{}',
  'set()',
  '[1, [1, 2], 1, 2]',
  '1.0',
];
export const instants = [
  '0',
  '1700000000000000000',
  '-1',
  '1711846800000000000',
  '1698541200000000001',
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775808',
  '1.5',
  '951782400000000000',
];
export const zones = [
  '',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'No/Where',
];
const times = [
  '2024-02-29T12:00:00Z',
  '2023-02-29T12:00:00Z',
  '2024-13-01T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '1677-09-21T00:12:43.145224192Z',
  '1677-09-21T00:12:43Z',
  '2262-04-11T23:47:16.854775807Z',
  '2262-04-11T23:47:17Z',
  '2024-01-01T00:00:00.123456789123+05:30',
  '2024-01-01T00:00:00,5-08:00',
  '2024-01-01T1:00:00Z',
  '2024-01-01t00:00:00z',
  '2024-01-01',
  '2024-01-01T00:00:60Z',
  '0000-01-01T00:00:00Z',
  '1970-01-01T00:00:00+24:00',
];
const documents = ['{"a": {"b": 1}, "c": [1, 2]}', '[1, [2], {"x": null}]', '{"s": {"x", "y"}}', '1'];
const paths = [
  '""',
  '"/a"',
  '"a/b"',
  '"/c/0"',
  '"/c/-"',
  '"/c/2"',
  '"/c/01"',
  '"/s/x"',
  '"/0"',
  '["c", 1]',
  '"/2/x"',
  '"/a/b/c"',
  '"/new"',
  '5',
  '"/c/9"',
];

export const instant = (): string => (random(2) === 0 ? pick(instants) : `[${pick(instants)}, ${quoted(pick(zones))}]`);
export const text = (): string => quoted(joined(words, 6));
const pattern = (): string => quoted(joined(patterns, 3));
const list = (): string =>
  random(3) === 0 ? text() : random(2) === 0 ? `[${text()}, ${text()}]` : `{${text()}, ${text()}}`;
const operation = (): string =>
  `{"op": ${pick(['"add"', '"remove"', '"replace"', '"move"', '"copy"', '"test"', '"none"'])}, "path": ${pick(paths)}, "from": ${pick(paths)}${random(5) === 0 ? '' : `, "value": ${pick(values)}`}}`;

export const knownArguments: Readonly<Record<string, () => readonly string[]>> = {
  'units.parse': () => [quoted(joined(digits, 3) + pick(units))],
  'units.parse_bytes': () => [quoted(joined(digits, 3) + pick(units))],
  'semver.is_valid': () => [quoted(joined(versions, 4))],
  'semver.compare': () => [quoted(`1.2.3-${joined(versions, 3)}`), quoted(`1.2.3-${joined(versions, 3)}`)],
  'regex.replace': () => [text(), pattern(), quoted(joined(replacements, 2))],
  'regex.find_n': () => [pattern(), text(), pick(['-1', '0', '1', '2'])],
  'regex.split': () => [pattern(), text()],
  'json.patch': () => [pick(documents), `[${Array.from({ length: 1 + random(2) }, operation).join(', ')}]`],
  'object.subset': () => [pick(values), pick(values)],
  'strings.any_prefix_match': () => [list(), list()],
  'strings.any_suffix_match': () => [list(), list()],
  'strings.count': () => [text(), quoted(pick(words))],
  'strings.split_n': () => [text(), quoted(pick(words)), pick(['-2', '-1', '0', '1', '2', '9'])],
  indexof_n: () => [text(), quoted(pick(words))],
  'numbers.range_step': () => [
    pick(['-3', '0', '5', '1.0']),
    pick(['-4', '0', '9']),
    pick(['-1', '0', '1', '3', '0.5']),
  ],
  'glob.quote_meta': () => [quoted(joined([...words, '*', '?', '[', ']', '{', '}', ',', '\\', '!'], 8))],
  'urlquery.encode': () => [quoted(joined([...words, '&', '=', '%', '+', "'", '(', '~', '!'], 8))],
  'urlquery.decode': () => [quoted(joined(['x', '%20', '+', '%', '%4', '%zz', 'é', '%c3%a9', '&'], 5))],
  'urlquery.encode_object': () => [
    pick(['{"b": "x y", "a": ["1", "2"]}', '{"a": {"z", "b"}}', '{"a": 1}', '{}', '{"é": "&"}']),
  ],
  'urlquery.decode_object': () => [quoted(joined(['x', '=', '&', 'y=1', '%20', '%', ';', '+'], 6))],
  'hex.encode': () => [text()],
  'hex.decode': () => [quoted(joined(['61', '4A', 'c3a9', 'g', '0'], 4))],
  'crypto.md5': () => [text()],
  'crypto.sha1': () => [text()],
  'crypto.sha256': () => [text()],
  'crypto.hmac.sha512': () => [text(), text()],
  'time.parse_rfc3339_ns': () => [quoted(pick(times))],
  'time.parse_duration_ns': () => [quoted(joined(durations, 5))],
  'time.date': () => [instant()],
  'time.clock': () => [instant()],
  'time.weekday': () => [instant()],
  'time.add_date': () => [instant(), pick(['0', '1', '-3', '300']), pick(['0', '13', '-1']), pick(['0', '31', '-400'])],
  'time.diff': () => [instant(), instant()],
};
