import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readChartIndex } from '../../../src/render/charts/index-file.ts';

const web = { description: 'a: b\n# no comment\n\nmore\n', version: '1.0.0', urls: ['web-1.0.0.tgz'] };
const asHelm = `apiVersion: v1
entries:
  "1st":
  - version: 0.1.0
  # the one that counts
  web:
  - description: |
      a: b
      # no comment

      more
    version: 1.0.0
    urls:
    - web-1.0.0.tgz
  'web.two':
    - version: 2.0.0
      description: "first
        second"
generated: "2026-01-01T00:00:00Z"
`;

describe('the index of a chart repository', () => {
  it.each([
    ['as Helm writes it', asHelm],
    ['with Windows’ ends of lines', asHelm.replaceAll('\n', '\r\n')],
    ['with entries at the end', asHelm.replace(/^generated.*\n/m, '')],
    ['as a flow', `entries: ${JSON.stringify((load(asHelm) as { entries: object }).entries)}`],
    ['as JSON', JSON.stringify(load(asHelm))],
    [
      'with an alias',
      asHelm.replace('version: 0.1.0', '&a {version: 0.1.0}').replace("'web.two':", 'three: [*a]\n  web.two:'),
    ],
    ['as a document', `---\n${asHelm}`],
  ])('is read %s', (_, text) => {
    const { entries } = load(text) as { entries: Record<string, unknown> };
    const index = readChartIndex(text);
    expect(index.charts).toEqual(Object.keys(entries));
    for (const chart of index.charts) expect(index.versionsOf(chart)).toEqual(entries[chart]);
    expect(index.versionsOf('web')).toEqual([web]);
    expect(index.versionsOf('none')).toBeUndefined();
    expect(index.versionsOf('constructor')).toBeUndefined();
  });

  it('is parsed only where the chart is', () => {
    const index = readChartIndex(asHelm.replace('version: 2.0.0', 'version: [2.0.0'));
    expect(index.versionsOf('web')).toEqual([web]);
    expect(() => index.versionsOf('web.two')).toThrow('deficient indentation');
  });

  it.each([
    ['two charts of a name', asHelm.replace("'web.two'", 'web'), 'duplicated mapping key'],
    ['no entries', 'apiVersion: v1\n', 'it has no entries'],
    ['another shape', 'entries: []\n', 'it has no entries'],
    ['what is no YAML', '<html>\n  <body>: </html>\n x', 'end of the stream'],
  ])('is refused with %s', (_, text, why) => {
    expect(() => readChartIndex(text).versionsOf('web')).toThrow(why);
  });
});
