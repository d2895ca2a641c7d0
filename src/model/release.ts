/** One image of a release, as the registry holds it. */
export interface ReleaseImage {
  name: string;
  /** Without tag and digest: `ghcr.io/acme/web`. */
  repository: string;
  tag: string;
  /** What the registry serves under the tag: an index's digest when it is an index. */
  digest: string;
  mediaType: string;
  /** `linux/amd64`, …; attestation manifests are not platforms. */
  platforms: readonly string[];
  /** Bytes of the manifest's config and layers of the first platform. */
  size: number;
  /** sha-256 over what the image is built from; equal inputs keep their digest. */
  inputs: string;
  /** False when an image of equal inputs was found and reused. */
  built: boolean;
}

/** The images built from one source commit; also the file `slipway-release.json`. */
export interface Release {
  schema: 'slipway/release/v1';
  /** URL of the source repository. */
  source: string;
  /** Full SHA of the source commit. */
  revision: string;
  ref: string;
  /** URL of the run that built it; empty outside CI. */
  run: string;
  images: readonly ReleaseImage[];
}
