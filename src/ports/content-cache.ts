/** What was made of content, kept from run to run under the content's hash. */
export interface ContentCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}
