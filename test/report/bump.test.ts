import { expect, test } from 'vitest';
import { bumpDocument, plannedOutcome } from '../../src/report/bump-json.ts';
import { bumpMarkdown } from '../../src/report/bump-markdown.ts';
import { bumpText } from '../../src/report/bump-text.ts';
import type { Plan } from '../../src/model/plan.ts';
import { planFor } from '../harness/bump.ts';

const name = 'ghcr.io/acme/web';

async function plan(): Promise<Plan> {
  return planFor(
    {
      'kustomization.yaml': `resources: [web.yaml]\nimages:\n- name: ${name}\n  newTag: v1\n`,
      'web.yaml': `apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: a, image: "${name}:v0" }] }\n`,
    },
    [`${name}:v2`],
  );
}

test('the text is a row for each edit, the diff, and what was left alone', async () => {
  const one = await plan();
  expect(bumpText({ outcome: plannedOutcome(one), plan: one, commit: null, pullRequest: null }, false)).toBe(
    [
      'kustomization.yaml:4:11: kustomize-images: images[0].newTag: v1 → v2',
      '',
      '--- a/kustomization.yaml',
      '+++ b/kustomization.yaml',
      '@@ -1,4 +1,4 @@',
      ' resources: [web.yaml]',
      ' images:',
      ` - name: ${name}`,
      '-  newTag: v1',
      '+  newTag: v2',
      '',
      'Not edited:',
      '  web.yaml:3: no effect: overridden by kustomization.yaml:4',
      '',
      'changed: 1 edit in 1 file, 1 left alone',
      '',
    ].join('\n'),
  );
});

test('colour is only there when it is asked for', async () => {
  const one = await plan();
  const report = {
    outcome: 'changed',
    plan: one,
    commit: 'a'.repeat(40),
    pullRequest: { number: 7, url: 'https://x/7' },
  } as const;
  expect(bumpText(report, true)).toContain('\x1b[32mv2\x1b[0m');
  expect(bumpText(report, false)).not.toContain('\x1b');
  expect(bumpText(report, false)).toContain(`commit ${'a'.repeat(40)}, pull request #7 https://x/7`);
});

test("the JSON document is the contract's", async () => {
  const one = await plan();
  expect(bumpDocument({ outcome: 'changed', plan: one, commit: null, pullRequest: null })).toEqual({
    schema: 'slipway/bump/v1',
    command: 'bump',
    outcome: 'changed',
    edits: [
      {
        file: 'kustomization.yaml',
        document: 0,
        path: 'images[0].newTag',
        line: 4,
        column: 11,
        old: 'v1',
        new: 'v2',
        image: name,
        convention: 'kustomize-images',
      },
    ],
    skipped: [{ file: 'web.yaml', line: 3, reason: 'no effect: overridden by kustomization.yaml:4' }],
    errors: [],
    diff: one.diff,
    commit: null,
    pullRequest: null,
  });
});

test('hostile text stays text in every format', async () => {
  const evil = 'a\u202e\x1b[31m`<img src=x>|**b**\n::set-output name=x::y.yaml';
  const one = await planFor(
    {
      [evil]: `apiVersion: v1\nkind: Pod\n# ::error::x \u001b[2J <script>\nspec: { containers: [{ image: "${name}:v1" }] }\n`,
    },
    [`${name}:v2`],
  );
  expect(one.edits).toHaveLength(1);
  const report = { outcome: 'changed', plan: one, commit: null, pullRequest: null } as const;
  const text = bumpText(report, false);
  expect(text).not.toMatch(/\x1b|\u202e/);
  expect(text).not.toMatch(/^\s*::/m);
  const markdown = bumpMarkdown(report);
  const outside = markdown.replace(/```+[^]*?```+/g, '');
  expect(outside).not.toMatch(/<img|\*\*b\*\*|\x1b|\u202e/);
  expect(markdown).not.toMatch(/^\s*::/m);
});

test('an error has its code, place, hint and page', async () => {
  const one = await planFor({ 'a.yaml': 'a: 1\n' }, [`${name}:v2`]);
  const report = { outcome: plannedOutcome(one), plan: one, commit: null, pullRequest: null };
  expect(report.outcome).toBe('refused');
  expect(bumpText(report, false)).toMatch(
    /^error\[IMAGE_NOT_FOUND\]: no manifest uses ghcr\.io\/acme\/web\n(?: {2}hint: .*\n)? {2}docs: https:.*#image_not_found$/m,
  );
  expect(bumpMarkdown(report)).toContain('**IMAGE_NOT_FOUND**');
});

test('the diff is exact: line endings, a missing last one, and paths that need quotes', async () => {
  const one = await planFor(
    { 'a "b".yaml': `apiVersion: v1\r\nkind: Pod\r\nspec: { containers: [{ image: "${name}:v1" }] }` },
    [`${name}:v2`],
  );
  expect(one.diff).toBe(
    `--- "a/a \\"b\\".yaml"\n+++ "b/a \\"b\\".yaml"\n@@ -1,3 +1,3 @@\n apiVersion: v1\r\n kind: Pod\r\n-spec: { containers: [{ image: "${name}:v1" }] }\n\\ No newline at end of file\n+spec: { containers: [{ image: "${name}:v2" }] }\n\\ No newline at end of file\n`,
  );
});
