import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/model/verdict.ts';
import { git, initCheckout } from '../../../harness/repository.ts';
import { run } from '../../../harness/run.ts';
import { temporaryDirectory } from '../../../harness/temp.ts';
import { chartFiles, type ChartRepository, startChartRepository } from './chart-servers.ts';
import { application, chartSpec, fluxRelease } from './parts.ts';

const program = fileURLToPath(new URL('../../../../src/entry/cli-main.ts', import.meta.url));
let repository: ChartRepository;
beforeAll(async () => {
  repository = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
});
afterAll(() => repository[Symbol.asyncDispose]());

function files(): Record<string, string> {
  const chart = { repoURL: repository.url, chart: 'web', targetRevision: '1.0.0' };
  const values = { repoURL: 'https://git.acme.dev/deploy', targetRevision: 'main', ref: 'values' };
  return {
    'slipway.yaml':
      'version: 1\ngate:\n  packs: [none]\n  network: [127.0.0.1]\n  argocd: {repositories: [https://git.acme.dev/deploy]}\n',
    'apps/shop.yaml': fluxRelease(chartSpec('web', '1.0.0'), {
      kind: 'HelmRepository',
      spec: { url: repository.url },
    }),
    'argocd/web.yaml': application({
      sources: [{ ...chart, helm: { valueFiles: ['$values/values/web.yaml'] } }, values],
    }),
    'values/web.yaml': 'replicas: 5\n',
    // What it generates cannot be told without the service that it asks.
    'argocd/teams.yaml': `${JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'teams', namespace: 'argocd' },
      spec: { generators: [{ scmProvider: { github: { organization: 'acme' } } }], template: {} },
    })}\n`,
    // A patch may lead a HelmRelease to any chart of the repository.
    'clusters/prod.yaml': `${JSON.stringify({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'shop', namespace: 'flux-system' },
      spec: {
        path: './apps',
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        patches: [
          {
            patch: '[{"op": "replace", "path": "/spec/chart/spec/version", "value": "1.0.0"}]',
            target: { kind: 'HelmRelease' },
          },
        ],
      },
    })}\n`,
    'base/ok.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ok}\n',
  };
}

interface Answer {
  verdict: Verdict;
  exitCode: number | null;
  told: string;
}

/** Judges a change of a pull request, of a fork or of the repository itself, as the runner gives it. */
async function judge(change: Readonly<Record<string, string>>, from: string): Promise<Answer> {
  await using folder = temporaryDirectory('untrusted-charts');
  const checkout = join(folder.path, 'repo');
  mkdirSync(checkout);
  await initCheckout(checkout, files());
  const base = await git(checkout, 'rev-parse', 'HEAD');
  await git(checkout, 'checkout', '--quiet', '-b', 'change');
  for (const [file, text] of Object.entries(change)) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), text);
  }
  await git(checkout, 'commit', '--quiet', '--all', '--message', 'Change');
  const head = await git(checkout, 'rev-parse', 'HEAD');
  const event = join(folder.path, 'event.json');
  const pull = {
    base: { ref: 'main', sha: base, repo: { full_name: 'acme/deploy' } },
    head: { ref: 'change', sha: head, repo: { full_name: from } },
  };
  writeFileSync(event, JSON.stringify({ pull_request: pull }));
  const { stdout, stderr, exitCode } = await run(process.execPath, [program, 'gate', '--format', 'json'], {
    cwd: checkout,
    allowFailure: true,
    timeoutMs: 100_000,
    env: {
      PATH: process.env['PATH'],
      HOME: folder.path,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/deploy',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_WORKSPACE: checkout,
      GITHUB_SHA: head,
    },
  });
  return { verdict: JSON.parse(stdout) as Verdict, exitCode, told: stderr };
}

const fork = 'stranger/deploy';
const needsTrust = (file: string): unknown =>
  expect.objectContaining({ code: 'RENDER_NEEDS_TRUST', location: expect.objectContaining({ file }) });

describe('a pull request of a fork, where roots have charts from elsewhere', () => {
  it('that touches none of these is not blocked by them, and fetches nothing though it is configured', async () => {
    const asked = repository.requests.length;
    const change = { 'base/ok.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: better}\n' };
    const { verdict, exitCode } = await judge(change, fork);
    expect(verdict.errors).toEqual(
      ['argocd/teams.yaml', 'argocd/web.yaml', 'apps/shop.yaml'].map((file) => needsTrust(file)),
    );
    expect({ verdict: verdict.verdict, exitCode }).toEqual({ verdict: 'pass', exitCode: 0 });
    expect(verdict.errors.slice(1).map(({ hint }) => hint)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('An untrusted run fetches nothing')),
    );
    expect(repository.requests).toHaveLength(asked);
  });

  it.each([
    ['the HelmRelease', 'apps/shop.yaml', (text: string) => text.replace('1.0.0', '1.0.1')],
    ['an ApplicationSet that asks a service', 'argocd/teams.yaml', (text: string) => text.replace('acme', 'other')],
    ['the Application', 'argocd/web.yaml', (text: string) => text.replace('1.0.0', '1.0.1')],
    ['the values that an Application takes from the repository', 'values/web.yaml', () => 'replicas: 6\n'],
  ])('that touches %s is blocked by an error that names it', async (_, file, edit) => {
    const { verdict, exitCode } = await judge({ [file]: edit(files()[file] ?? '') }, fork);
    expect({ verdict: verdict.verdict, exitCode }).toEqual({ verdict: 'fail', exitCode: 1 });
    expect(verdict.errors).toContainEqual(needsTrust(file.startsWith('values') ? 'argocd/web.yaml' : file));
  });

  it('cannot allow itself the network', async () => {
    const change = { 'slipway.yaml': (files()['slipway.yaml'] ?? '').replace('[127.0.0.1]', 'any') };
    const asked = repository.requests.length;
    const { verdict } = await judge(change, fork);
    expect(verdict.errors).toContainEqual(needsTrust('apps/shop.yaml'));
    expect(repository.requests).toHaveLength(asked);
  });
});

describe('a pull request of the repository itself', () => {
  it('has the charts rendered that the target branch allows', async () => {
    const { verdict, exitCode } = await judge({ 'values/web.yaml': 'replicas: 6\n' }, 'acme/deploy');
    expect({ errors: verdict.errors, exitCode }).toEqual({ errors: [needsTrust('argocd/teams.yaml')], exitCode: 0 });
    expect(verdict.changes).toMatchObject([
      { root: 'argocd/web.yaml#Application/argocd/shop', paths: ['spec.replicas'] },
    ]);
  });
});
