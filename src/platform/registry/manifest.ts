import { z } from 'zod';

const digestForm = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const annotations = z.record(z.string(), z.string()).nullish();

const descriptor = z.looseObject({
  mediaType: z.string(),
  digest: digestForm,
  size: z.number().int().nonnegative(),
  platform: z.looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() }).optional(),
  annotations,
});

const indexSchema = z.looseObject({ mediaType: z.string().optional(), manifests: z.array(descriptor), annotations });

const imageSchema = z.looseObject({
  mediaType: z.string().optional(),
  config: descriptor,
  layers: z.array(descriptor),
  annotations,
});

const configSchema = z.looseObject({
  os: z.string().optional(),
  architecture: z.string().optional(),
  variant: z.string().optional(),
  config: z.looseObject({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
});

export type Descriptor = z.output<typeof descriptor>;
export type ImageManifest = z.output<typeof imageSchema>;
export type ImageIndex = z.output<typeof indexSchema>;
export type Manifest = { kind: 'image'; image: ImageManifest } | { kind: 'index'; index: ImageIndex };

/** The media types of images and indexes, OCI's and Docker's, for `Accept`. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Reads a manifest or index of OCI or Docker; undefined when it is neither. */
export function parseManifest(bytes: Uint8Array): Manifest | undefined {
  const value = parseJson(bytes);
  const index = indexSchema.safeParse(value);
  if (index.success) return { kind: 'index', index: index.data };
  const image = imageSchema.safeParse(value);
  return image.success ? { kind: 'image', image: image.data } : undefined;
}

/** The images of an index. BuildKit lists attestations beside them, which nobody can run. */
export function runnable({ manifests }: ImageIndex): readonly Descriptor[] {
  return manifests.filter(
    ({ platform, annotations }) =>
      annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest' &&
      !(platform?.os === 'unknown' && platform.architecture === 'unknown'),
  );
}

export interface ImageFacts {
  platform: string | undefined;
  labels: Readonly<Record<string, string>>;
}

/** What an image's configuration tells; nothing when it is the configuration of something else, like a chart. */
export function parseImageConfig(bytes: Uint8Array): ImageFacts {
  const parsed = configSchema.safeParse(parseJson(bytes));
  if (!parsed.success) return { platform: undefined, labels: {} };
  const { os, architecture, variant, config } = parsed.data;
  return {
    platform: os && architecture ? platformName({ os, architecture, variant }) : undefined,
    labels: config?.Labels ?? {},
  };
}

export function platformName(platform: { os: string; architecture: string; variant?: string | undefined }): string {
  const { os, architecture, variant } = platform;
  return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
