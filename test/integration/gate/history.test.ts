import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { FindingStatus, Verdict } from '../../../src/model/verdict.ts';
import { git } from '../../harness/repository.ts';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

const applications = {
  'microservices-demo': 'apps/microservices-demo',
  'flux2-kustomize-helm-example': 'apps/flux2-kustomize-helm-example',
  'kubeflow-manifests': 'history/kubeflow-manifests',
} as const;

/** Shared, so that no run renders what another has. */
const cache = temporaryDirectory('history-cache');
afterAll(() => cache[Symbol.asyncDispose]());

interface Repository extends AsyncDisposable {
  folder: string;
  write(file: string, text: string): Promise<void>;
  commit(): Promise<void>;
  /** What the gate says of the working tree against a revision. */
  judge(base: string): Promise<Verdict>;
}

/** A repository whose branch `main` is an application's earlier state, and whose checked out branch `change` is the later one. */
async function changeOf(name: keyof typeof applications, onMain: Record<string, string> = {}): Promise<Repository> {
  const directory = temporaryDirectory('history');
  const folder = join(directory.path, name);
  const repository: Repository = {
    folder,
    write: async (file, text) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    },
    commit: async () => {
      await git(folder, 'add', '--all', '--force');
      await git(folder, 'commit', '--quiet', '--message', 'Change');
    },
    judge: async (base) => {
      const argv = [program, 'gate', '--base', base, '--network', 'none', '--format', 'json'];
      const env = { ...process.env, SLIPWAY_CACHE: cache.path, SLIPWAY_CACHE_KEY: 'secret' };
      const { stdout } = await run(process.execPath, argv, {
        cwd: folder,
        env,
        allowFailure: true,
        timeoutMs: 240_000,
      });
      return JSON.parse(stdout) as Verdict;
    },
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
  await cp(join(fixtures, applications[name]), folder, { recursive: true });
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  const patch = join(fixtures, 'history', `${name}.patch`);
  await git(folder, 'apply', '--whitespace=nowarn', patch);
  for (const [file, text] of Object.entries(onMain)) await repository.write(file, text);
  await repository.commit();
  await git(folder, 'checkout', '--quiet', '-b', 'change');
  await git(folder, 'apply', '--whitespace=nowarn', '--reverse', patch);
  await repository.commit();
  return repository;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const waiverOf = (rule: string, root: string): string =>
  `version: 1\nwaivers:\n- { rule: ${rule}, root: '${root}', owner: '@acme/ops', reason: known, expires: ${inDays(30)} }\n`;

function countOf({ findings }: Verdict, status: FindingStatus, rule: string, root = ''): number {
  return findings.filter((one) => one.status === status && one.rule === rule && one.root.startsWith(root)).length;
}

describe('of real changes', () => {
  it('Online Boutique: a release of new images brings nothing new', async () => {
    await using repository = await changeOf('microservices-demo', {
      '.slipway/waivers.yaml': waiverOf('single-replica', 'helm-chart'),
    });
    const verdict = await repository.judge('main');
    expect(verdict).toMatchObject({
      verdict: 'pass',
      errors: [],
      summary: { new: { error: 0, warning: 0, info: 0 }, existing: 99, waived: 12, fixed: 4 },
    });
    expect(countOf(verdict, 'waived', 'single-replica', 'helm-chart')).toBe(12);
    const tags = verdict.images.filter(({ container }) => container === 'server').map(({ new: image }) => image);
    expect(tags.length).toBeGreaterThan(40);
    expect(tags.every((image) => image?.endsWith(':v0.10.6'))).toBe(true);
  });

  it('Kubeflow: half a year brings new findings, and the many of before do not count', async () => {
    const ambient = 'common/istio/istio-install/overlays/ambient';
    await using repository = await changeOf('kubeflow-manifests', {
      '.slipway/waivers.yaml': waiverOf('no-apparmor-override', `${ambient}*`),
    });
    const verdict = await repository.judge('main');
    expect(verdict).toMatchObject({
      verdict: 'fail',
      summary: { new: { error: 66, warning: 126, info: 20 }, existing: 175, waived: 4, fixed: 2 },
    });
    expect(countOf(verdict, 'waived', 'no-apparmor-override', ambient)).toBe(4);
    // A picture that a file of this state asks for is left out here, which each root that uses it tells.
    expect(verdict.errors.map(({ code, location }) => [code, location?.file])).toEqual(
      Array.from({ length: 3 }, () => ['RENDER_FAILED', 'common/oauth2-proxy/base/kustomization.yaml']),
    );
    // A waiver that the change itself brings counts for nothing.
    await repository.write('.slipway/waivers.yaml', waiverOf('no-host-path', '**'));
    await repository.commit();
    const loosened = await repository.judge('main');
    expect(loosened.summary).toEqual(verdict.summary);
  });

  it('Flux’s example: new kinds are warned of, and what needs the network is not passed over', async () => {
    await using repository = await changeOf('flux2-kustomize-helm-example', {
      '.slipway/waivers.yaml': waiverOf('schema-missing', 'clusters/production*'),
    });
    const verdict = await repository.judge('main');
    expect(verdict.verdict).toBe('fail');
    expect(new Set(verdict.errors.map(({ code }) => code))).toEqual(new Set(['RENDER_NEEDS_TRUST', 'RENDER_EMPTY']));
    expect(verdict.summary).toMatchObject({ new: { error: 0, warning: 3, info: 2 }, waived: 2 });
  });
});

describe('only what is new', () => {
  it('is not what only moved: roots keep their findings in another folder', async () => {
    await using repository = await changeOf('microservices-demo');
    await mkdir(join(repository.folder, 'deploy'));
    await rename(join(repository.folder, 'kustomize'), join(repository.folder, 'deploy/kustomize'));
    await rename(join(repository.folder, 'helm-chart'), join(repository.folder, 'deploy/shop'));
    await repository.commit();
    const moved = await repository.judge('main');
    expect(moved).toMatchObject({
      verdict: 'pass',
      errors: [],
      summary: { new: { error: 0, warning: 0, info: 0 }, existing: 111, fixed: 4 },
    });
    expect(moved.roots.map(({ id }) => id)).toContain('deploy/shop');
  });

  it('is what was fixed and comes back', async () => {
    await using repository = await changeOf('microservices-demo');
    const file = 'kustomize/components/google-cloud-operations/otel-collector.yaml';
    const bad = await git(repository.folder, 'show', `change:${file}`);
    const limits = 'resources: { requests: { cpu: 100m, memory: 1Gi }, limits: { memory: 1Gi } }';
    await repository.write(file, bad.replace(/^( *)- name: otel-gateway$/m, `$&\n$1  ${limits}`));
    await repository.commit();
    const fixed = await repository.judge('HEAD~1');
    expect(fixed).toMatchObject({ verdict: 'pass', summary: { new: { error: 0 }, fixed: 9 } });
    await repository.write(file, bad);
    await repository.commit();
    const back = await repository.judge('HEAD~1');
    expect(back).toMatchObject({ summary: { new: { error: 0, warning: 9 }, fixed: 0 } });
    expect(countOf(back, 'new', 'memory-limit-missing')).toBe(3);
  });
});
