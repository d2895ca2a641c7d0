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

/** Reads an OCI registry; credentials come from Docker's configuration. */
export interface Registry {
  /** Undefined when the registry has no such manifest. Throws `REGISTRY_AUTH`, `REGISTRY_UNREACHABLE`, `REGISTRY_FAILED`. */
  inspect(repository: string, reference: string, signal?: AbortSignal): Promise<RegistryImage | undefined>;
}
