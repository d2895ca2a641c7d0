import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { run } from '../../harness/run.ts';
import { tarGzOf } from '../../harness/tar.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));
const rego = 'package main\ndeny contains data.said if input.kind == "Pod"\n';
const data = '{"said": "from the registry"}';
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry[Symbol.asyncDispose]());

interface Judged extends Pick<Verdict, 'verdict' | 'errors'> {
  findings: readonly string[];
}

/** Judges one pod by policies of the registry. */
async function gate(
  policy: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Judged> {
  await using folder = temporaryDirectory('oci');
  writeFileSync(join(folder.path, 'slipway.yaml'), `version: 1\ngate: {policies: ["${policy}"], packs: [none]}\n`);
  mkdirSync(join(folder.path, 'base'));
  writeFileSync(join(folder.path, 'base/pod.yaml'), pod);
  const argv = [program, 'gate', '--format', 'json', ...args];
  const { stdout } = await run(process.execPath, argv, {
    cwd: folder.path,
    allowFailure: true,
    env: { ...process.env, ...env },
  });
  const { verdict, errors, findings } = JSON.parse(stdout) as Verdict;
  return { verdict, errors, findings: findings.map(({ rule, message }) => `${rule}: ${message}`) };
}

interface Layer {
  mediaType: string;
  title?: string;
  content: string | Uint8Array;
}

/** Pushes an artifact over the registry's API, as oras does. */
async function push(name: string, layers: readonly Layer[]): Promise<string> {
  const blob = async (content: string | Uint8Array): Promise<{ digest: string; size: number }> => {
    const bytes = Buffer.from(content);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const started = await fetch(`${registry.url}/v2/${name}/blobs/uploads/`, { method: 'POST' });
    const url = new URL(started.headers.get('location') ?? '', registry.url);
    url.searchParams.set('digest', digest);
    const put = await fetch(url, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(put.status).toBe(201);
    return { digest, size: bytes.length };
  };
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.unknown.artifact.v1',
    config: { mediaType: 'application/vnd.oci.empty.v1+json', ...(await blob('{}')) },
    layers: await Promise.all(
      layers.map(async ({ mediaType, title, content }) => ({
        mediaType,
        ...(await blob(content)),
        ...(title === undefined ? {} : { annotations: { 'org.opencontainers.image.title': title } }),
      })),
    ),
  });
  const put = await fetch(`${registry.url}/v2/${name}/manifests/v1`, {
    method: 'PUT',
    body: manifest,
    headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
  });
  expect(put.status).toBe(201);
  return `oci://${registry.host}/${name}@sha256:${createHash('sha256').update(manifest).digest('hex')}`;
}

const found = { verdict: 'fail', errors: [], findings: ['main/deny: from the registry'] };

describe('policies of a registry', () => {
  it('are taken as conftest pushes them', async () => {
    const part = (kind: string, title: string, content: string): Layer => ({
      mediaType: `application/vnd.cncf.openpolicyagent.${kind}`,
      title,
      content,
    });
    const layers = [
      part('policy.layer.v1+rego', 'policy/a.rego', rego),
      part('data.layer.v1+json', 'data/values.json', data),
    ];
    const pinned = await push('conftest/policies', layers);
    const digest = pinned.slice(pinned.indexOf('@') + 1);
    expect(await gate(pinned)).toEqual(found);
    const reference = `${registry.host}/conftest/policies:v1`;
    const unpinned = await gate(`oci://${reference}`);
    expect(unpinned).toMatchObject({
      verdict: 'fail',
      findings: [],
      errors: [{ code: 'POLICY_UNPINNED', hint: expect.stringContaining(`/conftest/policies@${digest}`) as string }],
    });
  });

  it('are taken as a bundle, and as files that oras pushed', async () => {
    const entries = [
      { name: '/policy/a.rego', content: rego },
      { name: '/data.json', content: data },
    ];
    const bundle = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', content: tarGzOf(entries) };
    expect(await gate(await push('opa/bundle', [bundle]))).toEqual(found);
    const file = (title: string, content: string): Layer => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      title,
      content,
    });
    expect(await gate(await push('oras/files', [file('a.rego', rego), file('data.json', data)]))).toEqual(found);
  });

  it('that are hostile, no policies, missing or not there are errors of the verdict', async () => {
    const hostile = { mediaType: 'application/x', content: tarGzOf([{ name: '../a.rego', content: rego }]) };
    const text = { mediaType: 'text/plain', title: 'a.txt', content: 'x' };
    const code = async (policy: string): Promise<readonly string[]> =>
      (await gate(policy)).errors.map((one) => one.code);
    expect(await code(await push('hostile', [hostile]))).toEqual(['POLICY_BUNDLE']);
    expect(await code(await push('text', [text]))).toEqual(['POLICY_BUNDLE']);
    expect(await code(`oci://${registry.host}/text@sha256:${'0'.repeat(64)}`)).toEqual(['POLICY_BUNDLE']);
    expect(await code(`oci://${registry.host}/text:other`)).toEqual(['POLICY_BUNDLE']);
  });

  it('are not fetched in an untrusted run', async () => {
    await using folder = temporaryDirectory('event');
    const event = join(folder.path, 'event.json');
    const side = (name: string): object => ({ sha: '0'.repeat(40), ref: 'x', repo: { full_name: name } });
    writeFileSync(event, JSON.stringify({ pull_request: { head: side('fork/deploy'), base: side('acme/deploy') } }));
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: 'acme/deploy',
    };
    // There is no clone with the event's base.
    const judged = await gate(`oci://${registry.host}/opa/bundle@sha256:${'0'.repeat(64)}`, env, ['--base', '.']);
    expect(judged.errors.map((one) => one.code)).toEqual(['POLICY_NEEDS_TRUST']);
  });
});
