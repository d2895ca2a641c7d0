import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { createBuilder } from '../harness/builder.ts';
import { type Line, type LineOptions, openLine, readToken, stagingAlone, writeToken } from '../harness/line.ts';
import { findProgram } from '../harness/processes.ts';
import { startRegistry } from '../harness/registry.ts';
import { temporaryDirectory } from '../harness/temp.ts';
import type { StepResult } from '../harness/runner.ts';

/** What was pushed once is there for the next: only those that are about building build. */
let images: NonNullable<LineOptions['images']>;
let line: Line | undefined;
beforeAll(async () => {
  images = { registry: await startRegistry(), builder: await createBuilder() };
});
afterAll(async () => {
  await images.builder[Symbol.asyncDispose]();
  await images.registry[Symbol.asyncDispose]();
});
afterEach(async () => {
  await line?.[Symbol.asyncDispose]();
  line = undefined;
});

interface Trial {
  options?: LineOptions;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** The machine's own programs are out of reach. */
  onlyPath?: boolean;
  before?: (line: Line) => Promise<unknown>;
}

/** Ships, and holds that the manifest repository stays as it is. */
async function refusal({ options = {}, inputs = {}, env = {}, onlyPath = false, before }: Trial): Promise<StepResult> {
  // Where nothing can be built, nothing may be there already.
  const shared = options.registry === undefined && !onlyPath ? { images } : {};
  line = await openLine({ ...shared, ...options, manifests: { 'slipway.yaml': stagingAlone, ...options.manifests } });
  await before?.(line);
  const clone = await line.clone(line.application);
  const head = await line.head();
  const step = { action: root, inputs: { token: writeToken, ...inputs }, ...(onlyPath ? { env } : {}) };
  const result = await line.run(clone, step, { env });
  expect(await line.head()).toBe(head);
  expect(result.complaints.filter((complaint) => !complaint.startsWith('Unexpected input'))).toEqual([]);
  return result;
}

function expectError(result: StepResult, exitCode: number, code: string): void {
  expect(result.stdout + result.stderr).toContain(`error[${code}]`);
  expect(result.exitCode).toBe(exitCode);
  expect(result.stdout + result.stderr).toMatch(/ {2}(= )?docs: https:\S+/);
  expect(result.outputs['outcome']).toMatch(/failed|refused/);
}

const staging = 'overlays/staging/kustomization.yaml';

describe('each problem has its code, its exit code, and leaves nothing half-written', () => {
  test('no configuration', async () => {
    expectError(await refusal({ options: { application: { 'slipway.yaml': null } } }), 2, 'CONFIG_NOT_FOUND');
  });

  test('an unknown key, with the nearest known one', async () => {
    const result = await refusal({ options: { application: { 'slipway.yaml': 'version: 1\nimags: {}\n' } } });
    expectError(result, 2, 'CONFIG_INVALID');
    expect(result.stdout + result.stderr).toContain('Did you mean "images"?');
  });

  test('an unknown key in the manifest repository', async () => {
    const manifests = { 'slipway.yaml': 'version: 1\nenvironment: {}\n' };
    expectError(await refusal({ options: { manifests } }), 2, 'CONFIG_INVALID');
  });

  test('an unknown input', async () => {
    const result = await refusal({ inputs: { 'fail-onn': 'error' } });
    expect(result.exitCode).toBe(2);
    expect(result.stdout + result.stderr).toContain('Did you mean "fail-on"?');
  });

  test('an input that would loosen the gate', async () => {
    expectError(await refusal({ inputs: { 'fail-on': 'never' } }), 2, 'GATE_LOOSENED');
  });

  test('no builder', async () => {
    await using folder = temporaryDirectory('path');
    await symlink(findProgram('git'), join(folder.path, 'git'));
    expectError(await refusal({ env: { PATH: folder.path }, onlyPath: true }), 3, 'BUILDER_MISSING');
  });

  test('a registry that refuses', async () => {
    const registry = { auth: { user: 'someone', password: 'secret' } };
    expectError(await refusal({ options: { registry } }), 3, 'REGISTRY_AUTH');
  });

  test('a build that fails', async () => {
    const application = { Dockerfile: 'FROM scratch\nCOPY missing /\n' };
    expectError(await refusal({ options: { application } }), 1, 'BUILD_FAILED');
  });

  test('manifests without the image', async () => {
    const manifests = { [staging]: 'resources:\n- ../../base\n' };
    const result = await refusal({ options: { manifests } });
    expectError(result, 1, 'IMAGE_NOT_FOUND');
  });

  test('both spellings of a kustomization in one folder', async () => {
    const manifests = { 'overlays/staging/kustomization.yml': 'resources:\n- ../../base\n' };
    expectError(await refusal({ options: { manifests } }), 1, 'KUSTOMIZATION_AMBIGUOUS');
  });

  test('an overlay that does not build', async () => {
    const manifests = {
      [staging]:
        'resources:\n- ../../base\nimages:\n- name: registry.example/shop/frontend\n  newTag: "1"\npatches:\n- path: nowhere.yaml\n',
      'base/frontend.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: "registry.example/shop/frontend:1" }] }\n',
    };
    expectError(await refusal({ options: { manifests } }), 1, 'RENDER_FAILED');
  });

  test('an entry that has no effect on what renders', async () => {
    const manifests = {
      [staging]:
        'resources:\n- ../../base\nimages:\n- name: misspelled/frontend\n  newName: registry.example/shop/frontend\n  newTag: "1"\n',
    };
    expectError(await refusal({ options: { manifests } }), 1, 'BUMP_NO_EFFECT');
  });

  test('policies that do not compile', async () => {
    const manifests = {
      'policy/a.rego': 'package main\n\nimport rego.v1\n\ndeny contains msg if {\n',
      'slipway.yaml':
        'version: 1\nenvironments: { staging: { roots: [overlays/staging] } }\ngate: { policies: [policy] }\n',
    };
    const result = await refusal({ options: { manifests } });
    expect(result.exitCode).toBe(1);
    expect(result.stdout + result.stderr).toMatch(/POLICY_COMPILE[\s\S]*policy\/a\.rego:\d+/);
  });

  test('a token without the right to push', async () => {
    const result = await refusal({ inputs: { token: readToken } });
    expectError(result, 3, 'GIT_PUSH_FORBIDDEN');
    expect(result.stdout + result.stderr).not.toContain(readToken.slice(0, 20) + '@');
  });

  test('a wrong token', async () => {
    expectError(await refusal({ inputs: { token: 'no-such-token' } }), 3, 'GIT_AUTH');
  });

  test('a protected branch', async () => {
    const result = await refusal({ before: (line) => line.server.protect('acme/deploy', 'main') });
    expectError(result, 3, 'GIT_PUSH_REJECTED');
  });

  test('a branch that does not exist', async () => {
    expectError(await refusal({ inputs: { branch: 'nowhere' } }), 3, 'GIT_BRANCH_MISSING');
  });

  test('an environment that does not exist', async () => {
    const result = await refusal({ inputs: { environment: 'stagging' } });
    expectError(result, 2, 'OPTION_INVALID');
    expect(result.stdout + result.stderr).toContain('Did you mean "staging"?');
  });

  test('what is reserved', async () => {
    expectError(await refusal({ inputs: { write: 'pull-request' } }), 2, 'NOT_YET');
  });
});

test('hostile text in manifests and commits becomes no workflow command and no markup', async () => {
  const evil = '::set-output name=commit::forged\\n::error::forged\\e[31m<script>alert(1)</script>|`@admin';
  const options = {
    manifests: {
      'base/evil.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: evil\n  annotations: { note: "${evil}" }\ndata: { "a b": "${evil}" }\n`,
      'base/kustomization.yaml': 'resources:\n- frontend.yaml\n- evil.yaml\n',
      'policy/a.rego':
        'package main\n\nimport rego.v1\n\ndeny contains msg if {\n\tinput.kind == "Deployment"\n\tcontains(input.spec.template.spec.containers[0].image, "@sha256:")\n\tmsg := "::set-output name=commit::forged\\n::error::forged<script>"\n}\n',
      'slipway.yaml':
        'version: 1\nenvironments: { staging: { roots: [overlays/staging] } }\ngate: { policies: [policy] }\n',
    },
  };
  const result = await refusal({ options });
  expect(result.exitCode).toBe(1);
  expect(result.outputs['commit']).toBe('');
  expect(result.annotations.filter((annotation) => annotation.message.startsWith('forged'))).toEqual([]);
  expect(result.summary).not.toContain('<script>');
  expect(result.stdout).not.toContain('\u001b[31m');
});
