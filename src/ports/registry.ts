/** What a registry serves under a reference. */
export interface RegistryImage {
  /** `sha256:…` of the manifest or index that the tag names. */
  digest: string;
  mediaType: string;
  /** `os/arch[/variant]`; attestation manifests are left out. */
  platforms: readonly string[];
  /** Bytes of config and layers of the first platform. */
  size: number;
  /** Labels of the first platform's image configuration. */
  labels: Readonly<Record<string, string>>;
  /** Annotations of the manifest or index. */
  annotations: Readonly<Record<string, string>>;
}

/**
 * Why `REGISTRY_AUTH` was thrown; the error's `cause` carries it. Registries answer a repository that does not exist yet
 * like one that is hidden (Docker Hub 401, Artifactory and GHCR 403), so `access` may only mean that nothing was pushed there.
 */
export interface RegistryRefusal {
  /** `credential`: there is none, or it is wrong · `access`: it was accepted but does not reach this repository. */
  refused: 'credential' | 'access';
  /** Whether there was a credential at all. */
  given: boolean;
}

/** Something other than an image: a manifest with its layers, each checked against its digest. */
export interface RegistryArtifact {
  digest: string;
  layers: readonly ArtifactLayer[];
}

export interface ArtifactLayer {
  mediaType: string;
  /** The file that it was made of (`org.opencontainers.image.title`); what anybody wrote there. */
  title: string | undefined;
  bytes: Uint8Array;
}

/** Reads and tags in OCI registries; credentials come from Docker's and containers' configuration. Throws `REGISTRY_AUTH`, `REGISTRY_UNREACHABLE`, `REGISTRY_FAILED`. */
export interface Registry {
  /** Undefined when the registry has no such manifest. */
  inspect(repository: string, reference: string, signal?: AbortSignal): Promise<RegistryImage | undefined>;
  /** What a reference names, at the least cost; undefined when the registry has no such manifest. */
  digest(repository: string, reference: string, signal?: AbortSignal): Promise<string | undefined>;
  /** A whole artifact; undefined when the registry has no such manifest. Throws `REGISTRY_FAILED` also for one of more than `maxBytes`. */
  artifact(
    repository: string,
    reference: string,
    options: { maxBytes: number },
    signal?: AbortSignal,
  ): Promise<RegistryArtifact | undefined>;
  /** Every tag of a repository; undefined when the registry knows none of that name. */
  tags(repository: string, signal?: AbortSignal): Promise<readonly string[] | undefined>;
  /** Lets a further tag name a manifest that the repository already holds: nothing is copied or rebuilt. */
  tag(repository: string, digest: string, tag: string, signal?: AbortSignal): Promise<void>;
}
