import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { closeServer, listen } from '../../../harness/http.ts';
import { type Registry, type RegistryOptions, startRegistry } from '../../../harness/registry.ts';
import { run } from '../../../harness/run.ts';
import { temporaryDirectory } from '../../../harness/temp.ts';

/** A chart that says all that can be different: values, release, version, capabilities. */
export function chartFiles(
  name: string,
  version: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: ${version}\nappVersion: "1"\n`,
    'values.yaml': 'replicas: 1\nimage: {tag: "1.0"}\n',
    'values-large.yaml': 'replicas: 9\n',
    'crds/a.yaml': `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: as.${name}.dev}\n`,
    'templates/web.yaml': [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: {{ .Release.Name }}-web',
      '  labels: {chart: "{{ .Chart.Name }}-{{ .Chart.Version | replace "+" "_" }}"}',
      '  annotations: {kubernetes: "{{ .Capabilities.KubeVersion.Version }}", namespace: "{{ .Release.Namespace }}"}',
      'spec:',
      '  replicas: {{ .Values.replicas }}',
      '  template: {spec: {containers: [{name: web, image: "ghcr.io/acme/web:{{ .Values.image.tag }}", securityContext: {privileged: true}}]}}',
      '',
    ].join('\n'),
    ...more,
  };
}

/** Helm as nobody has configured it. */
export function helmEnvironment(folder: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: folder, HELM_NO_PLUGINS: '1', DOCKER_CONFIG: folder };
}

/** Packs charts with the real `helm package`. */
export async function packCharts(into: string, charts: readonly Readonly<Record<string, string>>[]): Promise<void> {
  for (const files of charts) {
    await using source = temporaryDirectory('chart');
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source.path, file)), { recursive: true });
      writeFileSync(join(source.path, file), text);
    }
    await run('helm', ['package', source.path, '--destination', into], { env: helmEnvironment(into) });
  }
}

export interface ChartRepository extends AsyncDisposable {
  url: string;
  /** What it serves. */
  folder: string;
  /** Paths that were asked for, with the login that came along. */
  requests: readonly { path: string; authorization: string | undefined }[];
}

export interface ChartRepositoryOptions {
  charts: readonly Readonly<Record<string, string>>[];
  /** Demand this login for everything. */
  login?: { username: string; password: string };
  /** Served before what is in the folder. */
  answers?: Readonly<Record<string, { status: number; body?: string | Uint8Array; headers?: Record<string, string> }>>;
}

/** A chart repository over HTTP, made by the real `helm package` and `helm repo index`. */
export async function startChartRepository({
  charts,
  login,
  answers = {},
}: ChartRepositoryOptions): Promise<ChartRepository> {
  const directory = temporaryDirectory('charts');
  const folder = directory.path;
  await packCharts(folder, charts);
  await run('helm', ['repo', 'index', folder], { env: helmEnvironment(folder) });
  const requests: { path: string; authorization: string | undefined }[] = [];
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://a').pathname.slice(1);
    const { authorization } = request.headers;
    requests.push({ path, authorization });
    const wanted = login === undefined ? undefined : `Basic ${btoa(`${login.username}:${login.password}`)}`;
    const given = answers[path];
    if (wanted !== undefined && authorization !== wanted) response.writeHead(401).end();
    else if (given !== undefined) response.writeHead(given.status, given.headers).end(given.body);
    else if (readdirSync(folder).includes(path)) response.end(readFileSync(join(folder, path)));
    else response.writeHead(404).end();
  });
  const url = await listen(server);
  return {
    url,
    folder,
    requests,
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      await directory[Symbol.asyncDispose]();
    },
  };
}

export interface ChartRegistry extends Registry {
  /** Of the manifest of a pushed chart. */
  digestOf(repository: string, tag: string): Promise<string>;
}

/** A registry with charts below `charts/`, pushed by the real `helm push`. */
export async function startChartRegistry(
  charts: readonly Readonly<Record<string, string>>[],
  options: RegistryOptions = {},
): Promise<ChartRegistry> {
  const registry = await startRegistry(options);
  await using folder = temporaryDirectory('push');
  await packCharts(folder.path, charts);
  const env = helmEnvironment(folder.path);
  const { auth } = options;
  if (auth !== undefined)
    await run(
      'helm',
      ['registry', 'login', registry.host, '--plain-http', '--username', auth.user, '--password-stdin'],
      {
        env,
        input: auth.password,
      },
    );
  for (const file of readdirSync(folder.path).filter((name) => name.endsWith('.tgz')))
    await run('helm', ['push', join(folder.path, file), `oci://${registry.host}/charts`, '--plain-http'], { env });
  return {
    ...registry,
    digestOf: async (repository, tag) => (await registry.manifest(repository, tag))?.digest ?? '',
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  };
}
