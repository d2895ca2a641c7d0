import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadModule } from '../lib/go-module.ts';
import { findCache } from '../setup/cache.ts';

/** The releases whose schemas are shipped: the last ten minor versions, each by a late patch. */
export const releases = [
  'v1.28.15',
  'v1.29.6',
  'v1.30.14',
  'v1.31.14',
  'v1.32.13',
  'v1.33.13',
  'v1.34.4',
  'v1.35.4',
  'v1.36.3',
  'v1.37.2',
] as const;

export interface OpenApi {
  definitions: Readonly<Record<string, OpenApiSchema>>;
}

export interface OpenApiSchema {
  $ref?: string;
  type?: string;
  format?: string;
  items?: OpenApiSchema;
  properties?: Readonly<Record<string, OpenApiSchema>>;
  additionalProperties?: OpenApiSchema;
  required?: readonly string[];
  'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: readonly string[];
}

/** The published OpenAPI of a release. From the cache, else from the module k8s.io/kubernetes, of which nothing else is kept. */
export async function readSpec(release: string): Promise<OpenApi> {
  const file = join(findCache().root, 'specs', release, 'swagger.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as OpenApi;
  console.log(`k8s.io/kubernetes ${release}: downloading`);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-specs-'));
  try {
    const module = await downloadModule(`k8s.io/kubernetes@${release}`, { GOMODCACHE: folder, GOFLAGS: '-modcacherw' });
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, await readFile(join(module, 'api/openapi-spec/swagger.json')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return JSON.parse(await readFile(file, 'utf8')) as OpenApi;
}

/** The folder of the module k8s.io/api that belongs to a release, or of one of its versions. */
export async function apiModule(release: string): Promise<string> {
  return await downloadModule(`k8s.io/api@${release.replace(/^v1\./, 'v0.')}`);
}
