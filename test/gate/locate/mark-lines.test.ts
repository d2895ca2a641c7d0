import { expect, it } from 'vitest';
import { createLineMarks } from '../../../src/gate/locate/helm/mark-lines.ts';
import { readTemplateLine } from '../../../src/gate/locate/helm/template-line.ts';

it('marks keys and items, and nothing where a comment would be content', () => {
  const marks = createLineMarks();
  const text = `{{- /* a
key: in a comment */}}
a: {{ .Values.a }}
{{- if .b }}
- {{ .b }}
b: |
  c: text

  {{ .x }}
  d: text
e: {{ .Values.e -}}
f:
  {{- toYaml .g | nindent 2 }}
"g/h": 1
plain text
`;
  const marked = marks.mark('t.yaml', text);
  const lines = marked.split('\n').flatMap((line, index) => (line.includes('#@') ? [index + 1] : []));
  expect(lines).toEqual([3, 5, 6, 12, 14]);
  expect(marks.read(marked.split('\n')[13] ?? '')).toEqual({ file: 't.yaml', line: 14 });
  expect(marks.read('a: 1')).toBeUndefined();
});

it.each([
  ['  privileged: true # why', 15, true, []],
  ['- name: "web"', 9, true, []],
  [
    '  image: "{{ .Values.image.repo }}:{{ $.Values.image.tag }}"',
    10,
    false,
    [
      ['image', 'repo'],
      ['image', 'tag'],
    ],
  ],
  ['  {{ .Values.key }}: value', 22, false, []],
  ['  text: |-', 3, true, []],
])('%s', (line, column, literal, references) => {
  expect(readTemplateLine(line)).toEqual({ column, literal, references });
});
