import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import { KubeError } from '../../../src/ports/kube-error.ts';
import { jobOf } from '../../../src/sync/job.ts';
import type { SyncDocument } from '../../../src/sync/document.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';
import { type OidcIssuer, startIssuer } from './oidc-issuer.ts';
import { playNode } from './play-node.ts';
import { image, makeSite, type Site, slipway } from './site.ts';
import { type TrickJob, tricks } from './tricks.ts';

const stack = new AsyncDisposableStack();
let issuer: OidcIssuer;
let site: Site;
let plane: ControlPlane;
let kubeconfig: string;

const audience = 'https://CLUSTER/slipway';
const job = { repository: 'acme/shop', repository_id: '123', environment: 'production' };

/** The authentication configuration as the page beside the manifests prints it, for our issuer and repository. */
async function authenticationOf(folder: string): Promise<object> {
  const page = await readFile(join(folder, 'README.md'), 'utf8');
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line === '    jwt:');
  const length = lines.slice(start).findIndex((line) => !line.startsWith('    '));
  const text = lines.slice(start, start + length).join('\n');
  const { jwt } = load(text.replace('ID-OF-THE-REPOSITORY', '123')) as { jwt: [{ issuer: object }] };
  jwt[0].issuer = { ...jwt[0].issuer, url: issuer.url, certificateAuthority: issuer.certificate };
  return { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AuthenticationConfiguration', jwt };
}

beforeAll(async () => {
  issuer = stack.use(await startIssuer());
  site = stack.use(await makeSite(['production']));
  await site.push({
    'slipway.yaml': `version: 1\nenvironments:\n  production:\n    roots: [production]\n    sync: { engine: job, targets: [{ name: here, audience: "${audience}" }] }\n`,
  });
  await site.slipway('/nonexistent', 'init', '--engine', 'job', '--image', image);
  const folder = join(site.clone, '.slipway/engine/production');
  const file = join(stack.use(temporaryDirectory('authentication')).path, 'authentication.yaml');
  await writeFile(file, dump(await authenticationOf(folder)));
  plane = stack.use(
    await startControlPlane({ controllers: true, apiServerFlags: [`--authentication-config=${file}`] }),
  );
  await run('kubectl', ['--kubeconfig', plane.kubeconfig, 'apply', '-k', folder]);
  const kube = stack.use(await connectKube({ kubeconfig: plane.kubeconfig }));
  stack.use(await playNode(plane, kube, 'slipway-production'));
  kubeconfig = await plane.kubeconfigOf('server-only', { token: 'none' });
});

afterAll(async () => await stack.disposeAsync());

async function sync(claims: Readonly<Record<string, string>>): Promise<{ document: SyncDocument; output: string }> {
  const env = { KUBECONFIG: kubeconfig, ...issuer.environment(claims) };
  const { stdout, stderr } = await slipway(site.clone, env, ['sync', '--format', 'json', '--verbose']);
  return { document: JSON.parse(stdout) as SyncDocument, output: stdout + stderr };
}

test("a run of GitHub Actions needs no credential but its own OIDC token, which is nobody's to see", async () => {
  const { document, output } = await sync(job);
  expect(document).toMatchObject({ outcome: 'synced', targets: [{ errors: [] }] });
  expect(issuer.asked).toEqual(['/token']);
  expect(output).not.toMatch(/eyJ|job-0/);
});

test.each([
  ['another repository', { ...job, repository_id: '666' }],
  ['another environment', { ...job, environment: 'staging' }],
  ['a run without an environment, as pull requests have', { repository: job.repository, repository_id: '123' }],
])('%s is not let in', async (_what, claims) => {
  const { document } = await sync(claims);
  expect(document.targets[0]?.errors.map((error) => error.code)).toEqual(['KUBE_AUTH']);
});

test('without the permission to ask for a token, that is what is told', async () => {
  const { stdout } = await slipway(site.clone, { KUBECONFIG: kubeconfig }, ['sync', '--format', 'json']);
  const { error } = JSON.parse(stdout) as SyncDocument;
  expect(error).toMatchObject({ code: 'CREDENTIALS_ABSENT' });
  expect(error?.hint).toContain('id-token: write');
});

test('every trick is refused to the token too', async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } = issuer.environment(job);
  const token = async (): Promise<string> => {
    const answer = await run('curl', [
      '--silent',
      '--cacert',
      issuer.certificateFile,
      '--header',
      `authorization: Bearer ${bearer}`,
      `${issuer.url}/token?audience=${encodeURIComponent(audience)}`,
    ]);
    return (JSON.parse(answer.stdout) as { value: string }).value;
  };
  await using kube = await connectKube({ kubeconfig, token });
  expect((await kube.whoAmI()).groups).toContain('slipway-ci:production');
  const identity = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    namespace: 'slipway-production',
    name: 'slipway-reconcile',
  };
  const cronJob = await kube.get(identity);
  if (cronJob === undefined) throw new Error('no CronJob');
  const outcomes = new Set<string>();
  for (const change of Object.values(tricks)) {
    const one = structuredClone(jobOf(cronJob, 'slipway-trick', 'c'.repeat(40)));
    change(one as unknown as TrickJob);
    outcomes.add(
      await kube.create(one).then(
        () => 'done',
        (error: unknown) => (error instanceof KubeError ? error.code : String(error)),
      ),
    );
  }
  expect([...outcomes]).toEqual(['KUBE_ADMISSION']);
});
